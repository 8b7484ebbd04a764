import { routeReasons } from '../../types/words/reasons'
import { ROUTE_RULES } from './rules'
import type { Ground } from './grounds'
import type { ReadAddress } from './written'
import type { RouteCandidate, RouteResult } from './types'

/** Turns findings into answers with their sentence. */
export const explain = { street, queue, elsewhere, place, asRegistered }

function street(
  best: RouteCandidate,
  others: readonly RouteCandidate[],
  grounds: readonly Ground[],
  remarks: readonly string[] = [],
): RouteResult {
  const auto = best.confidence >= ROUTE_RULES.auto
  const parts = [...grounds.slice(0, 2).map(({ sentence }) => sentence), ...remarks]
  const [next] = others
  if (!auto) {
    const isRival = next !== undefined && next.confidence > ROUTE_RULES.rival
    parts.push(isRival ? routeReasons.conflict(next.street) : routeReasons.unsure)
  }
  return {
    decision: auto ? 'auto' : 'review',
    street: best.street,
    district: best.district,
    level: 'street',
    candidates: [best, ...others],
    confidence: best.confidence,
    reason: routeReasons.join(parts),
    evidence: grounds.map(({ kind }) => kind),
  }
}

/** No street: the district's queue where one alone is meant, else the city's. */
function queue(read: ReadAddress, candidates: readonly RouteCandidate[] = []): RouteResult {
  // 余杭区 written may mean the district of before 2021, of which a part is 临平区 today: today's bearer of the name takes it.
  const only = read.isTorn
    ? undefined
    : read.districts.length === 1
      ? read.districts[0]
      : read.districts.find((one) => one.startsWith(read.districtWritten ?? ' '))
  const isEmpty =
    read.rest === '' && !read.written && read.provinceWritten === undefined && !read.home && read.districts.length === 0
  return {
    decision: 'none',
    street: undefined,
    district: only,
    level: only === undefined ? 'city' : 'district',
    candidates: [...candidates],
    confidence: 0,
    reason: isEmpty
      ? routeReasons.empty
      : read.isTorn
        ? routeReasons.districtsSeveral
        : only === undefined
          ? routeReasons.cityOnly
          : routeReasons.districtOnly(only),
    evidence: [],
  }
}

function elsewhere(place: string, isAbroad: boolean): RouteResult {
  return {
    decision: 'none',
    street: undefined,
    district: undefined,
    level: 'city',
    candidates: [],
    confidence: 0,
    reason: isAbroad ? routeReasons.abroad(place) : routeReasons.otherCity(place),
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
