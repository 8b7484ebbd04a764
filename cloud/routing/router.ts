import { fold } from '../../types/fold'
import { normaliseUscc } from '../../types/uscc'
import { CommunityFinder, type FoundCommunity } from './communities'
import { explain, type Findings } from './explain'
import { PlaceVote, roadOf, VOTE_RULES } from './place-vote'
import { ROUTE_RULES } from './rules'
import { AddressReader, type ReadAddress } from './written'
import type { Gazetteer } from './gazetteer-type'
import type { EvidenceKind, LabelledRow, RouteCandidate, RouteQuery, RouteResult } from './types'

/** The engine: pure, in memory, no clock, no I/O. What it answers does not depend on the order in which rows were learned. */
export class Router {
  private readonly reader: AddressReader
  private readonly communities: CommunityFinder
  private readonly vote = new PlaceVote()
  private readonly indexOf: Map<string, number>
  private readonly districtOf: readonly string[]
  private readonly districtOfCode = new Map<string, readonly string[]>()
  /** Places learned by street: how likely a street is before the text is read. */
  private readonly rowsOf: number[]
  private readonly learned = new Map<string, Map<number, number>>()

  constructor(
    private readonly gazetteer: Gazetteer,
    rows: Iterable<LabelledRow>,
  ) {
    this.reader = new AddressReader(gazetteer)
    this.communities = new CommunityFinder(gazetteer)
    this.indexOf = new Map(gazetteer.streets.map(({ name }, index) => [name, index]))
    this.districtOf = gazetteer.streets.map(({ district }) => district)
    this.rowsOf = gazetteer.streets.map(() => 1)
    for (const { code, name } of gazetteer.districts) this.districtOfCode.set(code, [name])
    for (const { level, codes = [], today } of gazetteer.former) {
      if (level === 'district') for (const code of codes) this.districtOfCode.set(code, today)
    }
    for (const { name, street } of gazetteer.communities) {
      const index = this.indexOf.get(street)
      if (index !== undefined) this.vote.learn(fold(name).replace(/(社区|村)$/, ''), index, VOTE_RULES.communityRows)
    }
    gazetteer.streets.forEach(({ short }, index) => this.vote.learn(fold(short), index, VOTE_RULES.streetRows))
    for (const row of rows) this.learn(row)
  }

  /** Learns where one address lies; rows whose street is not one of today's teach nothing. Returns whether it was learned. */
  learn({ address, street }: LabelledRow): boolean {
    const index = this.indexOf.get(street)
    if (index === undefined || address.trim() === '') return false
    const { rest } = this.reader.read(address)
    if (rest.length < 2) return true
    // Many firms in one building are one place: the same text teaches only while it is new, a building by its logarithm.
    const known = this.learned.get(rest) ?? new Map<number, number>()
    this.learned.set(rest, known)
    const times = (known.get(index) ?? 0) + 1
    known.set(index, times)
    if ((times & (times - 1)) !== 0) return true
    this.vote.learn(rest, index)
    this.rowsOf[index] = (this.rowsOf[index] ?? 0) + 1
    this.vote.learnRoad(rest, index)
    return true
  }

  /** Finds the street responsible. Never throws, whatever the texts hold; bounded time. */
  route(query: RouteQuery): RouteResult {
    const own = this.routeAddress(query, query.address)
    if (own.street !== undefined || own.elsewhere !== undefined || !query.registeredAddress) return own
    const registered = this.routeAddress(query, query.registeredAddress)
    return registered.street === undefined ? own : explain.asRegistered(registered)
  }

  private routeAddress(query: RouteQuery, address: string): RouteResult {
    const placed = query.place ? this.indexOf.get(query.place.street) : undefined
    if (placed !== undefined && query.place) {
      return explain.place(this.candidate(placed, ROUTE_RULES.place), query.place.name)
    }
    const read = this.reader.read(address)
    if (read.elsewhere !== undefined) return explain.elsewhere(read.elsewhere)
    const pool = query.poolStreet ? this.indexOf.get(query.poolStreet) : undefined
    const findings = this.findingsOf(read, query, pool)
    const { written } = read
    const [only] = written?.streets ?? []
    if (written && only !== undefined && written.streets.length === 1 && written.kind !== 'street-short') {
      return this.byWritten(findings, only)
    }
    return this.byVotes(findings)
  }

  private findingsOf(read: ReadAddress, query: RouteQuery, pool: number | undefined): Findings {
    const community = this.communities.find(read.rest, (street) => this.isInside(street, read.districts))
    const code = query.uscc ? normaliseUscc(query.uscc.slice(0, 100)).slice(2, 8) : undefined
    const codeDistricts = code === undefined ? undefined : this.districtOfCode.get(code)
    return { read, community, pool, codeDistricts: codeDistricts ?? [], roadRows: this.roadRows(read.rest) }
  }

  private byWritten(findings: Findings, street: number): RouteResult {
    const { read, community } = findings
    const rules = ROUTE_RULES.written
    const kind: EvidenceKind =
      read.written?.kind === 'street-former'
        ? 'street-former'
        : read.written?.kind === 'street-mistyped'
          ? 'street-mistyped'
          : 'street-written'
    let confidence: number =
      kind === 'street-former' ? rules.former : kind === 'street-mistyped' ? rules.mistyped : rules.today
    const others: RouteCandidate[] = []
    const second = read.alsoWritten?.streets[0]
    if (second !== undefined) others.push(this.candidate(second, 1 - rules.contradicted))
    const outside = read.districts.length > 0 && !this.isInside(street, read.districts)
    const moved = community?.full === true && !community.streets.includes(street) && community.streets.length === 1
    if (second !== undefined || outside || moved) confidence = Math.min(confidence, rules.contradicted)
    if (kind === 'street-mistyped' && community?.streets.includes(street)) confidence = rules.former
    return explain.street(this.candidate(street, confidence), others, [kind], findings, this.names)
  }

  private byVotes(findings: Findings): RouteResult {
    const { read, community, pool, codeDistricts } = findings
    const rules = ROUTE_RULES
    const allowed = (street: number): number => {
      if (read.districts.length > 0) return this.isInside(street, read.districts) ? 1 : rules.outside
      return codeDistricts.length === 0 || this.isInside(street, codeDistricts) ? 1 : rules.outsideCode
    }
    const scores = this.vote.score(read.rest, this.gazetteer.streets.length, allowed)
    const give = (streets: readonly number[], votes: number): void => {
      for (const street of streets) scores[street] = (scores[street] ?? 0) + votes / streets.length
    }
    if (community) give(community.streets, community.full ? rules.votes.communityFull : rules.votes.communityBare)
    if (read.written)
      give(
        read.written.streets,
        read.written.kind === 'street-short' ? rules.votes.streetShort : rules.votes.streetFormer,
      )
    if (pool !== undefined && (read.districts.length === 0 || this.isInside(pool, read.districts)))
      give([pool], rules.votes.pool)
    if (read.districts.length > 0 && read.rest.length >= rules.shortestRest) this.addPriors(scores, allowed)
    const ranked = [...scores.keys()].filter((street) => (scores[street] ?? 0) > 0)
    ranked.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    const total = scores.reduce((sum, score) => sum + score, 0)
    const [best, next] = ranked
    if (best === undefined) return explain.queue(read)
    const top = scores[best] ?? 0
    const features = {
      share: top / total,
      mass: Math.log(top),
      lead: Math.log(top / Math.max(next === undefined ? 0 : (scores[next] ?? 0), 0.01)),
      community: community?.streets.includes(best) ? 1 / community.streets.length : 0,
    }
    const evidence = this.evidenceFor(best, findings)
    const placeless = read.districts.length === 0 && !read.home && evidence.every((kind) => kind === 'community')
    const alone = placeless || evidence[0] === 'similar'
    const voted = Math.min(calibrated(features), alone ? rules.similarMost : 1)
    const confidence = pool === best && features.share > 0.5 ? Math.max(rules.pool, voted) : voted
    const candidates = ranked
      .slice(0, rules.shown)
      .map((street) =>
        this.candidate(
          street,
          street === best ? confidence : ((1 - confidence) * (scores[street] ?? 0)) / Math.max(total - top, 0.01),
        ),
      )
    const [first, ...others] = candidates
    if (!first || confidence < rules.review) return explain.queue(read, candidates)
    return explain.street(first, others, evidence, findings, this.names)
  }

  /** Where the words decide nothing, the street with most enterprises of the district is the best guess. */
  private addPriors(scores: Float64Array, allowed: (street: number) => number): void {
    const prior = (street: number): number => (this.rowsOf[street] ?? 0) * allowed(street)
    let total = 0
    for (let street = 0; street < scores.length; street++) total += prior(street)
    for (let street = 0; street < scores.length; street++) {
      scores[street] = (scores[street] ?? 0) + (ROUTE_RULES.votes.prior * prior(street)) / Math.max(total, 1)
    }
  }

  private evidenceFor(street: number, { read, community, pool, roadRows }: Findings): EvidenceKind[] {
    const evidence: EvidenceKind[] = []
    if (read.written?.streets.includes(street))
      evidence.push(read.written.kind === 'street-short' ? 'street-written' : 'street-former')
    if (community?.streets.includes(street)) evidence.push('community')
    if (roadRows && (roadRows.sameNumber.get(street) ?? 0) > 0) evidence.push('same-number')
    else if (roadRows?.byStreet.has(street)) evidence.push('road')
    if (pool === street) evidence.push('pool')
    return evidence.length > 0 ? evidence : ['similar']
  }

  private roadRows(rest: string): Findings['roadRows'] {
    const { road, number } = roadOf(rest)
    const known = this.vote.findRoad(road)
    if (!known) return undefined
    const byStreet = new Map<number, number>()
    const sameNumber = new Map<number, number>()
    let total = 0
    for (let i = 0; i < known.tally.length; i += 2) {
      byStreet.set(known.tally[i] ?? 0, known.tally[i + 1] ?? 0)
      total += known.tally[i + 1] ?? 0
    }
    for (const one of known.numbers)
      if (one.number === number) sameNumber.set(one.street, (sameNumber.get(one.street) ?? 0) + 1)
    return { road, number, total, byStreet, sameNumber }
  }

  private isInside(street: number, districts: readonly string[]): boolean {
    return districts.length === 0 || districts.includes(this.districtOf[street] ?? '')
  }

  private readonly names = (street: number): string => this.gazetteer.streets[street]?.name ?? ''

  private candidate(street: number, confidence: number): RouteCandidate {
    return { street: this.names(street), district: this.districtOf[street] ?? '', confidence }
  }
}

function calibrated(features: { share: number; mass: number; lead: number; community: number }): number {
  const weights = ROUTE_RULES.calibration
  const sum =
    weights.base +
    weights.share * features.share +
    weights.mass * features.mass +
    weights.lead * Math.min(features.lead, weights.leadMost) +
    weights.community * features.community
  return 1 / (1 + Math.exp(-sum))
}

export type { FoundCommunity }

/** Builds the engine for one home city over the pool's rows whose street is known. */
export function createRouter(gazetteer: Gazetteer, rows: Iterable<LabelledRow> = []): Router {
  return new Router(gazetteer, rows)
}
