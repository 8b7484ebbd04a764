/**
 * The two engines over the pool's rows: built at start, kept current by following the change log. A process that is a little
 * behind does not answer wrongly: exact code and canonical name,
 * former names included, are looked up in the caller's own transaction first.
 */
import type { Matcher, MatchQuery, MatchResult } from '../../matching'
import { createMatcher, matcherFromImage } from '../../matching'
import type { Gazetteer, RegisteredPlace, RouteQuery, RouteResult } from '../../routing'
import type { Database, Tx } from '../../platform/database/database'
import * as store from '../store'
import type { Enterprise } from '../tables'
import { listLessons, readLessonsMark } from '../lessons/store'
import { PoolRouter, type Places } from './places'
import { inPortions } from './portions'
import { nameless } from './nameless'
import { PACKING_RULES, packAside } from './packing'

interface Regions extends Places {
  regions: { code: string; name: string; short: string }[]
}

const asMatchRow = ({ id, name, uscc, address, formerNames }: Enterprise) => ({ id, name, uscc, address, formerNames })
const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name, at) => name === other[at])

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
  private readonly closing = new AbortController()

  /** How often the log was read: whoever read across the end of a reading may have read something older. */
  private readings = 0
  /** What was read in the log and is not taken in yet. */
  private readonly pending = new Map<string, Enterprise>()
  private following: Promise<number> | undefined
  /**
   * What a request read in its own transaction, by the number of the reading: it may have been written there and never be committed. Looked up when the
   * log is followed the next time, for what is rolled back stands in no log.
   */
  private readonly doubtful = new Map<string, number>()
  private doubts = 0

  /** What cadres decided of single addresses, by case. */
  private lessons = new Map<string, { address: string; street: string }>()
  private lessonsMark = ''
  private registry = ''

  private constructor(
    private matcher: Matcher,
    private readonly router: PoolRouter,
    private readonly regions: Regions['regions'],
    private horizon: string,
    rows: readonly Enterprise[],
  ) {
    this.known = new Map(rows.map((row) => [row.id, row]))
  }

  /** Reads the whole pool in one snapshot. */
  static async build(database: Database, { regions, ...places }: Regions): Promise<PoolEngines> {
    return database.transact(async (tx) => {
      const horizon = await store.readHorizon(tx)
      const rows = await store.listAll(tx)
      const matcher = createMatcher(rows.map(asMatchRow), { regions, packing: 'outside' })
      const router = new PoolRouter(places, rows)
      const engines = new PoolEngines(matcher, router, regions, horizon, rows)
      await engines.takeLessons(tx)
      return engines
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
   * Takes in what was committed since, in portions: requests go on in between. @returns how many enterprises changed
   * @throws Error what kept the index from being packed the last time; it goes on with the loose one
   */
  async follow(database: Database): Promise<number> {
    if (this.failure !== undefined) {
      const failure = this.failure
      this.failure = undefined
      throw new Error('packing the matching index failed', { cause: failure })
    }
    this.following ??= this.followOnce(database).finally(() => {
      this.following = undefined
    })
    return this.following
  }

  private async followOnce(database: Database): Promise<number> {
    const doubtful = [...this.doubtful]
    const { horizon, rows, there } = await this.readLog(
      database,
      doubtful.map(([id]) => id),
    )
    // What a request read again meanwhile is looked up the next time.
    for (const [id, at] of doubtful) if (this.doubtful.get(id) === at) this.settle(id, there.get(id))
    if (horizon === this.horizon) return 0
    for (const row of rows) this.pending.set(row.id, row)
    try {
      await inPortions(rows, ({ id }) => {
        this.takePending(id)
      })
    } finally {
      this.pending.clear()
    }
    // Only now: whoever stops midway takes everything in again.
    this.horizon = horizon
    this.packWhereLoose()
    return rows.length
  }

  /** Takes in what cadres decided since: which street an address of a case lies in. */
  async followLessons(database: Database): Promise<void> {
    await database.transact((tx) => this.takeLessons(tx))
  }

  private async takeLessons(tx: Tx): Promise<void> {
    const mark = await readLessonsMark(tx)
    if (mark === this.lessonsMark) return
    const before = this.lessons
    const after = new Map(
      (await listLessons(tx)).map(({ case_id, address, street }) => [`lesson/${case_id}`, { address, street }]),
    )
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(id), after.get(id)]
      if (was?.address === is?.address && was?.street === is?.street) continue
      this.router.take(id, was, is ?? { address: '', street: null })
    }
    this.lessons = after
    this.lessonsMark = mark
  }

  /** @param doubtful ids of rows to be read as they stand */
  private async readLog(
    database: Database,
    doubtful: readonly string[],
  ): Promise<{ horizon: string; rows: Enterprise[]; there: Map<string, Enterprise> }> {
    try {
      return await database.transact(async (tx) => {
        const horizon = await store.readHorizon(tx)
        const rows = horizon === this.horizon ? [] : await store.listChanged(tx, this.horizon, horizon)
        const there = doubtful.length === 0 ? [] : await store.listByIds(tx, doubtful)
        return { horizon, rows, there: new Map(there.map((row) => [row.id, row])) }
      })
    } finally {
      this.readings++
    }
  }

  /** What a request read is what the database holds by now, or it was never committed, or is not yet: then the log tells of it later. */
  private settle(id: string, row: Enterprise | undefined): void {
    this.doubtful.delete(id)
    const known = this.known.get(id)
    if (row !== undefined) this.take(row)
    else if (known !== undefined) this.take(nameless(known))
  }

  /** Takes a row that was read in the log, where a request has not taken in something newer. */
  private takePending(id: string): void {
    const row = this.pending.get(id)
    if (row === undefined) return
    this.pending.delete(id)
    this.take(row)
  }

  /**
   * Matches inside the caller's transaction.
   * @param canonicalName of the query's name, as the pool stores it
   */
  async match(tx: Tx, query: MatchQuery, canonicalName: string): Promise<MatchResult> {
    const { readings } = this
    const owner = query.uscc === undefined ? undefined : await store.findByUscc(tx, query.uscc)
    const exact = [owner, ...(await store.listByCanonicalName(tx, canonicalName, EXACT_NAMES))]
    // Where the log was read meanwhile, what was read here may be older than what was read there: that is taken in first.
    // A log that is still being read is taken in after this, and nobody waits for it: where all share one connection it waits for us.
    const isOwnNewer = readings === this.readings
    for (const row of exact) {
      if (row === undefined) continue
      // Of what the index never heard of nothing newer can stand in it.
      if (isOwnNewer || !(this.known.has(row.id) || this.pending.has(row.id))) {
        this.pending.delete(row.id)
        if (this.take(row)) this.doubtful.set(row.id, ++this.doubts)
      } else this.takePending(row.id)
    }
    // The code of a row that was merged into another is the other's: the index knows that one by its own.
    return this.matcher.match(owner === undefined ? query : { ...query, uscc: owner.uscc })
  }

  route(query: RouteQuery): RouteResult {
    return this.router.route(query)
  }

  /** Which state of the registry of places routing stands on; empty before the first. */
  get registryVersion(): string {
    return this.registry
  }

  /** The places of the registry, by which addresses are routed that name one. The registry is a later room's: the composition hands them in. */
  takeRegistry(places: readonly RegisteredPlace[], version: string): void {
    this.router.register(places)
    this.registry = version
  }

  /** Which divisions routing stands on (`Geography.version`). */
  get placesVersion(): string {
    return this.router.version
  }

  get gazetteer(): Gazetteer {
    return this.router.gazetteer
  }

  /** Streets changed: routing goes over to those of today. */
  async renewPlaces(places: Places): Promise<void> {
    await this.router.renew(places, [...this.known.values(), ...this.lessons.values()])
  }

  /** Settles when no packing is under way. */
  async packed(): Promise<void> {
    await this.packing
  }

  /** Ends what still runs beside the requests. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.packing
  }

  private packWhereLoose(): void {
    const { looseShare, size } = this.matcher
    if (this.since !== undefined || this.closing.signal.aborted || looseShare < PACKING_RULES.share) return
    if (looseShare * size < PACKING_RULES.least) return
    const since = new Set<string>()
    this.since = since
    this.packing = this.packAnew(since).catch((error: unknown) => {
      this.since = undefined
      if (!this.closing.signal.aborted) this.failure = error
    })
  }

  private async packAnew(since: Set<string>): Promise<void> {
    const { regions } = this
    const image = await packAside({ rows: this.matcher.toRows(), regions }, this.closing.signal)
    const matcher = matcherFromImage(image, { regions, packing: 'outside' })
    // What changes while these are taken in comes in the next round; with nothing left, the new one stands in for the old at once.
    while (since.size > 0) {
      const ids = [...since]
      since.clear()
      await inPortions(ids, (id) => {
        const row = this.known.get(id)
        if (row) keep(matcher, row)
      })
    }
    this.matcher = matcher
    this.since = undefined
  }

  /** @returns whether it says something new */
  private take(row: Enterprise): boolean {
    this.since?.add(row.id)
    const before = this.known.get(row.id)
    const isNamedAlike =
      before?.name === row.name && before.uscc === row.uscc && isEqual(before.formerNames, row.formerNames)
    const isPlacedAlike = before?.address === row.address && before.street === row.street
    this.known.set(row.id, row)
    if (!isNamedAlike || !isPlacedAlike) keep(this.matcher, row)
    if (!isPlacedAlike || before.name !== row.name) this.router.take(row.id, before, row)
    return !isNamedAlike || !isPlacedAlike
  }
}

/** Own choice, 2026-11-23: rows of one canonical name that are made sure to be in the index before a match. */
const EXACT_NAMES = 8
