/** What later rooms may ask of people. */
export { forgetOldAbsences } from './absences/actions'
export { listAbsent, type Absent } from './absences/standing-in'
export { appoint, appointCadre, handOverLapsed, isAdministered, listGrants } from './cadres/actions'
export {
  findAnsweringOffice,
  listAnsweringOffices,
  listPresent,
  listCadresInForce,
  listCaseCadres,
  listColleagues,
  type Colleague,
} from './cadres/staffed'
export { moveGrants } from './cadres/moves'
export { appointWritten } from './cadres/many'
export { findRole, getOfficeWritten, WrittenWrong } from './cadres/place'
export { readAppointments } from './cadres/table'
export { within } from './policy/where'
export { hasAccount, identityIn, logInByHost, mustHavePhone, readAccounts } from './accounts/actions'
export { presetTotp } from './factors/actions'
export {
  consentingNumbers,
  findConsent,
  giveSeparateConsent,
  listConsents,
  mustHaveConsent,
  recordConsent,
  withdrawSeparateConsent,
  type Consent,
} from './consents/actions'
export {
  closeSession,
  closeSessionsOf,
  countAddress,
  countSessions,
  findActor,
  findPersonOfEnded,
  logIn,
  openSession,
  prepareLoginCode,
  renewSession,
  settleLoginCode,
  type LoginResult,
} from './login/actions'
export { forgetFactors } from './factors/actions'
export {
  countDeletion,
  findPersonalValue,
  forgetPerson,
  forgetPersonalValues,
  forgetWrittenThen,
  findPersonByPhone,
  forgetPersonalValuesBefore,
  getPersonByPhone,
  listPersonalValues,
  lockPerson,
  lockPersonWholly,
  phoneBlind,
  phoneIndexOf,
  putPersonalValue,
  putPersonalValues,
} from './persons/actions'
export { forgetUnnamed } from './persons/named'
export { reindexInBulk, type Reindexed } from './persons/reindexing'
export { putPersonalValuesInBulk, readPersonalValuesInBulk, readSealedInBulk, type BulkPerson } from './persons/bulk'
export {
  addSubjects,
  countSharingsBefore,
  forgetSharingsBefore,
  listSharings,
  listSharingsOf,
  recordSharing,
  type NewSharing,
  type Sharing,
  type SharingRow,
} from './sharing/actions'
export {
  announceUpload,
  countUntakenBefore,
  discardUpload,
  discardUntakenBefore,
  discardUploadsOf,
  findUpload,
  findUploadKey,
  listDiscarded,
  listUploadsOf,
  markDiscarded,
  readUploadToken,
  settleUpload,
  takeUpload,
} from './uploads/actions'
export { countKeys, rotateKeys, type KeyCount, type KeyState } from './keys/actions'
export { sweepPeople } from './sessions/actions'
