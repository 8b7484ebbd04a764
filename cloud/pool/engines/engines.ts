/**
 * The two engines over the pool's rows: built at start, kept current by following the change log. A process that is a little
 * behind does not answer wrongly: exact code and canonical name,
 * former names included, are looked up in the caller's own transaction first.
 */
import type { Matcher, MatchQuery, MatchResult } from '../../matching'
import { createMatcher, matcherFromImage } from '../../matching'
import { createRouter, type Gazetteer, type RouteQuery, type RouteResult, type Router } from '../../routing'
import type { Database, Tx } from '../../platform/database/database'
import * as store from '../store'
import type { Enterprise } from '../tables'
import { PACKING_RULES, packAside } from './packing'

interface Regions {
  regions: { code: string; name: string; short: string }[]
  gazetteer: Gazetteer
}

const asMatchRow = ({ id, name, uscc, address, formerNames }: Enterprise) => ({ id, name, uscc, address, formerNames })
const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name, at) => name === other[at])
const asLabelledRow = (row: Enterprise) => ({ address: row.address, street: row.street ?? '' })

/** What was merged into another enterprise comes without a name (store.listChanged): it is no longer found. */
function keep(matcher: Matcher, row: Enterprise): void {
  if (row.name === '') matcher.remove(row.id)
  else matcher.change(asMatchRow(row))
}

export class PoolEngines {
  /** The rows as the engines know them, so that a row that says nothing new changes nothing. */
  private readonly known: Map<string, Enterprise>

  /** Rows that changed while the index is packed aside: taken in again afterwards. */
  private since: Set<string> | undefined
  private packing: Promise<void> = Promise.resolve()
  private failure: unknown

  private constructor(
    private matcher: Matcher,
    private readonly router: Router,
    private readonly regions: Regions['regions'],
    private horizon: string,
    rows: readonly Enterprise[],
  ) {
    this.known = new Map(rows.map((row) => [row.id, row]))
  }

  /** Reads the whole pool in one snapshot. */
  static async build(database: Database, { regions, gazetteer }: Regions): Promise<PoolEngines> {
    return database.transact(async (tx) => {
      const horizon = await store.readHorizon(tx)
      const rows = await store.listAll(tx)
      const matcher = createMatcher(rows.map(asMatchRow), { regions, packing: 'outside' })
      const router = createRouter(gazetteer, rows.filter((row) => row.street !== null).map(asLabelledRow))
      return new PoolEngines(matcher, router, regions, horizon, rows)
    })
  }

  /** Where in the change log the index stands; recorded with every match. */
  get position(): string {
    return this.horizon
  }

  get size(): number {
    return this.matcher.size
  }

  /**
   * Takes in what was committed since. @returns how many enterprises changed
   * @throws Error what kept the index from being packed the last time; it goes on with the loose one
   */
  async follow(database: Database): Promise<number> {
    if (this.failure !== undefined) {
      const failure = this.failure
      this.failure = undefined
      throw new Error('packing the matching index failed', { cause: failure })
    }
    return database.transact(async (tx) => {
      const horizon = await store.readHorizon(tx)
      if (horizon === this.horizon) return 0
      const rows = await store.listChanged(tx, this.horizon, horizon)
      for (const row of rows) this.take(row)
      this.horizon = horizon
      this.packWhereLoose()
      return rows.length
    })
  }

  /**
   * Matches inside the caller's transaction.
   * @param canonicalName of the query's name, as the pool stores it
   */
  async match(tx: Tx, query: MatchQuery, canonicalName: string): Promise<MatchResult> {
    const { horizon } = this
    const exact = [
      ...(query.uscc === undefined ? [] : [await store.findByUscc(tx, query.uscc)]),
      ...(await store.listByCanonicalName(tx, canonicalName, EXACT_NAMES)),
    ]
    // Where the log was followed meanwhile, what was read here may be older than what was taken in from there.
    if (horizon === this.horizon) for (const row of exact) if (row !== undefined) this.take(row)
    return this.matcher.match(query)
  }

  route(query: RouteQuery): RouteResult {
    return this.router.route(query)
  }

  /** Settles when no packing is under way. */
  async packed(): Promise<void> {
    await this.packing
  }

  private packWhereLoose(): void {
    const { looseShare, size } = this.matcher
    if (this.since !== undefined || looseShare < PACKING_RULES.share) return
    if (looseShare * size < PACKING_RULES.least) return
    const since = new Set<string>()
    this.since = since
    this.packing = this.packAnew(since).catch((error: unknown) => {
      this.since = undefined
      this.failure = error
    })
  }

  private async packAnew(since: ReadonlySet<string>): Promise<void> {
    const { regions } = this
    const image = await packAside({ rows: this.matcher.toRows(), regions })
    const matcher = matcherFromImage(image, { regions, packing: 'outside' })
    for (const id of since) {
      const row = this.known.get(id)
      if (row) keep(matcher, row)
    }
    this.matcher = matcher
    this.since = undefined
  }

  private take(row: Enterprise): void {
    this.since?.add(row.id)
    const before = this.known.get(row.id)
    const isNamedAlike =
      before?.name === row.name && before.uscc === row.uscc && isEqual(before.formerNames, row.formerNames)
    const isPlacedAlike = before?.address === row.address && before.street === row.street
    this.known.set(row.id, row)
    if (!isNamedAlike || !isPlacedAlike) keep(this.matcher, row)
    if (isPlacedAlike) return
    if (before && before.street !== null) this.router.forget(asLabelledRow(before))
    if (row.street !== null) this.router.learn(asLabelledRow(row))
  }
}

/** Own choice, 2026-11-23: rows of one canonical name that are made sure to be in the index before a match. */
const EXACT_NAMES = 8
