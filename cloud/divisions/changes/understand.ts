/** A change as it was asked for → a change of which every code and name is settled, or what is wrong with it. */
import type { ParsedOf } from '../../../types/registry'
import { divisionWords as words } from '../../../types/words/divisions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { isStreetCode } from '../rules'
import { CHANGE_RULES, provisionalCode, type DivisionChange, type ResultStreet } from './rules'
import * as store from './store'
import type { LivingStreet } from './store'

export type AskedChange = Pick<ParsedOf<'planDivisionChange'>, 'kind' | 'subjects' | 'into' | 'effectiveOn' | 'ground'>
type AskedResult = AskedChange['into'][number]

const wrong = (field: string, message: string) => new Failure('inputInvalid', [{ field, message }])

/** What is there, as far as a change needs it. */
interface Known {
  streets: readonly LivingStreet[]
  districts: ReadonlyMap<string, string>
  /** Whether a code is or was somebody's, or is spoken for. */
  isTaken: (code: string) => boolean
}

/**
 * @param waiting other changes that wait for their day: the codes that they promise are spoken for
 * @throws Failure divisionUnknown (no such street today), inputInvalid (what the change says makes no sense, at its field)
 */
export async function understandChange(
  call: Pick<Call, 'tx' | 'now' | 'tools'>,
  asked: AskedChange,
  waiting: readonly Pick<DivisionChange, 'results'>[],
): Promise<DivisionChange> {
  const city = call.tools.configuration.HOME_CITY
  const streets = await store.listStreets(call.tx, city)
  const subjects = asked.subjects.map((code) => streets.find((street) => street.code === code))
  if (!subjects.every((street) => street !== undefined)) throw new Failure('divisionUnknown')
  if (new Set(asked.subjects).size < subjects.length) throw wrong('subjects', words.subjects.twice)
  mustFitInTime(asked, subjects, call.now)
  const codes = new Set(waiting.flatMap(({ results }) => results.map(({ code }) => code)))
  const districts = await store.listDistricts(call.tx, city)
  for (const district of districts.keys()) for (const code of await store.listCodes(call.tx, district)) codes.add(code)
  const known: Known = { streets, districts, isTaken: (code) => codes.has(code) }
  const results: ResultStreet[] = []
  for (const [at, one] of asked.into.entries()) {
    const result = settle(asked, one, at, subjects, known)
    codes.add(result.code)
    results.push(result)
  }
  mustMakeSense(asked, subjects, results, known)
  // A street that goes on after a split keeps its people and what nothing tells apart, wherever it was written.
  results.sort((a, b) => Number(asked.subjects.includes(b.code)) - Number(asked.subjects.includes(a.code)))
  if (asked.kind === 'split') await mustGiveCommunities(call, subjects[0]!.code, results)
  return {
    kind: asked.kind,
    effectiveOn: asked.effectiveOn,
    subjects: subjects.map(({ code, name, district }) => ({ code, name, district })),
    results,
    ground: asked.ground,
  }
}

function mustFitInTime({ effectiveOn }: AskedChange, subjects: readonly LivingStreet[], now: Date): void {
  const inDays = (days: number) => localDate(new Date(now.getTime() + days * 86_400_000))
  if (effectiveOn > inDays(CHANGE_RULES.ahead.days) || effectiveOn < inDays(-CHANGE_RULES.behind.days))
    throw wrong('effectiveOn', words.tooFar)
  for (const { validFrom } of subjects)
    if (validFrom !== null && effectiveOn < validFrom) throw wrong('effectiveOn', words.tooEarly(validFrom))
}

/** One result: a subject that goes on under its code, or a new street. */
function settle(
  { kind, into }: AskedChange,
  one: AskedResult,
  at: number,
  subjects: readonly LivingStreet[],
  known: Known,
): ResultStreet {
  const field = (name: string) => `into.${at}.${name}`
  const [first] = subjects
  const own = kind === 'rename' ? first : subjects.find((street) => street.code === one.code)
  if (kind === 'rename' && one.code !== undefined && one.code !== first?.code)
    throw wrong(field('code'), words.into.notSubject)
  if (kind === 'move' && own !== undefined) throw wrong(field('code'), words.into.codeTaken)
  const name = one.name ?? (kind === 'move' ? first?.name : own?.name)
  if (name === undefined) throw wrong(field('name'), words.into.nameMissing)
  const district = kind === 'move' || own === undefined ? (one.district ?? first?.district ?? '') : own.district
  if (!known.districts.has(district)) throw wrong(field('district'), words.into.districtWrong)
  if (kind === 'split' && district !== first?.district) throw wrong(field('district'), words.into.districtOther)
  if (kind === 'move' && subjects.some((street) => street.district === district))
    throw wrong(field('district'), words.into.districtSame)
  if (kind !== 'split' && one.communities !== undefined) throw wrong(field('communities'), words.communities.onlySplit)
  if (kind !== 'split' && into.length > 1) throw wrong('into', words.into.one)
  return {
    code: own?.code ?? newCode(one.code, district, name, field('code'), known),
    name,
    district,
    communities: one.communities ?? [],
  }
}

function newCode(asked: string | undefined, district: string, name: string, field: string, { isTaken }: Known): string {
  if (asked === undefined) {
    const code = provisionalCode(district, name, isTaken)
    if (code === undefined) throw wrong(field, words.into.codeFull)
    return code
  }
  if (asked.length !== 9 || !asked.startsWith(district) || !isStreetCode(asked))
    throw wrong(field, words.into.codeForeign)
  if (isTaken(asked)) throw wrong(field, words.into.codeTaken)
  return asked
}

/** Numbers of streets by the kind of change; names that stay apart within a district. */
function mustMakeSense(
  { kind }: AskedChange,
  subjects: readonly LivingStreet[],
  results: readonly ResultStreet[],
  { streets, districts }: Known,
): void {
  if (kind === 'merge' && subjects.length < 2) throw wrong('subjects', words.subjects.several)
  if (kind !== 'merge' && subjects.length > 1) throw wrong('subjects', words.subjects.one)
  if (kind === 'split' && results.length < 2) throw wrong('into', words.into.several)
  if (kind === 'rename' && results[0]?.name === subjects[0]?.name) throw wrong('into.0.name', words.into.nameSame)
  const others = streets.filter(({ code }) => !subjects.some((subject) => subject.code === code))
  for (const [at, { code, name, district }] of results.entries()) {
    const isTaken = [...others, ...results].some(
      (other) => other.name === name && other.district === district && other.code !== code,
    )
    const isTwice = results.some((other, i) => i < at && other.code === code)
    if (isTaken) throw wrong(`into.${at}.name`, words.into.nameTaken(words.place(districts.get(district) ?? '', name)))
    if (isTwice) throw wrong(`into.${at}.code`, words.into.codeTaken)
  }
}

async function mustGiveCommunities(
  call: Pick<Call, 'tx'>,
  street: string,
  results: readonly ResultStreet[],
): Promise<void> {
  const own = new Set((await store.listCommunities(call.tx, [street])).map(({ code }) => code))
  const given = new Set<string>()
  for (const [at, { communities }] of results.entries())
    for (const code of communities) {
      if (!own.has(code)) throw wrong(`into.${at}.communities`, words.communities.foreign)
      if (given.has(code)) throw wrong(`into.${at}.communities`, words.communities.twice)
      given.add(code)
    }
}
