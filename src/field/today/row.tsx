import type { ListedEnterprise } from '../../../types/fieldwork'
import { sayDate } from '../../../types/words/dates'
import { fieldSayings } from '../../../types/words/field-visit'
import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { Here } from './here'
import { paramsOf } from '../visit/subject'

/** What is to be known before going there, the weightiest first; colour is never alone. */
function stateOf(row: ListedEnterprise, isVisited: boolean): { said: string; className: string } | undefined {
  if (isVisited) return { said: `✓ ${words.visitedToday}`, className: 'state-accepted' }
  if (row.gone) return { said: `⚠ ${words.gone}`, className: 'state-submitted' }
  if (row.organised) return { said: `✓ ${words.organised}`, className: 'state-accepted' }
  if (row.caseState !== null) return { said: words.inCase, className: 'state-submitted' }
  return undefined
}

/** One enterprise: where it is, why it is here, what is known. The whole row opens. */
export function Row({
  field,
  row,
  isVisited,
  said,
  withFloor = false,
}: {
  field: Field
  row: ListedEnterprise
  isVisited: boolean
  /** What was said today of whether it is at its place. */
  said: boolean | undefined
  withFloor?: boolean
}) {
  const where = [
    withFloor && row.floor !== '' ? words.floor(row.floor) : '',
    row.room === '' ? '' : words.roomAt(row.room),
  ]
  const why =
    row.turn === null
      ? row.because
      : [words.turn(row.turn), ...(row.because.length > 0 ? row.because : [words.turnAlone])]
  const state = stateOf(row, isVisited)
  const last = row.lastVisit
  return (
    <li>
      <Button id={`row-${row.id}`} className="today-row" onClick={() => go('visit', paramsOf({ enterprise: row.id }))}>
        <p className="today-name">{row.name}</p>
        <p className="second">
          {where.filter(Boolean).join(' ') || (row.place === null || withFloor ? row.address : words.floor(''))}
        </p>
        {why.length > 0 && <p className="second">{why.join(' · ')}</p>}
        {state && <p className={`state ${state.className}`}>{state.said}</p>}
        {!isVisited && last && (
          <p className="small">
            {words.visited(
              sayDate(last.on),
              last.wish === null ? fieldSayings.met[last.met] : fieldSayings.wishes[last.wish],
            )}
          </p>
        )}
      </Button>
      {row.place !== null && !isVisited && <Here field={field} row={row} place={row.place} said={said} />}
    </li>
  )
}
