/** The policy's function and its filter, for generated trees, grants and records. */
import * as fc from 'fast-check'
import { actions } from '../../types/actions'
import { roles } from '../../types/people'
import { may, policy, reach, type Guarded, type Reach } from '../../cloud/people/rules'
import type { Actor } from '../../cloud/platform/actor'

const path = fc
  .record({
    district: fc.integer({ min: 1, max: 3 }),
    street: fc.integer({ min: 1, max: 3 }),
    depth: fc.integer({ min: 1, max: 3 }),
  })
  .map(
    ({ district, street, depth }) =>
      ['/3301/', `/3301/33010${district}/`, `/3301/33010${district}/33010${district}00${street}/`][depth - 1] ??
      '/3301/',
  )
const person = fc.constantFrom('p1', 'p2', 'p3')
const actor: fc.Arbitrary<Actor | null> = fc.option(
  fc.record({
    personId: person,
    sessionId: fc.constant('s'),
    grants: fc.array(
      fc.record({
        role: fc.constantFrom(...roles),
        officeId: fc.constant('o'),
        officePath: path,
        officeName: fc.constant(''),
        division: fc.constant(''),
      }),
      { maxLength: 3 },
    ),
  }),
)
const record: fc.Arbitrary<Guarded> = fc.record({
  applicantId: person,
  partyIds: fc.uniqueArray(person),
  officePath: path,
})

/** The filter read as SQL reads it: written here a second time, on purpose. */
const passes = (to: Reach, { applicantId, partyIds = [], officePath = '' }: Guarded): boolean => {
  if (to.kind === 'all' || to.kind === 'none') return to.kind === 'all'
  if (to.kind === 'applicant') return applicantId === to.personId
  if (to.kind === 'party') return [applicantId, ...partyIds].includes(to.personId)
  return to.paths.some((one) => (to.kind === 'at' ? officePath === one : officePath.startsWith(one)))
}

test('the function and the filter agree', () => {
  fc.assert(
    fc.property(actor, fc.constantFrom(...actions), record, (who, action, what) => {
      expect(may(who, action, what)).toBe(passes(reach(who, action), what))
    }),
    { numRuns: 2000 },
  )
})

test('a cadre acts only on what lies with an own office, and sees only what lies below one', () => {
  fc.assert(
    fc.property(actor, record, (who, what) => {
      const offices = who?.grants.map((grant) => grant.officePath) ?? []
      if (may(who, 'case.accept', what)) expect(offices).toContain(what.officePath)
      if (may(who, 'case.view', what)) expect(offices.some((one) => what.officePath?.startsWith(one))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('nobody signed in does nothing but what anybody may', () => {
  for (const action of actions)
    expect(may(null, action, { applicantId: 'p1', officePath: '/3301/' })).toBe(policy[action] === 'anyone')
})
