/** Names that many rows bear: their terms stand in lists too long to be read, so a slip in them has to be found another way. */
import type { CanonicalName } from './canonical'
import { isWithin } from './edits'
import { keyHash } from './grams'
import type { EditPattern } from './text-distance'

export const COMMON_NAME_RULES = {
  since: '2026-11-27',
  source: 'own choice: some hundreds of rows of one name make its terms common',
  /** From so many rows on a name is common. */
  from: 200,
  /** From so many rows on only the first by id of each place are looked at. */
  many: 2000,
  /** So many of them. */
  first: 12,
  /** Edits from a common name, as a share of its length, up to which it may be meant. */
  edits: 0.34,
} as const

export type NameKey = Pick<CanonicalName, 'core' | 'branch'>

/** What the table needs to know of the pool. */
export interface Bearers {
  /** Documents of a name that live, until `take` answers false. */
  forEachBearer(name: NameKey, take: (doc: number) => boolean): void
  idOf(doc: number): string
  /** Number of a document's list of places. */
  regionsNumber(doc: number): number
}

interface Kept {
  doc: number
  id: string
}

/** Names that are or once were common. Whether one still is, is counted when it is asked for: so it does not matter how the pool came about. */
export class CommonNames {
  private readonly names = new Map<string, NameKey>()
  /** Of names with very many rows the first by id for each list of places, by the name's hash. */
  private readonly firsts = new Map<number, Map<number, Kept[]>>()

  constructor(private readonly pool: Bearers) {}

  clear(): void {
    this.names.clear()
    this.firsts.clear()
  }

  /** To be called for a name that may have become common. @returns whether it is one that was not known */
  note({ core, branch }: NameKey): boolean {
    const key = `${core}|${branch}`
    if (core === '' || this.names.has(key) || !this.isBorneBy({ core, branch }, COMMON_NAME_RULES.from)) return false
    this.names.set(key, { core, branch })
    return true
  }

  /** Whether a name has at least so many living documents. */
  private isBorneBy(name: NameKey, least: number): boolean {
    let count = 0
    this.pool.forEachBearer(name, () => ++count < least)
    return count >= least
  }

  /** A document of a name came. */
  added(doc: number, name: NameKey): void {
    const places = this.firsts.get(keyHash(name.core, name.branch))
    if (places) keep(places, this.pool.regionsNumber(doc), { doc, id: this.pool.idOf(doc) })
  }

  /** A document of a name goes. */
  removed(doc: number, name: NameKey): void {
    const hash = keyHash(name.core, name.branch)
    const kept = this.firsts.get(hash)?.get(this.pool.regionsNumber(doc))
    if (kept?.some((one) => one.doc === doc)) this.firsts.delete(hash)
  }

  /** Documents of a name: all, or where they are very many the first by id of each list of places. */
  bearersOf(name: NameKey): number[] {
    const hash = keyHash(name.core, name.branch)
    const known = this.firsts.get(hash)
    if (known && this.isBorneBy(name, COMMON_NAME_RULES.many)) return docsOf(known)
    const found: number[] = []
    this.pool.forEachBearer(name, (doc) => {
      found.push(doc)
      return true
    })
    if (found.length < COMMON_NAME_RULES.many) return found
    const places = new Map<number, Kept[]>()
    for (const doc of found) keep(places, this.pool.regionsNumber(doc), { doc, id: this.pool.idOf(doc) })
    this.firsts.set(hash, places)
    return docsOf(places)
  }

  /** Common names that a query may mean. */
  near(name: NameKey, pattern: EditPattern): NameKey[] {
    const asked = name.core + name.branch
    const found: NameKey[] = []
    for (const one of this.names.values()) {
      const text = one.core + one.branch
      const isNear = pattern.editsTo(text) <= Math.max(1, text.length * COMMON_NAME_RULES.edits)
      if ((isNear || (asked.length > 1 && isWithin(asked, text))) && this.isBorneBy(one, COMMON_NAME_RULES.from)) {
        found.push(one)
      }
    }
    return found
  }
}

const docsOf = (places: ReadonlyMap<number, readonly Kept[]>): number[] =>
  [...places.values()].flatMap((kept) => kept.map(({ doc }) => doc))

/** Keeps the first few by id. */
function keep(places: Map<number, Kept[]>, place: number, one: Kept): void {
  const kept = places.get(place)
  if (kept === undefined) {
    places.set(place, [one])
    return
  }
  if (kept.length === COMMON_NAME_RULES.first) {
    if (one.id >= kept[kept.length - 1]!.id) return
    kept.pop()
  }
  const at = kept.findIndex((other) => one.id < other.id)
  kept.splice(at < 0 ? kept.length : at, 0, one)
}
