import { useState } from 'react'
import type { FollowUp } from '../../../types/fieldwork'
import { isSettledByHand } from '../../../types/follow-rules'
import { inviteWords } from '../../../types/words/invite-pages'
import { visitDeskWords } from '../../../types/words/visit-desk'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Invite } from '../enterprise/invite'

const words = visitDeskWords.follows
const outcomes = ['done', 'dropped'] as const

interface FollowProps {
  follow: FollowUp
  onSettled: (sentence: string) => void
  onMoved: () => void
}

/** One thing that follows from a visit, with its day. What other pages settle (a conflict, an owner's confirmation) has no button here. */
export function Follow({ follow, onSettled, onMoved }: FollowProps) {
  const { id, kind, enterprise, enterpriseId, dueOn, late } = follow
  const { write, busy, failure } = useWrite('settleFollowUp', `follow:${id}`)
  const [doing, setDoing] = useState<(typeof outcomes)[number]>()
  const settle = async (outcome: (typeof outcomes)[number], sentence = words.said[outcome](enterprise)) => {
    if (busy) return
    setDoing(outcome)
    if (await write({ id, outcome })) onSettled(sentence)
  }
  return (
    <section className="card visits-item" aria-label={`${enterprise} ${words.kinds[kind]}`}>
      <p className="visits-what">{words.kinds[kind]}</p>
      <p className="visits-name">{enterprise}</p>
      <p className={`second number ${late ? 'desk-late' : 'desk-soon'}`}>
        {late ? `⚠ ${words.late(dueOn)}` : words.due(dueOn)}
      </p>
      {kind === 'send-invitation' && enterpriseId !== null && (
        // Who sends it has done what was to be done: nobody ticks it off as well.
        <Invite
          id={enterpriseId}
          within={`${enterprise} ${inviteWords.open}`}
          onSent={(sendsAt) => void settle('done', words.invited(enterprise, sendsAt))}
        />
      )}
      {isSettledByHand[kind] && (
        <div className="visits-acts">
          {outcomes.map((outcome) => (
            <Button
              key={outcome}
              id={`${outcome}-${id}`}
              className="visits-act"
              busy={busy}
              label={`${enterprise} ${words[outcome]}`}
              onClick={() => void settle(outcome)}
            >
              {busy && doing === outcome ? visitDeskWords.saving : words[outcome]}
            </Button>
          ))}
        </div>
      )}
      <Problem failure={failure} onRetry={failure === undefined ? undefined : onMoved} />
    </section>
  )
}
