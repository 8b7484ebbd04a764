import { matchReasons } from '../../types/words/reasons'
import { describeDifferences, describeSupport } from './differences'
import { differsByOrdinal } from './text-distance'
import type { CanonicalName } from './canonical'
import type { PreparedQuery } from './features'
import type { MatchCandidate, MatchConflict, MatchFeatures, MatchResult } from './types'

/** From which confidence on a decision is taken, and what forbids a decision without a person. */
export const DECISION_RULES = {
  since: '2026-11-23',
  source: 'measured on public registers with seeded noise: wrong automatic decisions ≤ 0.15 %',
  auto: 0.95,
  review: 0.12,
  /** Candidates reported. */
  shown: 5,
  /** A runner-up this near to the best makes the best unsure. */
  rivalShare: 0.6,
  addressAgrees: 0.75,
  addressDiffers: 0.3,
  /** Wrong characters that an agreeing address or phone excuses; characters left out. */
  slips: 1,
  omissions: 2,
  /** A code's owner whose name is less like the written one than this is a conflict. */
  codeNameMark: 0.5,
  codeNameCore: 0.45,
  codeConfidence: 0.999,
  conflictConfidence: 0.6,
} as const

/** A candidate with what the decision needs besides its features. */
export interface Weighed {
  candidate: MatchCandidate
  name: CanonicalName
}

/** The answer where the code alone decides: its owner, in agreement or conflict with the name. */
export function decideByCode(prepared: PreparedQuery, owner: Weighed, others: readonly Weighed[]): MatchResult {
  const { features } = owner.candidate
  const written = prepared.name.core !== ''
  const sameElsewhere = others.find((one) => one.candidate.features.sameName && isPlaceAlike(one.candidate.features))
  const nameAgrees = features.sameName || isNameLike(features)
  if (written && (!nameAgrees || (sameElsewhere && !features.sameName))) {
    const conflict: MatchConflict = {
      kind: 'code-and-name',
      byCode: owner.candidate.id,
      byName: sameElsewhere?.candidate.id,
    }
    const reason = sameElsewhere
      ? matchReasons.codeNameConflict(owner.candidate.name, sameElsewhere.candidate.name)
      : matchReasons.codeNameFar(owner.candidate.name)
    return answer('review', [owner, ...others], DECISION_RULES.conflictConfidence, reason, conflict)
  }
  const differences = describeDifferences(features, prepared.name, owner.name)
  const reason = !written
    ? matchReasons.codeOnly
    : features.former
      ? matchReasons.codeFormer
      : differences
        ? matchReasons.codeAndNameClose(differences)
        : matchReasons.codeAndName
  return answer('auto', [owner, ...others], DECISION_RULES.codeConfidence, reason)
}

function isNameLike(features: MatchFeatures): boolean {
  if (features.branch === 'different' && features.edits > 0) return features.core >= 0.8
  return features.mark >= DECISION_RULES.codeNameMark || features.core >= DECISION_RULES.codeNameCore
}

function isPlaceAlike(features: MatchFeatures): boolean {
  return features.region !== 'conflict'
}

/** The answer where the name, the address and the phone decide. `weighed` is sorted, best first. */
export function decideByName(
  prepared: PreparedQuery,
  weighed: readonly Weighed[],
  codeNote: string | undefined,
): MatchResult {
  const [best, second] = weighed
  if (!best) return answer('none', [], 0, sentence([matchReasons.none], codeNote))
  const { features, name } = best.candidate
  const rules = DECISION_RULES
  const rivals = weighed.filter(
    ({ candidate }) => candidate.features.sameName && isPlaceAlike(candidate.features),
  ).length
  let confidence = best.candidate.confidence
  const rival = second && isRival(best.candidate, second.candidate) ? second : undefined
  if (rival) confidence = confidence / (1 + rival.candidate.confidence / Math.max(confidence, 0.01))
  if (features.code === 'different' && features.sameName) {
    const conflict: MatchConflict = { kind: 'code-and-name', byName: best.candidate.id }
    return answer('review', weighed, Math.max(confidence, rules.review), matchReasons.nameOtherCode(name), conflict)
  }
  const differences = describeDifferences(features, prepared.name, best.name)
  const support = describeSupport(features, rules.addressAgrees, rules.addressDiffers)
  const said = features.former
    ? matchReasons.nameFormer(name)
    : differences
      ? matchReasons.nameClose(name, differences)
      : matchReasons.nameSame
  if (confidence < rules.review) {
    return answer('none', weighed, confidence, sentence([matchReasons.noneClose(name)], codeNote))
  }
  const parts = [said, ...support]
  if (rival)
    parts.push(
      rivals > 1 && features.sameName ? matchReasons.several(rivals) : matchReasons.rival(rival.candidate.name),
    )
  const sure =
    confidence >= rules.auto &&
    !rival &&
    (features.sameName ? isPlaceAlike(features) : isProven(features, prepared.name, best.name))
  return answer(sure ? 'auto' : 'review', weighed, confidence, sentence(parts, codeNote))
}

/** A name that is not the same needs another witness: the code, the phone, or the address. */
function isProven(features: MatchFeatures, query: CanonicalName, row: CanonicalName): boolean {
  if (features.branch === 'different' || differsByOrdinal(query.core, row.core)) return false
  if (features.code === 'same') return true
  if (features.legal === 'changed' || features.region === 'conflict') return false
  // Sister firms share an owner, an address and most of their name: more than one slip is no slip.
  const slips = isWithin(query.core, row.core) ? DECISION_RULES.omissions : DECISION_RULES.slips
  if (features.edits > slips) return false
  if (features.phone === 'same') return true
  return features.address !== undefined && features.address >= DECISION_RULES.addressAgrees
}

/** Whether the query is the row's name with characters left out. */
function isWithin(query: string, row: string): boolean {
  let at = 0
  for (const character of row) if (query[at] === character) at++
  return at === query.length
}

function isRival(best: MatchCandidate, second: MatchCandidate): boolean {
  if (best.features.sameName && !second.features.sameName) return false
  if (best.features.code === 'same' && second.features.code !== 'same') return false
  return second.confidence >= best.confidence * DECISION_RULES.rivalShare
}

function sentence(parts: readonly string[], codeNote: string | undefined): string {
  return matchReasons.join(codeNote ? [...parts, codeNote] : parts)
}

function answer(
  decision: MatchResult['decision'],
  weighed: readonly Weighed[],
  confidence: number,
  reason: string,
  conflict?: MatchConflict,
): MatchResult {
  const candidates = weighed.slice(0, DECISION_RULES.shown).map(({ candidate }) => candidate)
  const [best, ...rest] = candidates
  const ranked = best ? [{ ...best, confidence }, ...rest] : []
  return { decision, candidates: ranked, confidence, reason, ...(conflict ? { conflict } : {}) }
}
