import type { CanonicalName } from './canonical'
import type { EnterpriseIndex } from './enterprise-index'
import { gramsOf } from './grams'
import { largest, Tally } from './top'

/** How many postings and candidates a query may cost. */
export const NEAREST_RULES = {
  since: '2026-11-24',
  source: 'measured on generated registers: three times the budget finds no firm more in 10,000 queries',
  /** Postings read for one query, rarest term first; whole lists only, so that the order of rows does not matter. */
  budget: 800,
  /** A single list this long is read where nothing rarer was found. */
  longest: 2400,
  /** Candidates whose places are looked at, and those that remain. */
  placed: 40,
  candidates: 20,
  /** What a character more or less takes from a candidate's rank, and what its place adds, in bits. */
  longer: 2,
  region: { same: 12, nested: 10, absent: 4, dropped: 2, added: 2, conflict: 0 },
} as const

const tally = new Tally()

/** The documents most alike by their terms, in no order; of those equally alike the ones with the first ids. */
export function nearest(name: CanonicalName, index: EnterpriseIndex): number[] {
  const terms = Array.from(gramsOf(name.core + name.branch), (hash) => index.term(hash)).filter(({ size }) => size > 0)
  terms.sort((a, b) => a.size - b.size || a.bucket - b.bucket)
  tally.clear()
  const isWhole = index.store.living === index.store.count
  let read = 0
  for (const { hash, size } of terms) {
    if (read + size > (read === 0 ? NEAREST_RULES.longest : NEAREST_RULES.budget)) break
    read += size
    const weight = index.weightOf(size)
    tally.next()
    index.forEachOf(hash, (doc) => {
      // What was removed must not take the place of what is there.
      if (isWhole || index.store.isAlive(doc)) tally.add(doc, weight)
    })
  }
  const docs = tally.heaviest(NEAREST_RULES.placed)
  const ranks = ranksByPlace(docs, name, index)
  if (docs.length <= NEAREST_RULES.candidates) return docs.map(({ doc }) => doc)
  // Two lists by a bound instead of one in order: sorting would cost more than all that was read.
  const least = largest(ranks.slice(), NEAREST_RULES.candidates)
  const above: number[] = []
  const level: number[] = []
  for (const [at, { doc }] of docs.entries()) {
    if (ranks[at]! > least) above.push(doc)
    else if (ranks[at] === least) level.push(doc)
  }
  const places = NEAREST_RULES.candidates - above.length
  return [...above, ...(level.length > places ? index.firstById(level, places) : level)]
}

/** How good each document is by its terms and its place. */
function ranksByPlace(found: readonly { doc: number; sum: number }[], name: CanonicalName, index: EnterpriseIndex) {
  const { store } = index
  const bonuses = new Map<number, number>()
  const ranks = new Float64Array(found.length)
  for (const [at, { doc, sum }] of found.entries()) {
    const list = store.regionsNumber(doc)
    let bonus = bonuses.get(list)
    if (bonus === undefined) {
      bonus = NEAREST_RULES.region[index.placeOf(name, doc)]
      bonuses.set(list, bonus)
    }
    const longer = Math.abs(store.coreLength(doc) - name.core.length)
    ranks[at] = sum + bonus - longer * NEAREST_RULES.longer
  }
  return ranks
}
