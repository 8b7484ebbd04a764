/** Chance that can be repeated: the same seed gives the same sequence on every machine. Not for secrets. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below: (limit: number) => number
  /** One of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
  /** True with the given probability, 0-1. */
  chance: (probability: number) => boolean
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, more than enough to invent some thousand rows. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: (list) => list[below(list.length)]!, chance: (probability) => next() < probability }
}
