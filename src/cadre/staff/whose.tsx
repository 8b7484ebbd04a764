import type { StaffRow } from '../../../types/staff'
import { staffWords } from '../../../types/words/staff'

/** Whose grant it is, above what is done to it. */
export function Whose({ row }: { row: StaffRow }) {
  return (
    <section className="card">
      <p className="staff-who number">{`${row.nameMasked} ${row.phoneMasked}`}</p>
      <p className="second">{`${row.office} · ${staffWords.roles[row.role]}`}</p>
    </section>
  )
}
