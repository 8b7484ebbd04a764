import { useState } from 'react'
import type { OutputOf } from '../../../types/registry'
import { campaignPageWords as words } from '../../../types/words/campaign-pages'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

type HeldNumber = OutputOf<'listHeldNumbers'>['numbers'][number]
type Verdict = 'fine' | 'bookkeeper'
const verdicts: readonly Verdict[] = ['fine', 'bookkeeper']

/** Names shown of a number; own choice, 2026-11-28: enough to see whether they belong together. */
const NAMES = 4

function Held({ campaign, held, onJudged }: { campaign: string; held: HeldNumber; onJudged: () => void }) {
  const { write, busy, failure } = useWrite('judgeHeldNumber', `judge:${campaign}:${held.ref}`)
  const judge = async (verdict: Verdict) => {
    if (await write({ id: campaign, ref: held.ref, verdict })) onJudged()
  }
  const names = held.enterprises.slice(0, NAMES).map(({ name }) => name)
  return (
    <li className="campaign-held">
      <p className="campaign-held-number number">{held.phoneMasked}</p>
      <p className="second number">{words.heldCount(held.count)}</p>
      <p className="second">
        {names.join('、')}
        {held.count > names.length && ` ${words.heldMore(held.count)}`}
      </p>
      {held.verdict && <p className="campaign-said">{words.verdictSaid[held.verdict]}</p>}
      <div className="campaign-pair">
        {verdicts
          .filter((verdict) => verdict !== held.verdict)
          .map((verdict) => (
            <Button
              key={verdict}
              id={`${verdict}-${held.ref}`}
              busy={busy}
              label={`${held.phoneMasked} ${words.verdicts[verdict]}`}
              onClick={() => void judge(verdict)}
            >
              {busy ? words.judging : words.verdicts[verdict]}
            </Button>
          ))}
      </div>
      <Problem failure={failure} />
    </li>
  )
}

function HeldList({ campaign }: { campaign: string }) {
  const { data, failure, reload } = useCall('listHeldNumbers', { id: campaign })
  if (!data) return failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={1} />
  const rest = data.total - data.numbers.length
  return (
    <>
      <ul className="plain-list">
        {data.numbers.map((held) => (
          <Held key={held.ref} campaign={campaign} held={held} onJudged={reload} />
        ))}
      </ul>
      {rest > 0 && <p className="second number">{words.heldRest(rest)}</p>}
    </>
  )
}

/** Numbers that many enterprises give, folded away until somebody looks. */
export function HeldNumbers({ campaign, count }: { campaign: string; count: number }) {
  const [open, setOpen] = useState(false)
  return (
    <section className="card">
      <h2 className="card-title number">{words.held(count)}</h2>
      <p className="second">{words.heldLead}</p>
      <Button
        id="held"
        kind="link"
        expanded={open}
        label={`${words.held(count)} ${open ? words.close : words.open}`}
        onClick={() => setOpen(!open)}
      >
        {open ? words.close : words.open}
      </Button>
      {open && <HeldList campaign={campaign} />}
    </section>
  )
}
