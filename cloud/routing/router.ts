import { explain } from './explain'
import { featuresOf } from './features'
import { groundsFor } from './grounds'
import { Knowledge, type Looked } from './knowledge'
import trained from './model.json'
import { StreetRanking } from './ranking'
import { ROUTE_RULES } from './rules'
import type { Gazetteer } from './gazetteer-type'
import type { LabelledRow, RouteCandidate, RouteQuery, RouteResult } from './types'

/** The engine: pure, in memory, no clock, no I/O. What it answers does not depend on the order in which rows were learned. */
export class Router {
  private readonly knowledge: Knowledge
  private readonly ranking = new StreetRanking(trained)

  constructor(gazetteer: Gazetteer, rows: Iterable<LabelledRow>) {
    this.knowledge = new Knowledge(gazetteer)
    for (const row of rows) this.learn(row)
  }

  /**
   * Learns where one address lies; rows whose street is not one of today's teach nothing, nor do those whose street's name is borne by
   * two and whose address does not say which. Returns whether it was learned.
   */
  learn(row: LabelledRow): boolean {
    return this.knowledge.learn(row)
  }

  /** Takes back what was learned of a row that changed or went; returns whether there was something. */
  forget(row: LabelledRow): boolean {
    return this.knowledge.forget(row)
  }

  /** Finds the street responsible. Never throws, whatever the texts hold; bounded time. */
  route(query: RouteQuery): RouteResult {
    const own = this.routeAddress(query, query.address)
    if (own.street !== undefined || own.elsewhere !== undefined || !query.registeredAddress) return own
    const registered = this.routeAddress(query, query.registeredAddress)
    return registered.street === undefined ? own : explain.asRegistered(registered)
  }

  private routeAddress(query: RouteQuery, address: string): RouteResult {
    const { knowledge } = this
    if (query.place) {
      const placed = knowledge.indexOf(query.place.street)
      if (placed !== undefined) return explain.place(this.candidate(placed, ROUTE_RULES.place), query.place.name)
    }
    const read = knowledge.reader.read(address)
    if (read.elsewhere !== undefined) return explain.elsewhere(read.elsewhere)
    const looked = knowledge.look(query, read)
    const pool = query.poolStreet ? knowledge.indexOf(query.poolStreet, read.districts) : undefined
    const { written } = read
    if (written && SURE.has(written.kind) && written.streets.length === 1)
      return this.byWritten(looked, written.streets[0]!)
    return this.byEvidence(looked, pool)
  }

  private byWritten(looked: Looked, street: number): RouteResult {
    const { knowledge } = this
    const { read, asked } = looked
    const rules = ROUTE_RULES.written
    const { community } = asked
    const second = read.alsoWritten?.streets[0]
    const isVillageElsewhere =
      community?.full === true && community.streets.length === 1 && !community.streets.includes(street)
    const rival =
      second ??
      (isVillageElsewhere ? community.streets[0] : undefined) ??
      knowledge.contradiction(asked.read, street, ROUTE_RULES.contradiction)
    const outside = !knowledge.isInside(street, read.districts)
    const kind = read.written?.kind
    let confidence: number =
      kind === 'street-former'
        ? rules.former
        : kind === 'street-misheard'
          ? rules.misheard
          : kind === 'street-mistyped'
            ? rules.mistyped
            : rules.today
    if ((kind === 'street-mistyped' || kind === 'street-misheard') && community?.streets.includes(street))
      confidence = rules.former
    if (rival !== undefined || outside) confidence = Math.min(confidence, rules.contradicted)
    const others = rival === undefined ? [] : [this.candidate(rival, 1 - rules.contradicted)]
    const [ground] = groundsFor(knowledge, looked, street, undefined)
    return explain.street(this.candidate(street, confidence), others, ground ? [ground] : [])
  }

  private byEvidence(looked: Looked, pool: number | undefined): RouteResult {
    const { knowledge, ranking } = this
    const { read } = looked
    const rules = ROUTE_RULES
    const { parts, grams } = looked.asked.read
    const isSilent = parts.length === 0 && grams.length === 0 && read.written === undefined
    const isPoolInside = pool !== undefined && knowledge.isInside(pool, read.districts)
    if (isPoolInside && !looked.candidates.includes(pool)) looked.candidates.push(pool)
    if ((isSilent && !isPoolInside) || looked.candidates.length === 0) return explain.queue(read)
    const features = featuresOf(knowledge.evidence, looked.asked, looked.candidates)
    const ranked = ranking.rank(looked.candidates, features)
    let shares = ranked.map(({ street, share }) => ({ street, share }))
    let confidence = isSilent ? 0 : ranking.confidence(ranked)
    if (isPoolInside) {
      shares = withPool(shares, pool)
      confidence = shares[0]!.share
    }
    const best = shares[0]!.street
    const grounds = groundsFor(knowledge, looked, best, isPoolInside ? pool : undefined)
    const isPlaceless = read.districts.length === 0 && !read.home && grounds.every(({ kind }) => kind === 'community')
    if (isPlaceless || grounds[0]?.kind === 'similar') confidence = Math.min(confidence, rules.similarMost)
    let left = 0
    for (const { share } of shares.slice(1)) left += share
    const candidates = shares
      .slice(0, rules.shown)
      .map(({ street, share }, at) =>
        this.candidate(street, at === 0 ? confidence : left === 0 ? 0 : ((1 - confidence) * share) / left),
      )
    const [first, ...others] = candidates
    if (!first || confidence < rules.review) return explain.queue(read, candidates)
    return explain.street(first, others, grounds)
  }

  private candidate(street: number, confidence: number): RouteCandidate {
    return { street: this.knowledge.nameOf(street), district: this.knowledge.districtOf[street]!, confidence }
  }
}

/** Streets of which the name is written, one way or the other. */
const SURE: ReadonlySet<string> = new Set(['street-written', 'street-former', 'street-mistyped', 'street-misheard'])

interface Share {
  street: number
  share: number
}

/** Bayes: the words' shares times how often the pool's street is right; the most probable first. */
function withPool(shares: readonly Share[], pool: number): Share[] {
  const { pool: right, leastShare } = ROUTE_RULES
  const wrong = (1 - right) / Math.max(1, shares.length - 1)
  let total = 0
  const weighed = shares.map(({ street, share }) => {
    const weight = street === pool ? Math.max(share, leastShare) * right : share * wrong
    total += weight
    return { street, share: weight }
  })
  for (const one of weighed) one.share /= total
  return weighed.sort((a, b) => b.share - a.share || a.street - b.street)
}

/** Builds the engine for one home city over the pool's rows whose street is known. */
export function createRouter(gazetteer: Gazetteer, rows: Iterable<LabelledRow> = []): Router {
  return new Router(gazetteer, rows)
}
