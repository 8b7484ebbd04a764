import type { CampaignView } from '../../../types/campaigns'
import { progressWords as words } from '../../../types/words/campaign-acts'
import { useCall } from '../../client/use-call'
import { minutesFor } from '../campaign-new/rules'
import { countedOf } from './rules'

const rows = Object.keys(words.rows) as (keyof typeof words.rows)[]

/** How far it is, each kind of outcome as a bar with its number. */
export function Progress({ found }: { found: CampaignView }) {
  const counted = countedOf(found)
  const { all, waiting } = counted
  const { state, perSecond, resumesAt, held, replied, approvedBy, approvedAt, finishedAt } = found
  return (
    <section className="card" aria-label={words.title}>
      <h2 className="card-title">{words.title}</h2>
      <p className="campaign-line number" role="status">
        {words.of(all - waiting, all)}
      </p>
      {held !== null && (
        <p className="campaign-warned" role="alert">
          {held.says} <span className="small">{words.code(held.code)}</span>
        </p>
      )}
      {resumesAt !== null && <p className="campaign-warned number">{words.resumes(resumesAt)}</p>}
      {state === 'running' && perSecond !== null && (
        <p className="second number">
          {words.speed(perSecond)}
          {resumesAt === null && waiting > 0 && `，${words.left(minutesFor(waiting, perSecond))}`}
        </p>
      )}
      <ul className="plain-list">
        {rows.map((row) => (
          <li
            key={row}
            className="campaign-figure"
            aria-label={`${words.rows[row]} ${words.figure(counted[row], all)}`}
          >
            <div className="row" aria-hidden="true">
              <p className="second">{words.rows[row]}</p>
              <p className="second number">{words.figure(counted[row], all)}</p>
            </div>
            <div className="campaign-track" aria-hidden="true">
              <div
                className={`campaign-fill campaign-fill-${row}`}
                style={{ width: all === 0 ? '0' : `${(100 * counted[row]) / all}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="small campaign-line">{words.explained}</p>
      {replied > 0 && <p className="second number">{words.replied(replied)}</p>}
      {approvedBy !== null && approvedAt !== null && (
        <p className="small number">{words.approved(approvedBy, approvedAt)}</p>
      )}
      {finishedAt !== null && <p className="small number">{words.finished(finishedAt)}</p>}
    </section>
  )
}

/** Why messages did not arrive; nothing where all did. `again` changes when there may be more. */
export function Failures({ id, again }: { id: string; again: number }) {
  const { data } = useCall('listFailures', { id }, again)
  if (!data || data.reasons.length === 0) return null
  return (
    <section className="card">
      <h2 className="card-title">{words.failures}</h2>
      <ul className="plain-list">
        {data.reasons.map(({ code, says, messages }) => (
          <li key={`${code} ${says}`} className="campaign-figure">
            <div className="row">
              <p className="campaign-reason">{says}</p>
              <p className="number campaign-reason">{words.failure(messages)}</p>
            </div>
            {/[A-Z:]/.test(code) && <p className="small">{words.code(code)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
