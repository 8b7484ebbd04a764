/** What later rooms and the composition may ask of field work. */
export { handOverFollows, settleFollowOwners } from './follows/actions'
