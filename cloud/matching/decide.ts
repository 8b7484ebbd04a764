import { matchReasons } from '../../types/words/reasons'
import { agreementOf } from './address'
import type { Candidate, PreparedQuery } from './candidates'
import { featureAt } from './compare'
import { describeDifferences, describeSupport } from './differences'
import { NAME_RULES } from './canonical-rules'
import { EDIT_KINDS, isWithin } from './edits'
import { isPlacedTwin } from './place-twins'
import type { Ranked } from './ranking'
import { similarity } from './text-distance'
import type { MatchCandidate, MatchConflict, MatchFeatures, MatchResult } from './types'

/** From which confidence on a decision is taken, and what forbids a decision without a person. */
export const DECISION_RULES = {
  since: '2026-11-29',
  source:
    'measured: wrong automatic decisions ≤ 0.15 %, firms of the pool answered "none" against what is left to a person (docs/matching.md)',
  auto: 0.9,
  review: 0.046,
  /** A name one character away, without another witness: only slips of ear and pen, and only when it is certain. */
  certain: 0.999,
  /** Candidates reported. */
  shown: 5,
  /** A runner-up of the same name this near (in log odds) makes the best unsure. */
  rivalSum: 2,
  /** An address that agrees: share of the shorter one's words. */
  addressWords: 0.6,
  addressAgrees: 0.75,
  addressDiffers: 0.3,
  /** A code's owner whose 字号 is less like the written one than this is a conflict. */
  codeNameMark: 0.5,
  /** So much of the whole core must agree where the 字号 is garbled. */
  codeNameCore: 0.6,
  codeConfidence: 0.999,
  conflictConfidence: 0.6,
  /** A second name nearer than the code's owner by this (in log odds) makes a conflict. */
  codeRivalSum: 3,
  /** A dirty name beside a valid code of somebody else: from this confidence on a person must look. */
  otherCode: 0.3,
  /** And so sure is it at most that the firm of that name is meant. */
  otherCodeMost: 0.45,
} as const

/** Slips that leave the firm recognisable without another witness, where no second name is as near. */
const SLIPS: ReadonlySet<number> = new Set([EDIT_KINDS.homophone, EDIT_KINDS.swapped, EDIT_KINDS.missing])

/** A valid code must be equal; a broken one counts where a correction of commonly confused characters gives the row's. */
function codeRelation({ code: reading }: PreparedQuery, candidate: Candidate): MatchFeatures['code'] {
  // Most queries bring no code: then none is unpacked.
  const rowCode = reading.kind === 'empty' ? '' : candidate.uscc
  if (reading.kind === 'empty' || rowCode === '') return 'absent'
  if (reading.code === rowCode) return 'same'
  if (reading.kind === 'broken') return reading.corrections.includes(rowCode) ? 'same' : 'absent'
  return reading.kind === 'valid' ? 'different' : 'absent'
}

function legalRelation(query: string, row: string): MatchFeatures['legal'] {
  if (query === row) return 'same'
  return query === '' || row === '' || query === 'company' || row === 'company' ? 'dropped' : 'changed'
}

/** Value of the feature `kindInMark` where names differ within the 字号. */
const IN_MARK = 2
const PHONES: Readonly<Record<number, MatchFeatures['phone']>> = { 1: 'same', 0: 'different' }

function featuresOf(query: PreparedQuery, candidate: Candidate): MatchFeatures {
  const { name, former, comparison, asked } = candidate
  const branch = asked.name.branch === name.branch ? 'same' : 'different'
  const { vector, edits, region, address } = comparison
  return {
    code: codeRelation(query, candidate),
    sameName: edits === 0 && branch === 'same' && name.core !== '' && asked.name.core === name.core,
    former,
    edits,
    core: vector[featureAt('core')]!,
    mark: similarity(asked.name.mark, name.mark),
    trade: vector[featureAt('trade')]!,
    region,
    legal: legalRelation(asked.name.legal, name.legal),
    branch,
    address: agreementOf(address),
    phone: PHONES[vector[featureAt('phone')]!] ?? 'absent',
  }
}

/** A ranked candidate with what the sentence and the decision need. */
export interface Weighed extends Ranked {
  features: MatchFeatures
}

export const weigh = (query: PreparedQuery, ranked: readonly Ranked[]): Weighed[] =>
  ranked.map((one) => ({ ...one, features: featuresOf(query, one.candidate) }))

const isPlaceAlike = ({ region }: MatchFeatures) => region !== 'conflict'

/** 浙江青禾科技 and 杭州青禾科技 may be two firms, mother and daughter: without another witness only one of them names no place, or the same. */
const isOnePlace = ({ region }: MatchFeatures) => region !== 'conflict' && region !== 'nested'

/** The answer where a valid code's owner is known: in agreement or in conflict with the name. */
export function decideByCode(query: PreparedQuery, owner: Weighed, others: readonly Weighed[]): MatchResult {
  const { features, candidate } = owner
  const isWritten = query.name.core !== ''
  const elsewhere = others.find(
    (one) =>
      (one.features.sameName && isPlaceAlike(one.features) && !features.sameName) ||
      one.sum > owner.sum + DECISION_RULES.codeRivalSum,
  )
  if (isWritten && (elsewhere || !isNameOf(owner))) {
    const conflict: MatchConflict = { kind: 'code-and-name', byCode: candidate.id, byName: elsewhere?.candidate.id }
    const reason = !elsewhere
      ? matchReasons.codeNameFar(candidate.called)
      : elsewhere.features.sameName
        ? matchReasons.codeNameConflict(candidate.called, elsewhere.candidate.called)
        : matchReasons.codeNameRival(candidate.called, elsewhere.candidate.called)
    return answer('review', [owner, ...others], DECISION_RULES.conflictConfidence, reason, conflict)
  }
  const differences = describeDifferences(features, candidate.asked.name, candidate.name)
  const reason = !isWritten
    ? matchReasons.codeOnly
    : features.former
      ? features.sameName
        ? matchReasons.codeFormer
        : matchReasons.codeFormerClose
      : differences
        ? matchReasons.codeAndNameClose(differences)
        : matchReasons.codeAndName
  return answer('auto', [owner, ...others], DECISION_RULES.codeConfidence, reason)
}

/** Whether a name may be the code's owner's, written badly or in short: the same place and kind of unit, the 字号 kept. */
function isNameOf(one: Weighed): boolean {
  const { features, candidate } = one
  const { core } = candidate.asked.name
  if (features.sameName) return isPlaceAlike(features)
  if (!isPlaceAlike(features) || isOtherUnit(one)) return false
  const isCut = isWithin(core, candidate.name.core) || isWithin(candidate.name.core, core)
  const isNear = isCut || features.core >= DECISION_RULES.codeNameCore
  return features.mark >= DECISION_RULES.codeNameMark || (isNear && isMarkKept(one))
}

const BRANCH_TAIL = /分$/

/** 青禾证券庆春路营业部 for 中国青禾证券股份有限公司杭州庆春路证券营业部: all that is written stands in the branch's name, in this order. */
function isShortBranch({ candidate: { asked, name } }: Weighed): boolean {
  const { core, branch } = asked.name
  if (branch !== '' || name.branch === '' || core.length < SHORTEST_BRANCH) return false
  return NAME_RULES.branch.test(core) && isWithin(core, name.core + name.branch)
}

/** Fewer characters stand in many a name. */
const SHORTEST_BRANCH = 6

/** A branch beside its parent, or firm no. 2 beside no. 1: names that share nearly all and are never one unit. */
function isOtherUnit({ candidate }: Weighed): boolean {
  const { kind, vector } = candidate.comparison
  if (vector[featureAt('branch')] === 0 || kind === EDIT_KINDS.ordinal) return true
  const [short, long] = [candidate.asked.name.core, candidate.name.core].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ]
  // Without a legal form a branch's ending stands in the core: 青禾网络科技分店.
  const rest = long.startsWith(short) ? long.slice(short.length) : ''
  return rest !== '' && (BRANCH_TAIL.test(rest) || NAME_RULES.branch.test(rest))
}

/**
 * The answer where name, address and phone decide. `weighed` is sorted, the most probable first; `confidence` is that of its first.
 */
export function decideByName(
  query: PreparedQuery,
  weighed: readonly Weighed[],
  calibrated: number,
  codeNote: string | undefined,
): MatchResult {
  const [best] = weighed
  const rules = DECISION_RULES
  if (!best) return answer('none', [], 0, sentence([matchReasons.none], codeNote))
  const { features, candidate } = best
  const text = candidate.called
  if (features.code === 'different' && calibrated >= rules.review) {
    // The code says that it is another firm, the name that it is this one: never settled here.
    const conflict: MatchConflict = { kind: 'code-and-name', byName: candidate.id }
    if (features.sameName || calibrated >= rules.otherCode || isWitnessed(query, best)) {
      const reason = features.sameName ? matchReasons.nameOtherCode(text) : matchReasons.nameNearOtherCode(text)
      const sure = features.sameName ? rules.conflictConfidence : Math.min(calibrated, rules.otherCodeMost)
      return answer('review', weighed, sure, reason, conflict)
    }
    return answer('none', weighed, rules.review / 2, sentence([matchReasons.noneClose(text)], codeNote), conflict)
  }
  const isCoded = features.code === 'same' && isNameOf(best)
  const twins = isCoded ? [] : placedTwinsOf(query, weighed)
  const confidence = isCoded ? Math.max(calibrated, rules.codeConfidence) : calibrated / (1 + twins.length)
  const differences = describeDifferences(features, candidate.asked.name, candidate.name)
  if (confidence < rules.review && !isShortBranch(best)) {
    return answer('none', weighed, confidence, sentence([matchReasons.noneClose(text)], codeNote))
  }
  const parts = [
    features.former && features.sameName
      ? matchReasons.nameFormer(candidate.firm)
      : differences
        ? matchReasons.nameClose(text, differences)
        : matchReasons.nameSame,
    ...describeSupport(features, rules.addressAgrees, rules.addressDiffers),
  ]
  const rival = rivalOf(weighed) ?? writtenOtherOf(query, weighed) ?? twins[0]
  if (rival) {
    const equal = weighed.filter((one) => one.features.sameName && isPlaceAlike(one.features)).length
    parts.push(
      equal > 1 && features.sameName ? matchReasons.several(equal) : matchReasons.rival(rival.candidate.called),
    )
  }
  const isSure = confidence >= rules.auto && !rival && (isCoded || isProven(query, weighed, confidence))
  return answer(isSure ? 'auto' : 'review', weighed, Math.max(confidence, rules.review), sentence(parts, codeNote))
}

/** A second firm that is as good as the first. */
function rivalOf([best, second]: readonly Weighed[]): Weighed | undefined {
  if (!best || !second) return undefined
  if (best.features.code === 'same' && second.features.code !== 'same') return undefined
  if (best.features.sameName && !second.features.sameName) return undefined
  return best.sum - second.sum < DECISION_RULES.rivalSum ? second : undefined
}

/** Its name of today is what was written, with its place and its legal form. */
const isAsWritten = ({ features }: Weighed) =>
  features.sameName &&
  !features.former &&
  features.legal === 'same' &&
  (features.region === 'same' || features.region === 'absent')

/**
 * A firm called exactly as was written, where the best is another one: its former name is that, its place or legal form another, and it sits at the
 * address or has none in the pool. A mother's new address, a daughter in the mother's office: nothing here says which.
 */
function writtenOtherOf(query: PreparedQuery, [best, ...others]: readonly Weighed[]): Weighed | undefined {
  if (!best || best.features.code === 'same') return undefined
  if (isAsWritten(best) && (best.features.phone === 'same' || isWitnessed(query, best))) return undefined
  return others.find(isAsWritten)
}

/** Firms of that very name with or without a place in front, where nothing but the name speaks. */
function placedTwinsOf(query: PreparedQuery, [best, ...others]: readonly Weighed[]): Weighed[] {
  if (!best?.features.sameName || query.address !== undefined || best.features.phone === 'same') return []
  if (query.name.regions.length > 0) return []
  return others.filter(
    ({ candidate, features }) =>
      features.code !== 'same' && isPlacedTwin(best.candidate.asked.name.core, candidate.name.core),
  )
}

const ROAD = /(路|街|大道|巷|弄)$/

/** Whether the address speaks for the candidate, beside its name: the same house, or the same village; a road alone says little. */
function isWitnessed({ address: asked }: PreparedQuery, { candidate: { comparison } }: Weighed): boolean {
  const { words, house, equal, district } = comparison.address
  if (!asked || words < DECISION_RULES.addressWords || house === 0 || district === 0) return false
  if (house === 1) return true
  return !ROAD.test(asked.text) && (equal === 1 || words === 1)
}

/** Whether enough of the row's 字号 is in the query: firms of one trade in one house are neighbours, not one firm written badly; 面馆 is not 老王面馆. */
function isMarkKept({ candidate: { asked, name } }: Weighed): boolean {
  const kept = [...name.mark].map((character) => asked.name.core.includes(character))
  return kept.slice(0, 2).includes(true) || kept.filter(Boolean).length * 2 >= Math.max(1, kept.length)
}

/** 青禾启力食品 where 青禾食品 and 青禾饮料 share a house: one more of the family, which is not in the pool. */
function isFamilyOther(query: PreparedQuery, best: Weighed, others: readonly Weighed[]): boolean {
  const { asked, name, comparison } = best.candidate
  // Something more behind the 字号, and else nothing: a slip, or a city in front, is no other firm.
  const isLonger = isWithin(name.core, asked.name.core) && asked.name.core.startsWith(name.mark.slice(0, 2))
  if (comparison.edits < FAMILY_EDITS || !isLonger) return false
  return others.some((one) => one.candidate.name.mark === name.mark && isWitnessed(query, one))
}

/** One character more or wrong is a slip. */
const FAMILY_EDITS = 2

/** 青禾股份 and 北京青禾 say a 字号 and nothing of the trade: many a firm may be meant that is not in the pool. */
const saysMoreThanMark = ({ candidate: { asked, name } }: Weighed): boolean =>
  asked.name.core !== asked.name.mark || name.core === name.mark

/** What no confidence overrules: see "Never" in docs/matching.md. */
function isProven(query: PreparedQuery, weighed: readonly Weighed[], confidence: number): boolean {
  const [best, ...others] = weighed
  if (!best || isOtherUnit(best)) return false
  const { kind, edits, vector } = best.candidate.comparison
  if (edits === 0) return isOnePlace(best.features) || isWitnessed(query, best)
  if (isWitnessed(query, best)) return isMarkKept(best) && !isFamilyOther(query, best, others)
  const isOneMark = best.features.mark === 1 && vector[featureAt('kindInMark')] !== IN_MARK
  if (isOneMark && isOnePlace(best.features) && saysMoreThanMark(best)) return true
  const isAlone = others.every(({ candidate }) => candidate.comparison.edits > 1)
  return edits === 1 && SLIPS.has(kind) && isAlone && confidence >= DECISION_RULES.certain
}

function sentence(parts: readonly string[], codeNote: string | undefined): string {
  return matchReasons.join(codeNote ? [...parts, codeNote] : parts)
}

/** Probability of a candidate that is not the first: by its log odds beside the first's, never above it. */
function shownConfidence(confidence: number, first: number, own: number): number {
  return Math.min(confidence, confidence * Math.exp(own - first))
}

export function answer(
  decision: MatchResult['decision'],
  weighed: readonly Weighed[],
  confidence: number,
  reason: string,
  conflict?: MatchConflict,
): MatchResult {
  const first = weighed[0]?.sum ?? 0
  const candidates = weighed.slice(0, DECISION_RULES.shown).map(({ candidate, features, sum }, at): MatchCandidate => {
    const { id, firm, uscc } = candidate
    const own = at === 0 ? confidence : shownConfidence(confidence, first, sum)
    return { id, name: firm, uscc: uscc || undefined, confidence: own, features }
  })
  return { decision, candidates, confidence, reason, ...(conflict ? { conflict } : {}) }
}
