/** Which numbers of the register get a message. */
import type { Exclusion } from '../../types/invitations'
import { phoneBlind } from '../people/actions'
import { plainPhone, wholePhone } from '../pool/rules'
import { classifyNumber, type NumberKind } from '../../types/phone-numbers'

const UNSENDABLE: Readonly<Record<Exclude<NumberKind, 'mobile'>, Exclusion>> = {
  landline: 'landline',
  virtual: 'virtual',
  foreign: 'foreign',
  wrong: 'wrong-number',
}

/** Why a number of the register gets no message; undefined where it may. @param phone plain (see `plainPhone`) */
function unsendable(phone: string): Exclusion | undefined {
  const kind = classifyNumber(phone)
  if (kind !== 'mobile') return UNSENDABLE[kind]
  // Whatever stands beside the eleven digits would be sent along, and equals no other way of writing the number.
  return /^1\d{10}$/.test(phone) ? undefined : 'wrong-number'
}

/**
 * The same for a cell of the register as it was written. One of several numbers, or with a name or an extension beside its number, that was
 * imported when its whole counted (before 2026-11-29) is known by no number: nobody could say no for it, so it waits for the next import.
 * @param number what the database takes the cell for
 */
export function unsendableCell(
  act: Parameters<typeof phoneBlind>[0],
  written: string,
  number: Buffer,
): Exclusion | undefined {
  const phone = plainPhone(written)
  const exclusion = unsendable(phone)
  if (exclusion !== undefined || wholePhone(written) === phone) return exclusion
  return phoneBlind(act, phone).equals(number) ? undefined : 'wrong-number'
}
