/** What the carriers of the sandboxes say of a message: told by the number, so that a demo shows both and a test knows which. */
import { DELIVERED } from './receipts'

export const SANDBOX_RECEIPTS = {
  afterMs: 2000,
  /** The end of a number that is not reached; the digit before it tells why. Every other number is. */
  failing: '9',
  codes: [
    { digits: '01234', code: 'UNDELIV', means: 'the number does not exist or has been stopped' },
    { digits: '567', code: 'EXPIRED', means: 'the phone was off for too long' },
    { digits: '89', code: 'REJECTD', means: 'the carrier keeps the number on a list of those who refuse' },
  ],
  since: '2026-11-28',
  source: 'own choice of numbers; codes by SMPP 3.4, 5.2.28 (message_state)',
} as const

export function carrierCode(phone: string): string {
  if (!phone.endsWith(SANDBOX_RECEIPTS.failing)) return DELIVERED
  const digit = phone.at(-2) ?? ''
  return SANDBOX_RECEIPTS.codes.find(({ digits }) => digits.includes(digit))?.code ?? DELIVERED
}
