/** Ids of rows that are written by the thousand. */
import { randomFillSync } from 'node:crypto'

const BYTES = 16
/** Random bytes are drawn for so many ids at once: each draw has its price. */
const DRAWN = 256
const drawn = Buffer.alloc(BYTES * DRAWN)
let left = 0

/**
 * A UUID of version 7 (RFC 9562, 5.7): the instant, then 74 random bits. What is written together lies together, in the table and in its index: random
 * ids spread each row over all pages of both.
 */
export function orderedId(now: Date): string {
  if (left === 0) {
    randomFillSync(drawn)
    left = DRAWN
  }
  const at = --left * BYTES
  drawn.writeUIntBE(now.getTime(), at, 6)
  drawn[at + 6] = 0x70 | ((drawn[at + 6] ?? 0) & 0x0f)
  drawn[at + 8] = 0x80 | ((drawn[at + 8] ?? 0) & 0x3f)
  const hex = drawn.toString('hex', at, at + BYTES)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
