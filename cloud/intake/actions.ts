/** What later rooms may ask of the intake. */
export { findApplication } from './applications/actions'
export { createInvitation, findInvitedPhone, revokeInvitation } from './invitations/actions'
