/**
 * The one registry of errors: stable name → numeric code (the wire's `code`), HTTP status, message.
 * Codes below 1000 are LeanCloud's own, kept because its client library knows them; ours begin at 1000.
 * A name or a code, once released, never changes its meaning.
 */
import type { errorWords } from './words/errors'

export interface ErrorEntry {
  code: number
  status: number
}

export const errorRegistry = {
  inputInvalid: { code: 1000, status: 400 },
  inputTooLarge: { code: 1001, status: 413 },
  inputUnreadable: { code: 107, status: 400 },
  notFound: { code: 1004, status: 404 },
  functionUnknown: { code: 1005, status: 404 },
  classForbidden: { code: 403, status: 403 },
  methodUnavailable: { code: 1006, status: 400 },
  signatureWrong: { code: 401, status: 401 },
  sessionInvalid: { code: 211, status: 400 },
  signInNeeded: { code: 1010, status: 401 },
  passwordLogin: { code: 210, status: 400 },
  forbidden: { code: 1011, status: 403 },
  secondFactorNeeded: { code: 1012, status: 401 },
  sessionLocked: { code: 1013, status: 401 },
  freshFactorNeeded: { code: 1014, status: 401 },
  enrolmentClosed: { code: 1015, status: 403 },
  pinWeak: { code: 1016, status: 400 },
  pinPlace: { code: 1017, status: 409 },
  factorMissing: { code: 1018, status: 409 },
  dutiesMixed: { code: 1019, status: 409 },
  grantUnknown: { code: 1026, status: 404 },
  grantHeld: { code: 1027, status: 409 },
  staffTableWrong: { code: 1120, status: 409 },
  smsTooSoon: { code: 601, status: 429 },
  smsHourly: { code: 1021, status: 429 },
  smsDaily: { code: 1022, status: 429 },
  smsNotSent: { code: 1023, status: 502 },
  smsCodeWrong: { code: 603, status: 400 },
  smsCodeExpired: { code: 1024, status: 400 },
  smsCodeExhausted: { code: 1025, status: 400 },
  invitationUnknown: { code: 1030, status: 404 },
  invitationRevoked: { code: 1031, status: 410 },
  noticeOutdated: { code: 1032, status: 409 },
  applicationOpen: { code: 1033, status: 409 },
  applicationUnknown: { code: 1034, status: 404 },
  applicationExists: { code: 1036, status: 409 },
  joinOpen: { code: 1038, status: 409 },
  joinNothing: { code: 1039, status: 404 },
  caseMoved: { code: 1035, status: 409 },
  candidateUnknown: { code: 1170, status: 404 },
  candidateClosed: { code: 1171, status: 409 },
  tooManyCandidates: { code: 1172, status: 409 },
  enterpriseTaken: { code: 1150, status: 409 },
  keyReused: { code: 1037, status: 409 },
  candidateExpired: { code: 1043, status: 410 },
  enterpriseIneligible: { code: 1044, status: 409 },
  bodyUnavailable: { code: 1045, status: 409 },
  fileTooLarge: { code: 1040, status: 413 },
  fileTypeRefused: { code: 1041, status: 415 },
  fileTokenInvalid: { code: 1042, status: 401 },
  tooManyLookups: { code: 1050, status: 429 },
  tooManySubmissions: { code: 1051, status: 429 },
  consentNeeded: { code: 1110, status: 403 },
  contactEnded: { code: 1111, status: 410 },
  deleteInOffice: { code: 1112, status: 409 },
  deletedToday: { code: 1113, status: 429 },
  fileUnsafe: { code: 1114, status: 415 },
  fileUnreadable: { code: 1115, status: 415 },
  // Accounts and sessions. LeanCloud has one code for "no such session" and "no such user".
  accountUnknown: { code: 211, status: 400 },
  hostOff: { code: 1080, status: 400 },
  hostCodeRefused: { code: 1081, status: 400 },
  hostPersonRefused: { code: 1082, status: 403 },
  hostUnavailable: { code: 1083, status: 503 },
  accountTaken: { code: 1084, status: 409 },
  accountHeld: { code: 1085, status: 409 },
  accountNone: { code: 1086, status: 409 },
  lastWayIn: { code: 1087, status: 409 },
  phoneNeeded: { code: 1088, status: 409 },
  phoneTaken: { code: 1089, status: 409 },
  phoneByOffice: { code: 1100, status: 409 },
  sessionUnknown: { code: 1101, status: 404 },
  tooManyRequests: { code: 1102, status: 429 },
  smsAddress: { code: 1103, status: 429 },
  complaintUnknown: { code: 1070, status: 404 },
  complaintMoved: { code: 1071, status: 409 },
  complaintSettled: { code: 1072, status: 409 },
  tooManyComplaints: { code: 1073, status: 429 },
  enterpriseUnknown: { code: 1130, status: 404 },
  reviewSettled: { code: 1131, status: 409 },
  reviewTwice: { code: 1132, status: 409 },
  mergeMoved: { code: 1133, status: 409 },
  mergeDeep: { code: 1134, status: 409 },
  enterpriseOrganised: { code: 1140, status: 409 },
  organisationUnknown: { code: 1141, status: 404 },
  importUnknown: { code: 1142, status: 404 },
  importMoved: { code: 1143, status: 409 },
  importDemo: { code: 1144, status: 409 },
  enterpriseWithheld: { code: 1146, status: 409 },
  bulkMoved: { code: 1147, status: 409 },
  inviteRefused: { code: 1240, status: 409 },
  campaignUnknown: { code: 1241, status: 404 },
  campaignMoved: { code: 1242, status: 409 },
  campaignEmpty: { code: 1243, status: 409 },
  campaignUntested: { code: 1244, status: 409 },
  campaignOwn: { code: 1245, status: 403 },
  campaignChanged: { code: 1246, status: 409 },
  sendingHours: { code: 1247, status: 409 },
  taskUnknown: { code: 1249, status: 404 },
  assigningMoved: { code: 1230, status: 409 },
  tableTooLarge: { code: 1145, status: 413 },
  jointNone: { code: 1210, status: 404 },
  jointNotNow: { code: 1211, status: 409 },
  jointFounded: { code: 1212, status: 409 },
  jointNotFounded: { code: 1213, status: 409 },
  jointTooFew: { code: 1215, status: 409 },
  jointFollows: { code: 1214, status: 409 },
  absenceUnknown: { code: 1160, status: 404 },
  absenceOverlaps: { code: 1161, status: 409 },
  documentIncomplete: { code: 1190, status: 409 },
  documentLater: { code: 1200, status: 409 },
  registerUnconfirmed: { code: 1191, status: 409 },
  divisionUnknown: { code: 1180, status: 404 },
  divisionPlanMoved: { code: 1181, status: 409 },
  divisionWaiting: { code: 1182, status: 409 },
  divisionChangeUnknown: { code: 1183, status: 404 },
  divisionChangeSettled: { code: 1184, status: 409 },
  fieldDeviceUnknown: { code: 1280, status: 404 },
  fieldDeviceTaken: { code: 1281, status: 403 },
  followUpUnknown: { code: 1282, status: 404 },
  followUpByConflict: { code: 1283, status: 409 },
  fieldConflictUnknown: { code: 1284, status: 404 },
  fieldConflictSettled: { code: 1285, status: 409 },
  fieldConflictStays: { code: 1286, status: 409 },
  messageKindOff: { code: 1260, status: 409 },
  posterBatchUnknown: { code: 1270, status: 404 },
  posterPlanMoved: { code: 1271, status: 409 },
  posterTooMany: { code: 1272, status: 409 },
  posterNothing: { code: 1273, status: 409 },
  posterFileGone: { code: 1274, status: 410 },
  busy: { code: 1090, status: 503 },
  unexpected: { code: 1, status: 500 },
} as const satisfies Record<keyof typeof errorWords, ErrorEntry>

export type ErrorName = keyof typeof errorRegistry

/** A field that is not right: its path in the input, and the sentence a person reads. */
export interface FieldError {
  field: string
  message: string
}

/** The body of every error reply. `error` is the sentence to show; `name` is what a program branches on. */
export interface ErrorBody {
  code: number
  name: ErrorName
  error: string
  fields?: FieldError[]
  requestId?: string
}
