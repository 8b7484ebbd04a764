/** What later rooms and the composition may ask of field work. */
export { countDueNotes, countDueTexts, forgetNotes, forgetTexts, keepFieldwork } from './keeping'
export {
  countDueFollows,
  countDuePhones,
  countDueRecords,
  forgetFollows,
  forgetPhones,
  forgetPhonesOf,
  forgetRecords,
} from './expiry'
export { moveFieldwork } from './moves'
export { lastVisitDays } from './days/actions'
export { newcomerNames } from './records/newcomer-store'
export { wasVisited } from './records/visit-store'
export { visitedSince } from './days/sets'
export { createVisitPlan } from './plans/actions'
export { passOnPlans } from './plans/passing'
export { confirmTaken } from './taken/actions'
export { revealTold } from './taken/case-contacts'
export { forgetHeld } from './taken/held'
export { countFollows, handOverFollows } from './follows/actions'
