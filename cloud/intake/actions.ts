/** What later rooms may ask of the intake. */
export { createAddressChecks, findAdvisedStreet, sayAddressCheck } from './addresses/actions'
export {
  closeApplication,
  findApplication,
  findApplicationOfLicence,
  listApplications,
  findOwnOpen,
  listApplicationsFor,
  listApplicationsOf,
  listStandings,
  putHeadcount,
  vouchForApplication,
} from './applications/actions'
export { correctAddress } from './applications/correcting'
export { moveApplications } from './applications/moves'
export { listRivals, lockRivals } from './applications/rivals'
export { moveApplication, reopenApplication } from './applications/reopening'
export { linkApplication, sayWhyNow, settleAsNew, takeBackTo } from './applications/settling'
export {
  appliedEnterprises,
  applicationsInReview,
  applicationsOfEnterprises,
  enterprisesInReview,
  enterprisesOfApplications,
} from './applications/sets'
export { configureBody, listOfferedBodies, removeBody } from './bodies/actions'
export { contactField, findContactName, putContactName } from './contacts'
export { forgetOldDrafts } from './drafts/actions'
export {
  createInvitation,
  draftInvitation,
  findInvitedPhone,
  forgetContactOf,
  forgetInvitee,
  getInvitation,
  getInvitedNumber,
  isInvited,
  maySeeAnswer,
  isListEmpty,
  issueInvitations,
  writeInvitations,
  type DraftedInvitation,
  listChoices,
  listInvitationsFor,
  lockInvitation,
  moveInvitations,
  revokeInvitations,
  revokeInvitation,
  revokeInvitationOf,
  sayInvited,
  takeInvitationBack,
  type Invitation,
  type LockedInvitation,
  type NewInvitation,
} from './invitations/actions'
export { countFunnel } from './invitations/funnel'
export {
  answeredEnterprises,
  invitationsStanding,
  invitedSince,
  listNumberless,
  notNowSince,
  stoppedEnterprises,
} from './invitations/sets'
export { noteDelivered, noteOutcome, noteSent, putAnswer } from './invitations/progress'
export { getNotice } from './notice'
export { invitationLink } from './invitations/link'
export { previewInvitation } from './invitations/preview'
export { listPlaceTokens, printedCode, type PrintedOf } from './invitations/printed'
export {
  countOpenJoins,
  listJoinsOfApplication,
  listJoinsOfPerson,
  settleJoin,
  type JoinRequest,
} from './joins/actions'
export { countDue, listDueContacts, listDueLicences, markContactForgotten, markLicenceLetGo } from './keeping/actions'
