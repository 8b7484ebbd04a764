/** A city's own rules: read from its configuration, refused where they contradict themselves. Pure. */
import * as z from 'zod/mini'
import { day } from '../../../types/fields'
import { cityRuleWords as words } from '../../../types/words/city-rules'
import { standardsAt, type CityRules, type RuleName, type Span, type Standards } from './standards'

const number = (least: number) => z.int().check(z.minimum(least))
const span = z.object({ least: number(1), most: number(1) })
const share = z.object({ of: number(1), among: number(1) })

const values = {
  branch: z.object({ least: number(1), normallyMost: number(1) }),
  jointBranch: z.object({
    membersUnder: number(1),
    membersTogether: number(1),
    enterprises: number(2),
    youth: number(0),
  }),
  generalBranch: z.object({ least: number(1) }),
  committee: z.object({ least: number(1) }),
  youthCommittee: z.nullable(z.object({ youth: number(1) })),
  memberAge: z.object({ from: number(1), under: number(2) }),
  youthAge: z.object({ most: number(1) }),
  branchTerm: span,
  generalBranchTerm: span,
  committeeTerm: span,
  youthCommitteeTerm: span,
  termChange: z.object({ months: number(0) }),
  branchSeats: span,
  generalBranchSeats: span,
  committeeSeats: span,
  secretaryOnly: z.object({ membersUnder: number(0), least: number(1), most: number(1) }),
  secretaries: z.object({ elected: number(1) }),
  surplus: z.object({ percent: number(0) }),
  quorum: share,
  majority: share,
  proxyVotes: z.object({ allowed: z.boolean() }),
  lookAgain: z.object({ months: number(1), unknownWorkingDays: number(1) }),
} satisfies Record<RuleName, z.ZodMiniType>

// What a city enters it vouches for: it binds there, so none of its entries is local.
const entries = <T extends z.ZodMiniType>(value: T) =>
  z.optional(
    z.array(
      z.strictObject({
        value,
        since: day,
        until: z.exactOptional(day),
        source: z.string().check(z.trim(), z.minLength(1)),
        local: z._default(z.literal(false), false),
      }),
    ),
  )
const shape = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, entries(value)]))
const schema = z.strictObject(shape)

/** What is wrong with a city's rules, for whoever entered them. */
export class CityRulesError extends Error {
  override readonly name = 'CityRulesError'
}

/**
 * Reads a city's rules: `{ "generalBranch": [{ "value": { "least": 50 }, "since": "2027-01-01", "source": "…" }] }`.
 * Throws a CityRulesError that names the rule where something is unknown, has no source, or contradicts another rule on any day.
 */
export function readCityRules(written: unknown): CityRules {
  const read = schema.safeParse(written)
  if (!read.success) {
    const [issue] = read.error.issues
    const at = ['rules', ...(issue?.path ?? [])].join('.')
    throw new CityRulesError(words.at(at, sayIssue(issue)))
  }
  // The schema has one entry a rule, built in a loop: its type forgets which.
  const rules = read.data as CityRules
  const changes = Object.values(rules).flatMap((list) => list.flatMap(({ since, until }) => [since, dayAfter(until)]))
  for (const date of new Set(changes.filter((date) => date !== undefined))) {
    const [problem] = contradictions(standardsAt(date, rules))
    if (problem !== undefined) throw new CityRulesError(words.on(date, problem))
  }
  return rules
}

function sayIssue(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'unrecognized_keys':
      return words.unknown(issue.keys)
    case 'too_small':
      return issue.origin === 'string' ? words.empty : words.least(Number(issue.minimum))
    case 'invalid_type':
      return words.type
    default:
      return words.wrong
  }
}

const dayAfter = (date: string | undefined) =>
  date === undefined ? undefined : new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)

/** Where the rules of a day contradict each other; empty: nowhere. */
export function contradictions(standards: Standards): string[] {
  const { branch, jointBranch, generalBranch, committee, memberAge, youthAge, secretaryOnly } = standards
  const spans: Partial<Record<RuleName, Span>> = {
    branchTerm: standards.branchTerm.value,
    generalBranchTerm: standards.generalBranchTerm.value,
    committeeTerm: standards.committeeTerm.value,
    youthCommitteeTerm: standards.youthCommitteeTerm.value,
    branchSeats: standards.branchSeats.value,
    generalBranchSeats: standards.generalBranchSeats.value,
    committeeSeats: standards.committeeSeats.value,
    secretaryOnly: secretaryOnly.value,
  }
  const checks: [boolean, string][] = [
    ...Object.entries(spans).map(([name, { least, most }]): [boolean, string] => [
      least <= most,
      words.span(name, least, most),
    ]),
    [branch.value.least <= branch.value.normallyMost, words.branch],
    [branch.value.least < generalBranch.value.least, words.generalBranch],
    [generalBranch.value.least < committee.value.least, words.committee],
    // A gap between the two would send two members lower than one.
    [jointBranch.value.membersUnder === branch.value.least, words.jointBranch],
    [jointBranch.value.membersTogether >= branch.value.least, words.together],
    [memberAge.value.from < memberAge.value.under, words.memberAge],
    [memberAge.value.under <= youthAge.value.most + 1, words.youthAge],
    [standards.quorum.value.of <= standards.quorum.value.among, words.quorum],
    [standards.majority.value.of < standards.majority.value.among, words.majority],
    [standards.termChange.value.months < 12 * Math.min(...yearsOf(standards)), words.termChange],
  ]
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem)
}

const yearsOf = ({ branchTerm, generalBranchTerm, committeeTerm, youthCommitteeTerm }: Standards) =>
  [branchTerm, generalBranchTerm, committeeTerm, youthCommitteeTerm].map(({ value }) => value.least)
