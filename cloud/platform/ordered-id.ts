/** Ids of rows that are written by the thousand. */
import { randomFillSync, randomInt } from 'node:crypto'

const BYTES = 16
/** Random bytes are drawn for so many ids at once: each draw has its price. */
const DRAWN = 256
const drawn = Buffer.alloc(BYTES * DRAWN)
let left = 0

/** Bits of the counter: the 12 of `rand_a` and the first 14 of `rand_b`. */
const COUNTED = 0x3ff_ffff
let counter = randomInt(COUNTED)

/**
 * A UUID of version 7 (RFC 9562, 5.7): the instant, then a counter of this process that starts anywhere (6.2, method 1), then 48 random bits. What is
 * written together lies together, in the table and in its index: random ids spread each row over all pages of both. What one act writes has one
 * instant, so the counter is what keeps it in the order in which it was written.
 */
export function orderedId(now: Date): string {
  if (left === 0) {
    randomFillSync(drawn)
    left = DRAWN
  }
  const at = --left * BYTES
  counter = (counter + 1) & COUNTED
  drawn.writeUIntBE(now.getTime(), at, 6)
  drawn.writeUInt16BE(0x7000 | (counter >>> 14), at + 6)
  drawn.writeUInt16BE(0x8000 | (counter & 0x3fff), at + 8)
  const hex = drawn.toString('hex', at, at + BYTES)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
