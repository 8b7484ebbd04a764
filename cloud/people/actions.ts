/** What later rooms may ask of people. */
export { identityIn, logInByHost, mustHavePhone } from './accounts/actions'
export { appointCadre, listGrants } from './cadres/actions'
export {
  closeSession,
  countAddress,
  findActor,
  logIn,
  openSession,
  prepareLoginCode,
  renewSession,
  settleLoginCode,
  type LoginResult,
} from './login/actions'
export {
  findPersonalValue,
  findPersonByPhone,
  forgetPersonalValuesBefore,
  getPersonByPhone,
  lockPerson,
  putPersonalValue,
} from './persons/actions'
export { putPersonalValuesInBulk, readPersonalValuesInBulk, type BulkPerson } from './persons/bulk'
export { sweepPeople } from './sessions/actions'
export { announceUpload, findUpload, findUploadKey, readUploadToken, settleUpload } from './uploads/actions'
