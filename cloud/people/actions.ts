/** What later rooms may ask of people. */
export { appointCadre, listGrants } from './cadres/actions'
export {
  closeSession,
  findActor,
  logIn,
  openSession,
  prepareLoginCode,
  settleLoginCode,
  type LoginResult,
} from './login/actions'
export { findPersonalValue, findPersonByPhone, getPersonByPhone, putPersonalValue } from './persons/actions'
export { announceUpload, findUpload, readUploadToken, settleUpload } from './uploads/actions'
