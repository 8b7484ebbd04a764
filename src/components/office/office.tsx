import type { Office } from '../../../types/city'
import { statusWords } from '../../../types/words/owner'
import { CallButton } from '../call/call'
import './office.css'

/** An office of the League: its name, where and when, its phone as a button. What is not on file is not invented. */
export function OfficeCard({ office, noPhone = statusWords.noPhone }: { office: Office; noPhone?: string }) {
  return (
    <section className="card">
      <h3 className="card-title">{office.name}</h3>
      {office.address && <p className="second">{office.address}</p>}
      {office.hours && <p className="second">{office.hours}</p>}
      <div className="office-call">
        {office.phone ? (
          <CallButton phone={office.phone} words={statusWords.call} />
        ) : (
          <p className="second">{noPhone}</p>
        )}
      </div>
      {office.phone && office.contactOf && (
        <p className="second office-by">{statusWords.contactOf(office.contactOf)}</p>
      )}
    </section>
  )
}
