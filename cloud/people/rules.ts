/** What later rooms may know of people without asking the database. */
export { absenceRecorded, type RecordedAbsence } from './absences/rules'
export { caseRoleAt, fitsOffice, grantEnded, partnerBodies, type EndedGrant } from './cadres/rules'
export { loginCodeRules } from './login/rules'
export { maskName, maskPhone } from './persons/rules'
export {
  actingGrant,
  divisionPathOf,
  may,
  mustBeAllowed,
  reach,
  type Guarded,
  type Part,
  type Reach,
} from './policy/policy'
export { appointing, dutyClass } from './policy/appointing'
export { policy } from './policy/table'
export { consentWithdrawn, type WithdrawnConsent } from './consents/rules'
export { sharingRules } from './sharing/rules'
