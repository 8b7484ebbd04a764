import { metWords, visitDeskWords, wishWords } from '../../../types/words/visit-desk'
import { useCall } from '../../client/use-call'
import { Problem } from '../../components/problem/problem'

const words = visitDeskWords.visits

/** Who was there, what they heard: newest first. */
export function Visits({ id }: { id: string }) {
  const { data, failure, reload } = useCall('listEnterpriseVisits', { id })
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      {data?.visits.length === 0 && <p className="second">{words.none}</p>}
      {data?.visits.map(({ id: visit, on, office, whoMasked, met, wish, staff, youth, members, note, ended }) => (
        <div key={visit} className="enterprise-part">
          <p className="second number">{words.line(on, office, whoMasked)}</p>
          <p>{[metWords[met], wish === null ? '' : wishWords[wish]].filter(Boolean).join('，')}</p>
          <p className="second number">{visitDeskWords.conflicts.people(staff, youth, members)}</p>
          {note && <p className="second">{note}</p>}
          {ended !== null && <p className="small">{words.ended[ended]}</p>}
        </div>
      ))}
      <Problem failure={failure} onRetry={reload} />
    </section>
  )
}
