/**
 * Random bytes for hosts that give none. A state of 64 bytes that goes forward only: every answer replaces it by its own hash, so that
 * whoever finds it learns nothing that was made before. It is kept on the phone, so that a start without a network begins where the last one
 * ended, and it takes in whatever the host or the service can add.
 */
import nacl from 'tweetnacl'
import { fromBase64, join, toBase64, utf8 } from './bytes'

export interface Generator {
  bytes: (length: number) => Uint8Array
  /** Takes more in: the service's entropy, the host's own random bytes, the moments of somebody's taps. */
  stir: (input: Uint8Array) => void
}

/** The name in the storage. No person's: it belongs to the phone. */
export const POOL = 'field:pool'

/**
 * @param kept reads and writes the state; what a full storage refuses is only less to begin with the next time
 * @param surroundings what is at hand at a start and differs between two starts: the time, the host's weak chance
 */
export function createGenerator(
  kept: { get: (name: string) => string | undefined; set: (name: string, value: string) => void },
  surroundings: string,
): Generator {
  const before = fromBase64(kept.get(POOL) ?? '') ?? new Uint8Array(0)
  let state = nacl.hash(join(utf8(`begin ${surroundings} `), before))
  const forward = (input: Uint8Array) => {
    state = nacl.hash(join(utf8('forward '), state, input))
  }
  const save = () => {
    try {
      // Another way forward than the one that answers come from: what is kept foretells nothing of this run.
      kept.set(POOL, toBase64(nacl.hash(join(utf8('kept '), state))))
    } catch {
      // The next start begins with the older state and its own surroundings.
    }
  }
  save()
  return {
    bytes: (length) => {
      const answer = new Uint8Array(length)
      for (let at = 0; at < length; at += 64) {
        const block = nacl.hash(join(utf8('answer '), state))
        answer.set(block.subarray(0, Math.min(64, length - at)), at)
        forward(new Uint8Array(0))
      }
      return answer
    },
    stir: (input) => {
      forward(input)
      save()
    },
  }
}
