/** Roles and offices as people write them at the terminal and in spreadsheets. */
import { roles, type Role } from '../../../types/people'
import { staffWords } from '../../../types/words/staff'
import { staffTableWords as words } from '../../../types/words/staff-table'
import { findOfficesByName, listEveryOffice, type OfficeNode } from '../../divisions/actions'
import type { Call } from '../../platform/call'

/** What was written means nothing here, or more than one thing; its message says what to write instead. */
export class WrittenWrong extends Error {
  override readonly name = 'WrittenWrong'
}

/** A role as written: its name in the code, or what cadres call it. */
export function findRole(written: string): Role | undefined {
  return roles.find((role) => role === written || staffWords.roles[role] === written)
}

/** The one office that a division's name means; of another body, where one is named. @throws WrittenWrong */
export async function getOfficeWritten(call: Pick<Call, 'tx'>, written: string, body = 'league'): Promise<OfficeNode> {
  const found = await findOfficesByName(call, written)
  const [first] = found
  if (first === undefined) throw new WrittenWrong(words.officeUnknown(written))
  if (found.length > 1) throw new WrittenWrong(words.officeAmbiguous(written))
  if (body === 'league') return first
  const beside = (await listEveryOffice(call)).find(
    (office) => office.body === body && office.divisionCode === first.divisionCode,
  )
  if (beside === undefined) throw new WrittenWrong(words.bodyHasNoOffice(body, written))
  return beside
}
