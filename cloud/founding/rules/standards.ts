/**
 * Every threshold of founding, election and term as dated data (DOMAIN §2). Pure.
 * `since` is the day of the source, or where that is not known the day on which it was put down here; the oldest entry of a
 * rule also answers for days before its own, so that every day has a full set.
 */
import type { FoundingForm } from '../../../types/case-life'

/** Inclusive. */
export interface Span {
  least: number
  most: number
}

/** What a rule of that name says. Numbers of people unless named otherwise. */
export interface RuleValues {
  /** Members of a branch. More than `normallyMost` needs the higher organisation's leave. */
  branch: { least: number; normallyMost: number }
  /** An enterprise with fewer members joins others; together they make a branch. `youth`: at least so many in the enterprise itself. */
  jointBranch: { membersUnder: number; membersTogether: number; enterprises: number; youth: number }
  generalBranch: { least: number }
  committee: { least: number }
  /** Where there are too few members for a branch. null: the city founds none. */
  youthCommittee: { youth: number } | null
  /** Years of age. */
  memberAge: { from: number; under: number }
  /** Years of age; the last year still counts. */
  youthAge: { most: number }
  /** Years of a term. */
  branchTerm: Span
  generalBranchTerm: Span
  committeeTerm: Span
  youthCommitteeTerm: Span
  /** Months by which an election may be put off or brought forward, with approval. */
  termChange: { months: number }
  branchSeats: Span
  generalBranchSeats: Span
  committeeSeats: Span
  /** A branch with fewer members has no committee: a secretary, and a deputy where needed. */
  secretaryOnly: Span & { membersUnder: number }
  /** So many of those elected are secretaries. */
  secretaries: { elected: number }
  /** More candidates than seats, in per cent of the seats, rounded up. */
  surplus: { percent: number }
  /** Share of those entitled to vote who must be present. */
  quorum: { of: number; among: number }
  /** Who is elected has more than this share of the votes of those present. */
  majority: { of: number; among: number }
  /** Whether somebody may vote for somebody else. */
  proxyVotes: { allowed: boolean }
  /** When to look again at an enterprise that is not ready: months; working days where only the numbers were not known. */
  lookAgain: { months: number; unknownWorkingDays: number }
}
export type RuleName = keyof RuleValues

/** A rule's value from a day on. */
export interface Dated<T> {
  value: T
  /** ISO date. */
  since: string
  /** Last day (ISO); absent: until a later entry. */
  until?: string
  source: string
  /** Holds in some places only, and nobody has confirmed it for this city: offending it is a warning, not an error. */
  local: boolean
}

export type RuleHistory = { readonly [K in RuleName]: readonly Dated<RuleValues[K]>[] }
/** A city's own entries. What a city enters it vouches for: see `city-rules.ts`. */
export type CityRules = { readonly [K in RuleName]?: readonly Dated<RuleValues[K]>[] }
/** The rules of one day. */
export type Standards = { readonly [K in RuleName]: Dated<RuleValues[K]> }

const NOTED = '2026-11-27'
const ELECTIONS_SINCE = '2025-01-03'
const BRANCH_WORK = '中国共产主义青年团支部工作条例（试行）第四条'
const CHARTER = '团章关于团的基层组织的规定（依通行解读，须对照现行团章核对）'
const ELECTIONS = '中国共产主义青年团基层组织选举工作条例（中青发〔2025〕1号）'
const OLDER = '较早的基层组织选举办法，各地做法不一，须对照本市规定核对'
const CITY_REPORT = '本市“一键入团”工作报告：暂不具备条件、至少有 1 名 35 岁以下青年'

export const nationalRules: RuleHistory = {
  branch: [{ value: { least: 3, normallyMost: 50 }, since: NOTED, source: BRANCH_WORK, local: false }],
  jointBranch: [
    {
      value: { membersUnder: 3, membersTogether: 3, enterprises: 2, youth: 1 },
      since: NOTED,
      source: BRANCH_WORK,
      local: false,
    },
  ],
  generalBranch: [{ value: { least: 30 }, since: NOTED, source: CHARTER, local: false }],
  committee: [{ value: { least: 100 }, since: NOTED, source: CHARTER, local: false }],
  youthCommittee: [{ value: { youth: 1 }, since: NOTED, source: CITY_REPORT, local: true }],
  memberAge: [{ value: { from: 14, under: 28 }, since: NOTED, source: '团章第一条', local: false }],
  youthAge: [{ value: { most: 35 }, since: NOTED, source: CITY_REPORT, local: true }],
  branchTerm: [{ value: { least: 3, most: 3 }, since: ELECTIONS_SINCE, source: `${ELECTIONS}第三条`, local: false }],
  generalBranchTerm: [
    { value: { least: 3, most: 3 }, since: ELECTIONS_SINCE, source: `${ELECTIONS}第三条`, local: false },
  ],
  committeeTerm: [{ value: { least: 3, most: 5 }, since: ELECTIONS_SINCE, source: `${ELECTIONS}第三条`, local: false }],
  // No rule was found for it: as long as a branch's.
  youthCommitteeTerm: [{ value: { least: 3, most: 3 }, since: NOTED, source: '比照团支部任期', local: true }],
  // Article 4 as public copies print it gives branches six months and all others a year; DOMAIN §2 holds everybody to six months.
  termChange: [{ value: { months: 6 }, since: ELECTIONS_SINCE, source: `${ELECTIONS}第四条`, local: false }],
  branchSeats: [{ value: { least: 3, most: 5 }, since: NOTED, source: OLDER, local: true }],
  generalBranchSeats: [{ value: { least: 5, most: 7 }, since: NOTED, source: OLDER, local: true }],
  committeeSeats: [{ value: { least: 7, most: 9 }, since: NOTED, source: OLDER, local: true }],
  secretaryOnly: [
    {
      value: { membersUnder: 7, least: 1, most: 2 },
      since: NOTED,
      source: '中国共产主义青年团支部工作条例（试行）第六章（依公开文本，须核对）',
      local: true,
    },
  ],
  secretaries: [
    {
      value: { elected: 1 },
      since: NOTED,
      source: '每个团组织设书记（主任）一人；智慧团建录入须填写书记姓名',
      local: false,
    },
  ],
  surplus: [{ value: { percent: 20 }, since: NOTED, source: OLDER, local: true }],
  quorum: [{ value: { of: 4, among: 5 }, since: NOTED, source: OLDER, local: true }],
  // Of those present; whether of all who should have come is left to a warning: copies of the regulation do not settle it.
  majority: [{ value: { of: 1, among: 2 }, since: ELECTIONS_SINCE, source: ELECTIONS, local: false }],
  proxyVotes: [{ value: { allowed: false }, since: ELECTIONS_SINCE, source: ELECTIONS, local: false }],
  lookAgain: [
    {
      value: { months: 6, unknownWorkingDays: 10 },
      since: NOTED,
      source: 'own choice: half a year for people to come; two weeks to ask for a number',
      local: false,
    },
  ],
}

/** Variants that are known from other cities, ready to be entered by one that follows them. Not in force anywhere by themselves. */
export const knownVariants = {
  /** General branch from 50, grassroots committee from 200. */
  larger: { generalBranch: { least: 50 }, committee: { least: 200 } },
  /** Youth up to 40. */
  older: { youthAge: { most: 40 } },
} as const

/**
 * The rules in force on a day. A city's own entry in force goes before any other, the later entry before the earlier.
 * @param date ISO date
 */
export function standardsAt(date: string, city: CityRules = {}): Standards {
  const pick = <K extends RuleName>(name: K): Dated<RuleValues[K]> => {
    const own: readonly Dated<RuleValues[K]>[] = city[name] ?? []
    const national: readonly Dated<RuleValues[K]>[] = nationalRules[name]
    return latest(own, date) ?? latest(national, date) ?? national[0]!
  }
  const names = Object.keys(nationalRules) as RuleName[]
  // Each name is picked with its own type; `fromEntries` cannot say so.
  return Object.fromEntries(names.map((name) => [name, pick(name)])) as unknown as Standards
}

function latest<T>(entries: readonly Dated<T>[], date: string): Dated<T> | undefined {
  return entries
    .filter(({ since, until }) => since <= date && (until === undefined || date <= until))
    .reduce<Dated<T> | undefined>((best, entry) => (best && best.since > entry.since ? best : entry), undefined)
}

const termNames = {
  branch: 'branchTerm',
  'joint-branch': 'branchTerm',
  'general-branch': 'generalBranchTerm',
  committee: 'committeeTerm',
  'youth-committee': 'youthCommitteeTerm',
} as const satisfies Record<FoundingForm, RuleName>

/** How many years a term of that form has. */
export const termOf = (form: FoundingForm, standards: Standards): Dated<Span> => standards[termNames[form]]

/** How many seats the committee of that form has; null: no rule says (a youth work committee is not elected under them). */
export function seatsOf(form: FoundingForm, standards: Standards): Dated<Span> | null {
  if (form === 'youth-committee') return null
  if (form === 'general-branch') return standards.generalBranchSeats
  return form === 'committee' ? standards.committeeSeats : standards.branchSeats
}

/** The rule that says when that form may be founded. */
export function ruleOf(form: FoundingForm, standards: Standards): { source: string; local: boolean } {
  const rules = {
    branch: standards.branch,
    'joint-branch': standards.jointBranch,
    'general-branch': standards.generalBranch,
    committee: standards.committee,
    'youth-committee': standards.youthCommittee,
  }
  const { source, local } = rules[form]
  return { source, local }
}
