/** Which numbers of the register get a message. */
import type { Exclusion } from '../../types/invitations'
import { classifyNumber, type NumberKind } from '../gateways/sms/numbers'

const UNSENDABLE: Readonly<Record<Exclude<NumberKind, 'mobile'>, Exclusion>> = {
  landline: 'landline',
  virtual: 'virtual',
  foreign: 'foreign',
  wrong: 'wrong-number',
}

/** Why a number of the register gets no message; undefined where it may. @param phone plain (see `plainPhone`) */
export function unsendable(phone: string): Exclusion | undefined {
  const kind = classifyNumber(phone)
  if (kind !== 'mobile') return UNSENDABLE[kind]
  // Whatever stands beside the eleven digits would be sent along, and equals no other way of writing the number.
  return /^1\d{10}$/.test(phone) ? undefined : 'wrong-number'
}
