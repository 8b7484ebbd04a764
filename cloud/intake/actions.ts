/** What later rooms may ask of the intake. */
export { findApplication, findApplicationOfLicence, listRivals, vouchForApplication } from './applications/actions'
export { configureBody, listOfferedBodies, removeBody } from './bodies/actions'
export { findContactName, putContactName } from './contacts'
export { forgetOldDrafts } from './drafts/actions'
export { createInvitation, findInvitedPhone, revokeInvitation } from './invitations/actions'
export {
  countOpenJoins,
  listJoinsOfApplication,
  listJoinsOfPerson,
  settleJoin,
  type JoinRequest,
} from './joins/actions'
