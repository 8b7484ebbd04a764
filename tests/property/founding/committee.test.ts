/** No number of members makes an impossible committee; a sound election stays without findings, a broken one does not. */
import fc from 'fast-check'
import { foundingForms } from '../../../types/case-life'
import { candidatesNeeded, checkCommittee, committeeSize } from '../../../cloud/founding/rules/committee'
import { checkElection, type Election } from '../../../cloud/founding/rules/election'
import { standardsAt, type CityRules } from '../../../cloud/founding/rules/standards'

const since = { since: '2000-01-01', source: 'a city', local: true }
const span = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 4 }))
  .map(([least, more]) => ({ least, most: least + more }))
const city: fc.Arbitrary<CityRules> = fc.record({
  branchSeats: span.map((value) => [{ ...since, value }]),
  generalBranchSeats: span.map((value) => [{ ...since, value }]),
  committeeSeats: span.map((value) => [{ ...since, value }]),
  secretaryOnly: fc.nat({ max: 9 }).map((under) => [{ ...since, value: { membersUnder: under, least: 1, most: 2 } }]),
  surplus: fc.nat({ max: 60 }).map((percent) => [{ ...since, value: { percent } }]),
})
const standards = fc.oneof(
  fc.constant(standardsAt('2026-11-27')),
  city.map((rules) => standardsAt('2026-11-27', rules)),
)
const form = fc.constantFrom(...foundingForms)
const members = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 1, max: 5000 }))

it('has a size from one person up, that its members can fill with all candidates', () => {
  fc.assert(
    fc.property(form, members, standards, (of, count, rules) => {
      const size = committeeSize(of, count, rules)!
      expect(size.least).toBeGreaterThanOrEqual(1)
      expect(size.most).toBeGreaterThanOrEqual(size.least)
      expect(size.most).toBeLessThanOrEqual(count)
      // One person is always a secretary, even where no second can stand.
      if (size.most > 1) expect(candidatesNeeded(of, size.most, rules)).toBeLessThanOrEqual(count)
    }),
    { numRuns: 2000 },
  )
})

it('finds nothing in a committee of that size, and something in any other', () => {
  fc.assert(
    fc.property(form, members, fc.nat({ max: 20 }), standards, (of, count, seats, rules) => {
      const size = committeeSize(of, count, rules)!
      const found = checkCommittee({ form: of, members: count, seats, candidates: null }, rules)
      expect(found.length === 0).toBe(size.least <= seats && seats <= size.most)
      for (const { sentence } of found) expect(sentence).not.toMatch(/undefined|null|NaN|Infinity/)
    }),
    { numRuns: 2000 },
  )
})

it('never takes fewer candidates for more seats, nor fewer than seats', () => {
  fc.assert(
    fc.property(form, fc.nat({ max: 200 }), standards, (of, seats, rules) => {
      expect(candidatesNeeded(of, seats, rules)).toBeGreaterThanOrEqual(seats)
      expect(candidatesNeeded(of, seats + 1, rules)).toBeGreaterThan(candidatesNeeded(of, seats, rules))
    }),
  )
})

/** Everybody came, everybody chose the same people. */
const sound = fc.tuple(form, members, standards).map(([of, count, rules]): [Election, typeof rules] => {
  const seats = committeeSize(of, count, rules)!.most
  const candidates = candidatesNeeded(of, seats, rules)
  const votes = Array.from({ length: candidates }, (_, i) => ({ votes: i < seats ? count : 0, isElected: i < seats }))
  const ballots = { issued: count, returned: count, invalid: 0 }
  return [
    { form: of, members: count, seats, candidates, present: count, elected: seats, proxies: 0, ballots, votes },
    rules,
  ]
})

it('finds nothing in an election in which all agree', () => {
  fc.assert(fc.property(sound, ([election, rules]) => expect(checkElection(election, rules)).toEqual([])))
})

it('finds an error in each kind of broken election', () => {
  const breaks: ((of: Election) => Election)[] = [
    (of) => ({ ...of, proxies: 1 }),
    (of) => ({ ...of, present: of.members + 1 }),
    (of) => ({ ...of, elected: of.seats + 1 }),
    (of) => ({ ...of, candidates: of.seats - 1 }),
    (of) => ({ ...of, seats: of.members + 1 }),
    (of) => ({ ...of, ballots: { ...of.ballots!, returned: of.members + 1 } }),
    (of) => ({ ...of, votes: of.votes!.map((one) => ({ ...one, votes: 0 })) }),
    (of) => ({ ...of, votes: [...of.votes!, { votes: of.members, isElected: false }] }),
    (of) => ({ ...of, votes: of.votes!.map((one) => ({ ...one, votes: one.votes + 1 })) }),
  ]
  fc.assert(
    fc.property(sound, fc.constantFrom(...breaks), ([election, rules], broken) => {
      expect(checkElection(broken(election), rules).map(({ level }) => level)).toContain('error')
    }),
    { numRuns: 1000 },
  )
})
