import { routeReasons } from '../../types/words/reasons'
import { explain } from './explain'
import { featuresOf } from './features'
import { groundsFor, isCommonRoad, type Ground } from './grounds'
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
    if (own.street !== undefined || !query.registeredAddress) return own
    const registered = this.routeAddress(query, query.registeredAddress)
    return worthOf(registered) > worthOf(own) ? explain.asRegistered(registered) : own
  }

  private routeAddress(query: RouteQuery, address: string): RouteResult {
    const { knowledge } = this
    if (query.place) {
      const { name, street, district, read } = query.place
      const districts = district === undefined ? knowledge.reader.read(address).districts : [district]
      const placed = knowledge.indexOf(street, districts)
      if (placed !== undefined)
        return explain.place(this.candidate(placed, read === true ? ROUTE_RULES.placeRead : ROUTE_RULES.place), name)
    }
    const read = knowledge.reader.read(address)
    if (read.elsewhere !== undefined) return explain.elsewhere(read.elsewhere, read.abroad)
    const looked = knowledge.look(query, read)
    const pool = query.poolStreet
      ? knowledge.indexOf(query.poolStreet, [...read.districts, ...looked.codeDistricts])
      : undefined
    const { written } = read
    if (written && SURE.has(written.kind) && written.streets.length === 1)
      return this.byWritten(looked, written.streets[0]!, pool)
    return this.byEvidence(looked, pool)
  }

  private byWritten(looked: Looked, street: number, pool: number | undefined): RouteResult {
    const { knowledge } = this
    const { read, asked } = looked
    const rules = ROUTE_RULES.written
    const { community } = asked
    const second = read.alsoWritten?.streets[0]
    const isVillageElsewhere =
      community?.full === true &&
      community.streets.length === 1 &&
      !community.streets.includes(street) &&
      // A village of that name in another district is another village.
      knowledge.districtOf[community.streets[0]!] === knowledge.districtOf[street]
    const rival =
      second ??
      (isVillageElsewhere ? community.streets[0] : undefined) ??
      knowledge.contradiction(asked.read, street, read.districts, ROUTE_RULES.contradiction)
    const outside = read.written?.moved !== true && !knowledge.isInside(street, read.districts)
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
    const remarks = [
      ...(outside ? [routeReasons.otherDistrict(read.districtWritten ?? '')] : []),
      ...(pool === undefined || pool === street ? [] : [routeReasons.poolOther(knowledge.nameOf(pool))]),
    ]
    return explain.street(this.candidate(street, confidence), others, ground ? [ground] : [], remarks)
  }

  private byEvidence(looked: Looked, pool: number | undefined): RouteResult {
    const { knowledge, ranking } = this
    const { read } = looked
    const rules = ROUTE_RULES
    const { parts, grams } = looked.asked.read
    const isSilent = parts.length === 0 && grams.length === 0 && read.written === undefined
    // Without an address an enterprise's name says nothing of where it lies.
    const isNamed = looked.marks.length > 0 && (read.districts.length > 0 || read.home)
    const isPoolInside = pool !== undefined && knowledge.isInside(pool, read.districts)
    if (isPoolInside && !looked.candidates.includes(pool)) looked.candidates.push(pool)
    if ((isSilent && !isPoolInside && !isNamed) || looked.candidates.length === 0) return explain.queue(read)
    const features = featuresOf(knowledge.evidence, looked.asked, looked.candidates)
    const ranked = ranking.rank(looked.candidates, features, (isUnknown) => knowledge.leaning(looked, isUnknown))
    let shares = ranked.map(({ street, share }) => ({ street, share }))
    let confidence = isSilent && !isNamed ? 0 : ranking.confidence(ranked)
    if (isPoolInside) {
      shares = isSilent && !isNamed ? poolAlone(shares, pool) : withPool(shares, pool)
      confidence = shares[0]!.share
    }
    // Where the tables tell all that a name may mean, each of them is as likely as none is likelier.
    const isOneOf = read.written?.kind === 'street-written' || read.written?.kind === 'street-former'
    if (isOneOf) confidence = Math.max(confidence, 1 / shares.length)
    const best = shares[0]!.street
    const grounds = groundsFor(knowledge, looked, best, isPoolInside ? pool : undefined)
    const isPlaceless = read.districts.length === 0 && !read.home
    if (isPlaceless && grounds.every(({ kind }) => kind === 'community' || kind === 'name'))
      confidence = Math.min(confidence, rules.similarMost)
    // Several villages or roads bear the name: where no city and district says which, the one with rows is only the likeliest.
    const isCommon =
      (looked.asked.community?.streets.length ?? 0) > 1 || isCommonRoad(knowledge, looked.asked.read, best)
    if (isPlaceless && isCommon) confidence = Math.min(confidence, rules.similarMost)
    if (grounds.slice(0, 2).some(({ share }) => share !== undefined && share < rules.atOdds))
      confidence = Math.min(confidence, rules.written.contradicted)
    if (isVague(grounds)) confidence = Math.min(confidence, rules.similarMost)
    const least = isPlaceless && isVague(grounds) ? rules.similarLeast : rules.review
    const isAgainstPool = pool !== undefined && best !== pool
    if (isAgainstPool) confidence = Math.min(confidence, rules.written.contradicted)
    let left = 0
    for (const { share } of shares.slice(1)) left += share
    // What is measured of the first may be less than its share left to the second: then something else altogether is likelier too.
    const otherOf = (share: number): number =>
      left === 0 ? 0 : Math.min(confidence, ((1 - confidence) * share) / left)
    const candidates = shares
      .slice(0, rules.shown)
      .map(({ street, share }, at) => this.candidate(street, at === 0 ? confidence : otherOf(share)))
    const [first, ...others] = candidates
    if (!first || confidence < least) return explain.queue(read, candidates)
    const against = looked.marks.find(({ streets }) => !streets.includes(best))
    const remarks = [
      ...(against && confidence < rules.auto ? [routeReasons.firmNameOther(against.text)] : []),
      ...(isAgainstPool ? [routeReasons.poolOther(knowledge.nameOf(pool))] : []),
    ]
    return explain.street(first, others, grounds, remarks)
  }

  private candidate(street: number, confidence: number): RouteCandidate {
    return { street: this.knowledge.nameOf(street), district: this.knowledge.districtOf[street]!, confidence }
  }
}

/** Whether the address itself is no ground: its words are like others', or a town stands in the enterprise's name. */
const isVague = (grounds: readonly Ground[]): boolean =>
  grounds.every(({ kind }) => kind === 'similar' || kind === 'name')

/** How far an answer leads: a street, a district, a queue of the city, elsewhere. */
export function worthOf({ street, district, elsewhere }: RouteResult): number {
  return street !== undefined ? 3 : district !== undefined ? 2 : elsewhere === undefined ? 0 : 1
}

/** Streets of which the name is written, one way or the other. */
const SURE: ReadonlySet<string> = new Set(['street-written', 'street-former', 'street-mistyped', 'street-misheard'])

interface Share {
  street: number
  share: number
}

/** The words' odds times how much likelier the pool names a street that is right than one that is wrong; the most probable first. */
function withPool(shares: readonly Share[], pool: number): Share[] {
  const { pool: right, leastShare } = ROUTE_RULES
  const likelier = right / (1 - right)
  let total = 0
  const weighed = shares.map(({ street, share }) => {
    const weight = street === pool ? Math.max(share, leastShare) * likelier : share
    total += weight
    return { street, share: weight }
  })
  for (const one of weighed) one.share /= total
  return weighed.sort((a, b) => b.share - a.share || a.street - b.street)
}

/** Where the address says nothing, the pool's street stands by its own reliability. */
function poolAlone(shares: readonly Share[], pool: number): Share[] {
  const others = shares.filter(({ street }) => street !== pool)
  const right = ROUTE_RULES.pool
  return [
    { street: pool, share: right },
    ...others.map(({ street }) => ({ street, share: (1 - right) / others.length })),
  ]
}

/** Builds the engine for one home city over the pool's rows whose street is known. */
export function createRouter(gazetteer: Gazetteer, rows: Iterable<LabelledRow> = []): Router {
  return new Router(gazetteer, rows)
}
