/** What later rooms may ask of people. */
export { appoint, appointCadre, handOverLapsed, isAdministered, listGrants } from './cadres/actions'
export { presetTotp } from './factors/actions'
export {
  closeSession,
  findActor,
  logIn,
  openSession,
  prepareLoginCode,
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
export { announceUpload, findUpload, findUploadKey, readUploadToken, settleUpload } from './uploads/actions'
