/** Many appointments at once: line by line, each with what came of it. Whether all of it stays is the caller's to say. */
import { sql } from 'kysely'
import { personName, phone as phoneField } from '../../../types/fields'
import { roles, type Role } from '../../../types/people'
import { staffWords } from '../../../types/words/staff'
import { staffTableWords as words } from '../../../types/words/staff-table'
import type { OfficeNode } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { appoint } from './actions'
import { findRole, getOfficeWritten, WrittenWrong } from './place'
import { caseRoleAt, fitsOffice } from './rules'
import type { WrittenAppointment } from './table'

export type LineOutcome =
  | { outcome: 'new' | 'held'; line: number; name: string; phone: string; role: Role; office: OfficeNode }
  | { outcome: 'wrong'; line: number; why: string }

export interface Giver {
  /** Whose offices are meant where the table does not say. */
  body: string
  /** The bodies that the table may name. */
  bodies: ReadonlySet<string>
  /** Whether this role may be given there, by who gives. */
  mayGive: (role: Role, office: OfficeNode) => boolean
  /** Null at the command line. */
  by: string | null
}

/** @throws WrittenWrong */
async function understand(call: Call, written: WrittenAppointment, giver: Giver) {
  const [phone, name] = [phoneField.safeParse(written.phone), personName.safeParse(written.name)]
  if (!phone.success) throw new WrittenWrong(phone.error.issues[0]?.message ?? '')
  if (!name.success) throw new WrittenWrong(name.error.issues[0]?.message ?? '')
  const body = written.body === '' ? giver.body : written.body
  if (!giver.bodies.has(body)) throw new WrittenWrong(words.bodyUnknown(body, [...giver.bodies]))
  const office = await getOfficeWritten(call, written.office, body)
  const role = written.role === '' ? caseRoleAt(office) : findRole(written.role)
  if (role === undefined)
    throw new WrittenWrong(
      words.roleUnknown(
        written.role,
        roles.map((one) => staffWords.roles[one]),
      ),
    )
  if (!fitsOffice(role, office)) throw new WrittenWrong(words.roleUnfit(staffWords.roles[role], office.name))
  if (!giver.mayGive(role, office)) throw new WrittenWrong(words.notYours(staffWords.roles[role], office.name))
  return { phone: phone.data, name: name.data, role, office }
}

/** Appoints whom the lines name. A line that is wrong leaves nothing behind, and the others go on. */
export async function appointWritten(
  call: Call,
  lines: readonly WrittenAppointment[],
  giver: Giver,
): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = []
  for (const written of lines) {
    const { line } = written
    await sql`savepoint appointment`.execute(call.tx)
    try {
      const meant = await understand(call, written, giver)
      const isNew = (await appoint(call, { ...meant, by: giver.by })) !== undefined
      outcomes.push({ outcome: isNew ? 'new' : 'held', line, ...meant })
      await sql`release savepoint appointment`.execute(call.tx)
    } catch (error) {
      if (!(error instanceof WrittenWrong || error instanceof Failure)) throw error
      await sql`rollback to savepoint appointment`.execute(call.tx)
      outcomes.push({ outcome: 'wrong', line, why: error.message })
    }
  }
  return outcomes
}
