/** Who is away today, and who stands in: the deputy while there, else whoever of the office is there. */
import { roles } from '../../../types/people'
import { listOffices } from '../../divisions/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import * as grants from '../cadres/store'
import { dutyClass } from '../policy/appointing'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

export interface Absent {
  personId: string
  officeId: string
  officePath: string
  /** The last day, ISO. */
  until: string
  /** The named deputy, while in office and there; null: the office. */
  deputyId: string | null
  /** The deputy, or all others of the office who are there. Empty: nobody is. */
  standIns: readonly string[]
}

const caseRoles = roles.filter((role) => dutyClass[role] === 'case')

/** @param officeIds at these offices; without: everywhere. An absence counts while its person is in office. */
export async function listAbsent(act: Act, officeIds?: readonly string[]): Promise<Absent[]> {
  const rows = await store.listOn(act.tx, localDate(act.now), officeIds)
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map((row) => row.office_id))]
  const held = await grants.listHeld(act.tx, ids, caseRoles, act.now)
  const paths = new Map((await listOffices(act, ids)).map((office) => [office.id, office.path]))
  const isAway = new Set(rows.map((row) => `${row.office_id}/${row.person_id}`))
  const absent: Absent[] = []
  for (const row of rows) {
    const known = absent.some((one) => one.personId === row.person_id && one.officeId === row.office_id)
    const there = held.filter((one) => one.office_id === row.office_id).map((one) => one.person_id)
    if (known || !there.includes(row.person_id)) continue
    const others = there.filter((personId) => !isAway.has(`${row.office_id}/${personId}`))
    const deputyId = row.deputy_id !== null && others.includes(row.deputy_id) ? row.deputy_id : null
    absent.push({
      personId: row.person_id,
      officeId: row.office_id,
      officePath: paths.get(row.office_id) ?? '',
      until: row.until_on,
      deputyId,
      standIns: deputyId === null ? others : [deputyId],
    })
  }
  return absent
}
