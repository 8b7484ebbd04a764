/** What a change of streets means: pure. And what later rooms are told of it. */
import { divisionCounts, type DivisionChangeKind, type DivisionCount } from '../../../types/divisions'
import { fold } from '../../../types/fold'
import { divisionWords as words } from '../../../types/words/divisions'
import { domainEvent } from '../../platform/events'
import { communityNameOf } from '../rules'

export const CHANGE_RULES = {
  /** How many days back a change may have been, how many ahead it may be put down. */
  behind: { days: 3653, since: '2026-11-27', source: 'own choice: what lies longer back stands in the data' },
  ahead: { days: 366, since: '2026-11-27', source: 'own choice: a reform is announced months before, not years' },
  /**
   * Third part of the code (digits 7-9) of a new street until the statistical office gives it one: counted down from the end of its range, since
   * official codes are given upward from its beginning.
   */
  provisional: {
    ranges: { 街道: [99, 1], 镇: [199, 100], 乡: [399, 200] },
    since: '2026-11-27',
    source: '国统字〔2009〕91号: 001-099 街道, 100-199 镇, 200-399 乡; counting down is an own choice',
  },
  /** Names of communities that count in an address without their word (社区, 村). */
  bare: { least: 3, since: '2026-11-27', source: 'own choice, as in routing: shorter ones are words of every day' },
} as const

/** A street before a change. */
export interface ChangedStreet {
  code: string
  name: string
  /** Code of its district. */
  district: string
}
/** A street after a change; under a known code one that goes on. */
export interface ResultStreet extends ChangedStreet {
  /** Codes of communities that a split gives to it by name. */
  communities: string[]
}

/** A change, understood: every code and name is settled. */
export interface DivisionChange {
  kind: DivisionChangeKind
  effectiveOn: string
  subjects: ChangedStreet[]
  /** The first takes what nothing tells apart. */
  results: ResultStreet[]
  ground: string
}

/** The first free provisional code of a district for a street of this name; undefined where none is left. */
export function provisionalCode(
  district: string,
  name: string,
  isTaken: (code: string) => boolean,
): string | undefined {
  const word = /(街道|镇|乡)$/.exec(name)?.[1] as keyof typeof CHANGE_RULES.provisional.ranges | undefined
  const [first, last] = CHANGE_RULES.provisional.ranges[word ?? '街道']
  for (let third = first; third >= last; third--) {
    const code = `${district}${String(third).padStart(3, '0')}`
    if (!isTaken(code)) return code
  }
  return undefined
}

/** Where what lay with an office lies from now on. */
export interface Successor {
  officeId: string
  path: string
  /** District and street as people say them. */
  place: string
  /** What in an address names this one among several: its own name where that is new, its communities. */
  names: readonly string[]
}

/**
 * All that lies with `fromOfficeId` lies with `toOfficeId` from now on, or, of a street that was split, with one of `candidates` (see
 * `successorFor`). The same office on both sides: it goes on, under another name, or beside others.
 */
export interface OfficeMove {
  /** Whose office: league, a partner, an industry committee. Each tree moves alike. */
  body: string
  fromOfficeId: string
  fromPath: string
  toOfficeId: string
  toPath: string
  toPlace: string
  /** The first is the one above. */
  candidates: readonly [Successor, ...Successor[]]
}

/** What later rooms are told, in the transaction of the change. They move what is theirs, and count it. */
export interface ChangedDivisions {
  changeId: string
  kind: DivisionChangeKind
  /** Who ordered it; null where its day came by itself. */
  personId: string | null
  moves: readonly OfficeMove[]
  /** Whoever moves something adds its number. */
  moved: Partial<Record<DivisionCount, number>>
  /** Sentences for whoever plans the change. */
  warnings: string[]
}
export const divisionsChanged = domainEvent<ChangedDivisions>('divisions.changed')

/** Adds to a number of what moved. */
export function countMoved(changed: Pick<ChangedDivisions, 'moved'>, what: DivisionCount, n: number): void {
  if (n > 0) changed.moved[what] = (changed.moved[what] ?? 0) + n
}

/** Numbers of what moved, in the order in which they are told. */
export const asCounts = (moved: ChangedDivisions['moved']): { what: DivisionCount; n: number }[] =>
  divisionCounts.flatMap((what) => (moved[what] === undefined ? [] : [{ what, n: moved[what] }]))

/**
 * Which of the successors an address names: by the longest of their names that stands in it; the first where none does, or two do alike.
 * @param texts the address that counts most first; the next one is asked where that names none
 * @returns the successor, and whether it was named
 */
export function successorFor<S extends Pick<Successor, 'names'>>(
  candidates: readonly [S, ...S[]],
  texts: readonly (string | null | undefined)[],
): { successor: S; named: boolean } {
  for (const text of texts) {
    const folded = fold(text ?? '')
    if (folded === '') continue
    const lengths = candidates.map(({ names }) => Math.max(0, ...names.map((name) => lengthIn(folded, fold(name)))))
    const longest = Math.max(...lengths)
    const found = candidates.filter((_, at) => lengths[at] === longest)
    if (longest > 0 && found.length === 1) return { successor: found[0]!, named: true }
  }
  return { successor: candidates[0], named: candidates.length === 1 }
}

/** How much of a name stands in a text: all of it, all but its last word, or nothing (0). */
function lengthIn(text: string, name: string): number {
  if (name !== '' && text.includes(name)) return name.length
  const bare = name.replace(/(社区|村)$/, '')
  // 登云路社区 is a community, 登云路 a road that leaves it.
  if (bare === name || bare.length < CHANGE_RULES.bare.least || /[路街巷弄道桥]$/.test(bare)) return 0
  return text.includes(bare) ? bare.length : 0
}

/** What names a result of a split in an address. @param communities full names of those that it has */
export const namesOf = (
  result: Pick<ResultStreet, 'name'>,
  wasCalled: string,
  communities: readonly string[],
): string[] => [...(result.name === wasCalled ? [] : [result.name]), ...communities.map(communityNameOf)]

/** An applied change as far as codes go on by it. */
export interface CodeStep {
  subjects: readonly Pick<ChangedStreet, 'code'>[]
  results: readonly Pick<ResultStreet, 'code'>[]
}

/** What codes of streets have become by the changes since, in their order. */
export function codesToday(codes: readonly string[], changes: readonly CodeStep[]): string[] {
  let now = [...codes]
  for (const { subjects, results } of changes) {
    const changed = new Set(subjects.map(({ code }) => code))
    now = [...new Set(now.flatMap((code) => (changed.has(code) ? results.map((result) => result.code) : [code])))]
  }
  return now
}

/** District and street of a result or a subject. */
export const sayStreet = (
  districts: ReadonlyMap<string, string>,
  street: Pick<ChangedStreet, 'district' | 'name'>,
): string => words.place(districts.get(street.district) ?? '', street.name)
