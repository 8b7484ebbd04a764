/** Whatever is known of an enterprise: exactly one recommendation, lawful, and never lower for more members. */
import fc from 'fast-check'
import { foundingForms, partyKinds } from '../../../types/case-life'
import { recommendation, recommendedForms } from '../../../types/founding'
import { headcounts } from '../../../types/intake'
import { contradictions } from '../../../cloud/founding/rules/city-rules'
import { factsOf, meets, type Situation } from '../../../cloud/founding/rules/meets'
import { rankOf, recommend } from '../../../cloud/founding/rules/recommend'
import { standardsAt, type CityRules } from '../../../cloud/founding/rules/standards'
import { isWorkingDay } from '../../../cloud/platform/calendar/calendar'

const number = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 6 }) }, fc.nat({ max: 300 }), fc.nat({ max: 1_000_000 }))
const given = fc.oneof(number, fc.constantFrom(...headcounts), fc.constant(null))
const neighbours = fc.option(
  fc.record({ enterprises: fc.option(fc.nat({ max: 9 })), members: fc.option(fc.nat({ max: 9 })) }),
)
const rest = { youth: given, staff: given, neighbours, party: fc.option(fc.constantFrom(...partyKinds)) }
const situation: fc.Arbitrary<Situation> = fc.record({ members: given, ...rest })
const known = fc.record({
  members: number,
  youth: number,
  staff: number,
  neighbours: fc.record({ enterprises: fc.nat({ max: 9 }), members: fc.nat({ max: 9 }) }),
  party: fc.constantFrom(...partyKinds),
})
const date = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))

/** A city's thresholds: any that do not contradict each other. */
const since = { since: '2000-01-01', source: 'a city', local: false }
const city: fc.Arbitrary<CityRules> = fc
  .record({
    branch: fc.integer({ min: 1, max: 9 }),
    general: fc.integer({ min: 2, max: 90 }),
    committee: fc.integer({ min: 3, max: 300 }),
    enterprises: fc.integer({ min: 2, max: 4 }),
    joint: fc.integer({ min: 0, max: 3 }),
    youth: fc.option(fc.integer({ min: 1, max: 6 })),
  })
  .map(({ branch, general, committee, enterprises, joint, youth }) => ({
    branch: [{ ...since, value: { least: branch, normallyMost: Math.max(branch, 50) } }],
    jointBranch: [
      { ...since, value: { membersUnder: branch, membersTogether: Math.max(branch, 3), enterprises, youth: joint } },
    ],
    generalBranch: [{ ...since, value: { least: general } }],
    committee: [{ ...since, value: { least: committee } }],
    youthCommittee: [{ ...since, value: youth === null ? null : { youth } }],
  }))
  .filter((rules) => contradictions(standardsAt('2026-11-27', rules)).length === 0)
const standards = fc.oneof(
  fc.constant(standardsAt('2026-11-27')),
  city.map((rules) => standardsAt('2026-11-27', rules)),
)

it('recommends one form with a reason, and says what is lacking or unknown where there is none', () => {
  fc.assert(
    fc.property(situation, date, standards, (of, day, rules) => {
      const found = recommend(of, day, rules)
      expect(recommendedForms).toContain(found.form)
      expect(found.reason).not.toBe('')
      expect(found.reason).not.toMatch(/undefined|null|NaN|Infinity|-\d/)
      expect(recommendation.safeParse(found).success).toBe(true)
      if (found.form === 'not-yet') {
        expect(found.missing.length + found.unknown.length).toBeGreaterThan(0)
        expect(found.lookAgain! > day).toBe(true)
        expect(isWorkingDay(found.lookAgain!)).toBe(true)
      } else expect([found.missing, found.lookAgain]).toEqual([[], null])
    }),
    { numRuns: 2000 },
  )
})

it('recommends nothing unlawful: sure where all is known, never refuted where it is not', () => {
  const allowed = (of: Situation, day: string, rules: ReturnType<typeof standardsAt>) => {
    const { form } = recommend(of, day, rules)
    return form === 'not-yet' ? 'yes' : meets(form, factsOf(of), rules)
  }
  fc.assert(
    fc.property(known, date, standards, (of, day, rules) => allowed(of, day, rules) === 'yes'),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(situation, date, standards, (of, day, rules) => allowed(of, day, rules) !== 'no'),
    { numRuns: 2000 },
  )
})

it('never answers not-yet where a form is surely lawful', () => {
  fc.assert(
    fc.property(situation, date, standards, (of, day, rules) => {
      fc.pre(recommend(of, day, rules).form === 'not-yet')
      expect(foundingForms.filter((form) => meets(form, factsOf(of), rules) === 'yes')).toEqual([])
    }),
  )
})

it('never recommends a lower form for more members', () => {
  fc.assert(
    fc.property(fc.record(rest), number, number, date, standards, (others, one, other, day, rules) => {
      const [fewer, more] = [Math.min(one, other), Math.max(one, other)]
      const rank = (members: number) => rankOf(recommend({ ...others, members }, day, rules).form)
      expect(rank(more)).toBeGreaterThanOrEqual(rank(fewer))
    }),
    { numRuns: 3000 },
  )
})

it('promises no more for a band than for each number in it', () => {
  const inBand = { '0': [0], '1-2': [1, 2], '3+': [3, 30, 100], unknown: [0, 1, 3, 100] } as const
  fc.assert(
    fc.property(fc.record(rest), fc.constantFrom(...headcounts), date, standards, (others, band, day, rules) => {
      const before = recommend({ ...others, members: band }, day, rules).form
      // A joint branch is recommended on the word that partners will be found.
      fc.pre(before !== 'joint-branch')
      for (const members of inBand[band])
        expect(rankOf(recommend({ ...others, members }, day, rules).form)).toBeGreaterThanOrEqual(rankOf(before))
    }),
    { numRuns: 1000 },
  )
})

it('offers as alternatives only other forms that are not unlawful, each once, each with its condition', () => {
  fc.assert(
    fc.property(situation, date, standards, (of, day, rules) => {
      const { form, alternatives } = recommend(of, day, rules)
      const forms = alternatives.map((one) => one.form)
      expect(new Set(forms).size).toBe(forms.length)
      expect(forms).not.toContain(form)
      for (const one of alternatives) {
        expect(one.condition).not.toBe('')
        if (one.form !== 'joint-branch') expect(meets(one.form, factsOf(of), rules)).not.toBe('no')
      }
    }),
    { numRuns: 1000 },
  )
})
