/** What later rooms may ask of the intake. */
export { findApplication } from './applications/actions'
export { findContactName, putContactName } from './contacts'
export { createInvitation, findInvitedPhone, revokeInvitation } from './invitations/actions'
