/** The policy's function and its filter, for generated trees, grants and records. */
import * as fc from 'fast-check'
import { actions } from '../../types/actions'
import { roles, type Role } from '../../types/people'
import {
  appointing,
  divisionPathOf,
  dutyClass,
  may,
  policy,
  reach,
  type Guarded,
  type Part,
} from '../../cloud/people/rules'
import type { Actor, HeldGrant } from '../../cloud/platform/actor'

const division = fc
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
const body = fc.constantFrom('league', 'league', 'union', 'women', 'express')
/** A body and the path of one of its offices. */
const place = fc
  .tuple(body, division)
  .map(([whose, path]) => ({ body: whose, officePath: whose === 'league' ? path : `/${whose}${path}` }))
const person = fc.constantFrom('p1', 'p2', 'p3')
const held: fc.Arbitrary<HeldGrant> = fc.tuple(fc.constantFrom(...roles), place).map(([role, at]) => ({
  role,
  officeId: 'o',
  officeName: '',
  division: '',
  ...at,
}))
const signedIn: fc.Arbitrary<Actor> = fc
  .tuple(person, fc.array(held, { maxLength: 3 }), fc.boolean())
  .map(([personId, grants, passed]) => ({
    personId,
    sessionId: 's',
    method: 'phone',
    held: grants,
    grants: passed ? grants : [],
    assurance: passed ? 'passed' : 'none',
    fresh: false,
  }))
const actor: fc.Arbitrary<Actor | null> = fc.option(signedIn)
const record: fc.Arbitrary<Guarded> = fc
  .tuple(person, fc.uniqueArray(person), place, fc.uniqueArray(body), fc.constantFrom(...roles), fc.option(place))
  .map(([applicantId, partyIds, { officePath }, bodies, role, owner]) => ({
    applicantId,
    partyIds,
    officePath,
    bodies,
    role,
    ownerPath: owner?.officePath ?? null,
  }))

/** One part of the filter read as SQL reads it: written here a second time, on purpose. */
const passes = (
  to: Part,
  { applicantId, partyIds = [], officePath = '', ownerPath = null, bodies = [], role }: Guarded,
): boolean => {
  const below = (paths: readonly string[]) => paths.some((one) => officePath.indexOf(one) === 0)
  switch (to.kind) {
    case 'all':
      return true
    case 'applicant':
      return applicantId === to.personId
    case 'party':
      return [applicantId, ...partyIds].includes(to.personId)
    case 'at':
      return to.paths.some((one) => one === (ownerPath ?? officePath))
    case 'below':
      return below(to.paths) || to.paths.some((one) => ownerPath?.startsWith(one) === true)
    case 'asked':
      return bodies.includes(to.body) && below(to.paths)
    case 'appointed': {
      const whose = officePath.startsWith('/3301/') ? '' : `/${officePath.split('/')[1] ?? ''}`
      return (
        to.roles.some((one) => one === role) &&
        (to.where === 'at'
          ? officePath === to.path
          : to.where === 'under'
            ? below([to.path]) && officePath.length > to.path.length
            : whose !== '' && officePath === whose + to.path)
      )
    }
  }
}

test('the function and the filter agree', () => {
  fc.assert(
    fc.property(actor, fc.constantFrom(...actions), record, (who, action, what) => {
      expect(may(who, action, what)).toBe(reach(who, action).some((part) => passes(part, what)))
    }),
    { numRuns: 5000 },
  )
})

const caseActs = actions.filter((action) => action.startsWith('case.'))
const within = (grants: readonly HeldGrant[], what: Guarded, fits: (grant: HeldGrant) => boolean) =>
  grants.some((grant) => fits(grant) && (what.officePath ?? '').startsWith(divisionPathOf(grant)))

test('nobody touches a case outside the own jurisdiction, whatever the act and the grants', () => {
  fc.assert(
    fc.property(actor, fc.constantFrom(...caseActs), record, (who, action, what) => {
      if (!may(who, action, what)) return
      const grants = who?.grants ?? []
      const asOffice = grants.some(
        (grant) =>
          dutyClass[grant.role] === 'case' &&
          grant.role !== 'partner-cadre' &&
          (what.officePath?.startsWith(grant.officePath) === true ||
            what.ownerPath?.startsWith(grant.officePath) === true),
      )
      const asPartner = within(
        grants,
        what,
        (grant) => grant.role === 'partner-cadre' && (what.bodies ?? []).includes(grant.body),
      )
      expect(asOffice || asPartner).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('who administers handles no case: not one act, not one record', () => {
  const administrators = roles.filter((role) => dutyClass[role] !== 'case')
  expect(administrators).toHaveLength(3)
  fc.assert(
    fc.property(
      signedIn,
      fc.constantFrom(...caseActs),
      fc.constantFrom(...administrators),
      record,
      (who, action, role, what) => {
        const only = { ...who, grants: who.held.map((grant) => ({ ...grant, role })) }
        expect(reach(only, action)).toEqual([])
        expect(may(only, action, what)).toBe(false)
      },
    ),
    { numRuns: 1000 },
  )
})

test('without the second factor what is held counts for nothing', () => {
  fc.assert(
    fc.property(signedIn, fc.constantFrom(...actions), record, (who, action, what) => {
      const locked = { ...who, grants: [], assurance: 'locked' as const }
      const stranger = { ...locked, held: [] }
      expect(may(locked, action, what)).toBe(may(stranger, action, what))
    }),
    { numRuns: 2000 },
  )
})

test('nobody gives a right that reaches further than the own, nor one to oneself’s own level, save for the administrators', () => {
  fc.assert(
    fc.property(signedIn, record, (who, what) => {
      if (!may(who, 'staff.appoint', what)) return
      // One person never mixes the classes: the database refuses it (0012, cadre_grant_one_class).
      if (new Set(who.grants.map(({ role }) => dutyClass[role])).size > 1) return
      const from = who.grants.filter((grant) =>
        appointing[grant.role].some((row) => row.roles.includes(what.role as Role)),
      )
      expect(from.length).toBeGreaterThan(0)
      // One who holds two, one below the other, gives the lower one's level by the upper.
      const reaching = from.filter(
        ({ role, officePath }) => dutyClass[role] === 'case' && (what.officePath ?? '').startsWith(officePath),
      )
      if (reaching.length > 0) expect(reaching.some(({ officePath }) => officePath !== what.officePath)).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test('nobody signed in does nothing but what anybody may', () => {
  for (const action of actions)
    expect(may(null, action, { applicantId: 'p1', officePath: '/3301/' })).toBe(policy[action].anyone === true)
})
