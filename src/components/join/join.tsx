import { useState } from 'react'
import type { Office } from '../../../types/city'
import { homeWords, joinWords } from '../../../types/words/owner'
import { findFilling, forgetDraft } from '../../client/drafts'
import { go } from '../../client/go'
import type { SubmitInput } from '../../client/unsent'
import { useWrite } from '../../client/use-write'
import { AddPhone } from '../add-phone/add-phone'
import { Button } from '../button/button'
import { OfficeCard } from '../office/office'
import { Problem } from '../problem/problem'

interface JoinProps {
  /** Whose application it would have been. */
  form: string
  subject: SubmitInput['subject']
  contactName: string
  noticeVersion: string
}

/** Somebody else of the enterprise was faster: that one exists is all that is told, and the street can be asked to let this person in. */
export function Join({ form, subject, contactName, noticeVersion }: JoinProps) {
  const { write, busy, failure, clear } = useWrite('askToJoin', `join:${form}`)
  const [asked, setAsked] = useState<{ office: Office; next: string }>()
  const [nameless, setNameless] = useState(false)
  const ask = async () => {
    setNameless(contactName === '')
    if (contactName === '') return
    const filling = findFilling(form)
    const answer = await write({
      subject,
      contactName,
      noticeVersion,
      ...(filling === undefined ? {} : { draft: filling.id }),
    })
    if (!answer) return
    forgetDraft(form)
    setAsked(answer)
  }
  const mine = (
    <Button id="mine" onClick={() => go('mine')}>
      {homeWords.mine}
    </Button>
  )
  if (asked)
    return (
      <section role="status">
        <p className="lead">{`✓ ${asked.next}`}</p>
        <OfficeCard office={asked.office} />
        <div className="page-foot">{mine}</div>
      </section>
    )
  return (
    <section className="card">
      <h2 className="card-title">{joinWords.title}</h2>
      <p className="second lead">{joinWords.lead}</p>
      {nameless && (
        <p className="second lead" role="alert">
          {joinWords.nameFirst}
        </p>
      )}
      <Problem failure={failure} />
      {failure?.name === 'phoneNeeded' && <AddPhone onAdded={clear} />}
      <div className="page-foot">
        {failure?.name === 'joinOpen' || failure?.name === 'applicationOpen' ? (
          mine
        ) : (
          <Button id="join" busy={busy} onClick={() => void ask()}>
            {busy ? joinWords.joining : joinWords.join}
          </Button>
        )}
      </div>
    </section>
  )
}
