/** Roles and offices as people write them at the terminal and in spreadsheets. */
import { roles, type Role } from '../../types/people'
import { staffWords } from '../../types/words/staff'
import { terminalWords as words } from '../../types/words/terminal'
import { findOfficesByName, listEveryOffice, type OfficeNode } from '../divisions/actions'
import type { Call } from '../platform/call'
import { CommandRefused } from './with-ground'

/** A role as written: its name in the code, or what cadres call it. */
export function findRole(written: string): Role | undefined {
  return roles.find((role) => role === written || staffWords.roles[role] === written)
}

/** The one office that a division's name means; of another body, where one is named. @throws CommandRefused */
export async function getOffice(call: Call, written: string, body = 'league'): Promise<OfficeNode> {
  const found = await findOfficesByName(call, written)
  const [first] = found
  if (first === undefined) throw new CommandRefused(words.officeUnknown(written))
  if (found.length > 1) throw new CommandRefused(words.officeAmbiguous(written))
  if (body === 'league') return first
  const beside = (await listEveryOffice(call)).find(
    (office) => office.body === body && office.divisionCode === first.divisionCode,
  )
  if (beside === undefined) throw new CommandRefused(words.bodyHasNoOffice(body, written))
  return beside
}
