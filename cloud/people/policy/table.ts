/** The policy's table: a row an act. Whoever adds a function adds or names a row here; the service refuses to start without. */
import type { Action } from '../../../types/actions'
import type { Role } from '../../../types/people'

/**
 * How far a role reaches with an act. below: records of the own office and of every office under it. responsible: records that lie with
 * the own office; approval lies with the street (DOMAIN M4), the levels above watch. asked: applications that asked for the
 * partner's body, in its division. appointed: grants that this role may give (`appointing`). all: every record of the city.
 */
export type Extent = 'below' | 'responsible' | 'asked' | 'appointed' | 'all'

export interface Row {
  /** No login needed. */
  anyone?: true
  signedIn?: true
  /** applicant: the person's own records. party: those, and records to which the person was admitted later. */
  person?: 'applicant' | 'party'
  roles?: Readonly<Partial<Record<Role, Extent>>>
}

const anyone: Row = { anyone: true }
const signedIn: Row = { signedIn: true }

/** The League's own cadres and its industry committees. */
const league = (extent: Extent) =>
  ({
    'street-cadre': extent,
    'district-cadre': extent,
    'city-cadre': extent,
    'industry-cadre': extent,
  }) as const

/** The League's offices by place: enterprises lie with them, not with an industry's committee. */
const placed = (extent: Extent) => ({ 'street-cadre': extent, 'district-cadre': extent, 'city-cadre': extent }) as const

/** City and district over the pool. One database is one city. */
const pool = { 'district-cadre': 'below', 'city-cadre': 'all' } as const

export const policy: Readonly<Record<Action, Row>> = {
  'city.view': anyone,
  'invitation.open': anyone,
  'invitation.answer': anyone,
  'enterprise.find': signedIn,
  'self.view': signedIn,
  'self.secondFactor': signedIn,
  'application.submit': signedIn,
  'application.join': signedIn,
  'draft.keep': signedIn,
  'application.viewOwn': { person: 'party' },
  'application.answerOwn': { person: 'applicant' },
  // A partner receives what was asked for from it (the notice names it), and no more.
  'case.view': { roles: { ...league('below'), 'partner-cadre': 'asked' } },
  'case.accept': { roles: league('responsible') },
  'case.return': { roles: league('responsible') },
  'case.revealContact': { roles: { ...league('responsible'), 'partner-cadre': 'asked' } },
  // The work on a case is its owner's: the responsible office, the one above where that has no cadre, or whom it was given to.
  'case.work': { roles: league('responsible') },
  'case.refuse': { roles: league('responsible') },
  // Papers name the candidates in full: the responsible office and those above it, who answer for the founding; no partner. The enterprise has
  // what it writes itself, and only who applied for it.
  'case.document': { roles: league('below') },
  'application.document': { person: 'applicant' },
  // What the enterprise prepares: by whoever applied, or by the office that guides it.
  'founding.prepare': { person: 'applicant', roles: league('responsible') },
  // A candidate comes by an own link: reads who asks without an account, and gives the own data as the person it is.
  'founding.candidate': anyone,
  'founding.stand': signedIn,
  // Whoever sees a case as a League cadre may give it to somebody within the own reach: within the office, and from above.
  'case.assign': { roles: league('below') },
  // By the office above that was asked to supervise what is late (`urging.ts`).
  'case.urge': { roles: league('below') },
  // Enterprises of one street, or of several where the office lies above them: each of them must lie within the own reach.
  'joint.form': { roles: league('below') },
  'case.answerJoin': { roles: league('responsible') },
  'case.viewLicence': { roles: league('responsible') },
  // Which enterprise of the pool an application means: decided where the pool is seen, for applications of the own offices.
  'case.review': { roles: { 'district-cadre': 'below', 'city-cadre': 'below' } },
  'self.data': signedIn,
  'application.withdraw': { person: 'applicant' },
  // The own ways in and sessions.
  'account.view': signedIn,
  'account.change': signedIn,
  'message.subscribe': signedIn,
  'session.view': signedIn,
  'session.end': signedIn,
  'staff.view': {
    roles: {
      'city-administrator': 'appointed',
      'security-administrator': 'appointed',
      'city-cadre': 'appointed',
      'district-cadre': 'appointed',
      'partner-cadre': 'appointed',
      'industry-cadre': 'appointed',
    },
  },
  'staff.appoint': {
    roles: {
      'city-administrator': 'appointed',
      'security-administrator': 'appointed',
      'city-cadre': 'appointed',
      'district-cadre': 'appointed',
      'partner-cadre': 'appointed',
      'industry-cadre': 'appointed',
    },
  },
  'absence.record': {
    person: 'applicant',
    roles: {
      'security-administrator': 'appointed',
      'city-cadre': 'appointed',
      'district-cadre': 'appointed',
      'partner-cadre': 'appointed',
      'industry-cadre': 'appointed',
    },
  },
  // Whom to invite within the own borders: a street too, which sees of the pool only what it invites and counts.
  'invitation.send': { roles: placed('below') },
  'invitation.settle': { roles: placed('below') },
  'invitation.count': { roles: placed('below') },
  'campaign.view': { roles: placed('below') },
  'campaign.make': { roles: placed('below') },
  // By somebody else than its maker, of the same office or of one above.
  'campaign.approve': { roles: placed('below') },
  'campaign.steer': { roles: placed('below') },
  'complaint.file': signedIn,
  'complaint.viewOwn': { person: 'applicant' },
  'complaint.escalateOwn': { person: 'applicant' },
  'complaint.view': { roles: league('below') },
  'complaint.answer': { roles: league('responsible') },
  // What lies on somebody's own phone is sent whatever has become of the grant since: nothing recorded is lost. Shows nothing but receipts.
  'visit.send': signedIn,
  // A street sees of the pool whom it visits: what a plan gave, and who is in the building in front of it.
  'visit.record': { roles: placed('below') },
  'visit.plan': { roles: placed('below') },
  'visit.view': { roles: placed('below') },
  'visit.settle': { roles: placed('below') },
  'place.view': { roles: placed('below') },
  'place.keep': { roles: placed('below') },
  // A register to be sold on: seen by who answers for it as a whole (issue 5: city and district). A street gets whom it is to approach from outreach,
  // and most rows name no street: its list would look complete and not be.
  'pool.view': { roles: pool },
  'pool.revealContact': { roles: pool },
  // Merging, un-merging, former names: both enterprises must lie within the reach.
  'pool.correct': { roles: pool },
  // The city's lists: what stands in them lies nowhere until its enterprise is known, so only the city sees it.
  'organisation.link': { roles: { 'city-cadre': 'all' } },
  // All that a filter finds, within the own borders.
  'pool.mark': { roles: pool },
  'pool.export': { roles: pool },
  // A street prints for itself, a building and an occasion; for enterprises of the pool whoever sees the pool (outreach/posters looks at both).
  'poster.make': { roles: { 'street-cadre': 'below', ...pool } },
  // A register is of the whole city: nobody can tell beforehand that a file keeps within a district.
  'pool.import': { roles: { 'city-cadre': 'all' } },
  // A decision of the city over the League's own offices and the work that lies with them. Whoever administers the system handles no case and
  // moves none; the second factor and the trail stand beside it (decision 0021).
  'division.change': { roles: { 'city-cadre': 'all' } },
  // The auditor reads the trail and nothing else; nobody else reads it.
  'audit.search': { roles: { auditor: 'all' } },
  'audit.export': { roles: { auditor: 'all' } },
}
