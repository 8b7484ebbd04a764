import type { CadreCase } from '../../../types/casework'
import { caseWords } from '../../../types/words/cadre'
import { caseActWords as actWords } from '../../../types/words/case-acts'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import type { ActName } from './act-table'

/** What leads on from where the case stands, the first of these that is legal: the one red button. */
const onwards: readonly ActName[] = [
  'decide',
  'recordGuidance',
  'nameGuide',
  'reply',
  'confirm',
  'settle',
  'answerAppeal',
  'resume',
  'survey',
  'reopen',
]
/** Where a case has ended nothing leads on by itself. */
const nextOf = (found: CadreCase, forms: readonly ActName[]) =>
  found.owner === null
    ? undefined
    : onwards.find((act) => forms.includes(act) && !(found.guideGone && act === 'recordGuidance'))

/** Acts of the page that are forms; deferring is legal where deciding is. */
export function formsOf(found: CadreCase): ActName[] {
  const names = Object.keys(actWords.acts) as ActName[]
  const legal: readonly string[] = found.may
  return names.filter((act) => legal.includes(act === 'defer' ? 'decide' : act))
}

interface ActsProps {
  id: string
  found: CadreCase
  /** Something was done, and what is shown is from before it. */
  settling: boolean
  onDone: (said: string) => void
  onReturn: () => void
  onAct: (act: ActName) => void
}

/** The next step as the one red button at the thumb; sending back stands beside it, quieter. Nothing for who only watches. */
export function Acts({ id, found, settling, onDone, onReturn, onAct }: ActsProps) {
  const { write, busy, failure } = useWrite('acceptCase', `accept:${id}:${found.timeline.length}`)
  const accept = async () => {
    if (await write({ id })) onDone(caseWords.accepted)
  }
  const mayReturn = found.may.includes('return')
  const mayAccept = found.may.includes('accept')
  const forms = formsOf(found)
  const next = nextOf(found, forms)
  if (!mayAccept && !mayReturn && next === undefined)
    return found.owner !== null && forms.length === 0 ? (
      <Bar>
        <p className="second">{caseWords.watching(found.owner.office)}</p>
      </Bar>
    ) : null
  return (
    <Bar>
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? () => onDone('') : undefined} />
      <div className="bar-pair">
        {mayAccept ? (
          <Button
            id="accept"
            kind="primary"
            className="bar-first"
            busy={busy || settling}
            onClick={() => void accept()}
          >
            {busy ? caseWords.accepting : caseWords.accept}
          </Button>
        ) : (
          next !== undefined && (
            <Button id="next" kind="primary" className="bar-first" waiting={settling} onClick={() => onAct(next)}>
              {actWords.acts[next]}
            </Button>
          )
        )}
        {mayReturn && (
          <Button id="return" className="bar-second" waiting={busy || settling} onClick={onReturn}>
            {caseWords.return}
          </Button>
        )}
      </div>
    </Bar>
  )
}

/** All other legal acts, quiet, each opening its form. */
export function MoreActs({ found, onAct }: { found: CadreCase; onAct: (act: ActName) => void }) {
  const forms = formsOf(found)
  const next = found.may.includes('accept') ? undefined : nextOf(found, forms)
  const others = forms.filter((act) => act !== next)
  if (others.length === 0) return null
  return (
    <section className="card">
      <h2 className="card-title">{actWords.more}</h2>
      <div className="case-acts">
        {others.map((act) => (
          <Button key={act} id={`act-${act}`} className="case-act" onClick={() => onAct(act)}>
            {actWords.acts[act]}
          </Button>
        ))}
      </div>
    </section>
  )
}
