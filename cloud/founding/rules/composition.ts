/** What a committee is made of, as a request says it, from who stands for what. Pure. */
import type { Post } from '../../../types/case-life'
import type { Standards } from './standards'

/** `seats` of 0: no committee, a secretary alone or with deputies. */
export interface Composition {
  seats: number
  deputies: number
}

/**
 * How many deputies a committee of so many seats is to have. So few seats as a branch without a committee has are a secretary and deputies;
 * in a committee those who stand for deputy, less who stands beyond the seats: nobody says for which post a surplus stands.
 */
export function compositionOf(seats: number, standing: readonly Post[], { secretaryOnly }: Standards): Composition {
  if (seats <= secretaryOnly.value.most) return { seats: 0, deputies: Math.max(0, seats - 1) }
  const deputies = standing.filter((post) => post === 'deputy-secretary').length
  const surplus = Math.max(0, standing.length - seats)
  return { seats, deputies: deputies === 0 ? 0 : Math.max(1, deputies - surplus) }
}
