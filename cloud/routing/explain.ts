import { routeReasons } from '../../types/words/reasons'
import { ROUTE_RULES } from './rules'
import type { FoundCommunity } from './communities'
import type { ReadAddress } from './written'
import type { EvidenceKind, RouteCandidate, RouteResult } from './types'

/** All that was found in one address, before it is weighed. */
export interface Findings {
  read: ReadAddress
  community: FoundCommunity | undefined
  pool: number | undefined
  /** Today's districts of the credit code's registering division. */
  codeDistricts: readonly string[]
  /** What the labelled rows say of the road. */
  roadRows:
    | {
        road: string
        number: number | undefined
        total: number
        byStreet: ReadonlyMap<number, number>
        sameNumber: ReadonlyMap<number, number>
      }
    | undefined
}

/** Turns findings into answers with their sentence. */
export const explain = { street, queue, elsewhere, place, asRegistered }

function street(
  best: RouteCandidate,
  others: readonly RouteCandidate[],
  evidence: readonly EvidenceKind[],
  findings: Findings,
  names: (street: number) => string,
): RouteResult {
  const auto = best.confidence >= ROUTE_RULES.auto
  const parts = evidence.slice(0, 2).map((kind) => sentenceOf(kind, best.street, findings, names))
  const [next] = others
  if (!auto) parts.push(next && next.confidence > 0.1 ? routeReasons.conflict(next.street) : routeReasons.unsure)
  return {
    decision: auto ? 'auto' : 'review',
    street: best.street,
    district: best.district,
    level: 'street',
    candidates: [best, ...others],
    confidence: best.confidence,
    reason: routeReasons.join(parts),
    evidence: [...evidence],
  }
}

function sentenceOf(kind: EvidenceKind, street: string, findings: Findings, names: (street: number) => string): string {
  const { read, community, roadRows } = findings
  const index = [...(roadRows?.byStreet.keys() ?? [])].find((one) => names(one) === street) ?? -1
  switch (kind) {
    case 'street-written':
      return routeReasons.streetWritten(street)
    case 'street-former':
    case 'street-mistyped': {
      const today = read.written?.streets.map(names) ?? []
      const former = read.written?.text ?? ''
      return today.length > 1
        ? routeReasons.streetFormerSeveral(former, today)
        : routeReasons.streetFormer(former, street)
    }
    case 'community':
      return routeReasons.community(community?.text ?? '', street)
    case 'same-number': {
      const number = roadRows?.number === undefined ? '' : `${roadRows.number}号`
      return routeReasons.samePlace(`${roadRows?.road ?? ''}${number}`, roadRows?.sameNumber.get(index) ?? 0, street)
    }
    case 'road':
      return routeReasons.sameRoad(
        roadRows?.road ?? '',
        roadRows?.byStreet.get(index) ?? 0,
        roadRows?.total ?? 0,
        street,
      )
    case 'pool':
      return routeReasons.pool(street)
    default:
      return routeReasons.similar(street)
  }
}

/** No street: the district's queue where one alone is meant, else the city's. */
function queue(read: ReadAddress, candidates: readonly RouteCandidate[] = []): RouteResult {
  // 余杭区 written may mean the district of before 2021, of which a part is 临平区 today: today's bearer of the name takes it.
  const only =
    read.districts.length === 1
      ? read.districts[0]
      : read.districts.find((one) => one.startsWith(read.districtWritten ?? ' '))
  const empty = read.rest === '' && !read.home && read.districtWritten === undefined
  return {
    decision: 'none',
    street: undefined,
    district: only,
    level: only === undefined ? 'city' : 'district',
    candidates: [...candidates],
    confidence: 0,
    reason: empty ? routeReasons.empty : only === undefined ? routeReasons.cityOnly : routeReasons.districtOnly(only),
    evidence: [],
  }
}

function elsewhere(place: string): RouteResult {
  return {
    decision: 'none',
    street: undefined,
    district: undefined,
    level: 'city',
    candidates: [],
    confidence: 0,
    reason: routeReasons.otherCity(place),
    evidence: [],
    elsewhere: place,
  }
}

function place(candidate: RouteCandidate, name: string): RouteResult {
  return {
    decision: 'auto',
    street: candidate.street,
    district: candidate.district,
    level: 'street',
    candidates: [candidate],
    confidence: candidate.confidence,
    reason: routeReasons.place(name, candidate.street),
    evidence: ['place'],
  }
}

/** The same answer, saying that it rests on the registered address. */
function asRegistered(result: RouteResult): RouteResult {
  return { ...result, reason: result.reason + routeReasons.registered }
}
