import type { SmsRetry } from './port'

/** Every gateway's code for a provider with whom no connection came about. */
export const UNREACHABLE = 'Unreachable'

/** The provider's answers that we know, by their own names (cloud.tencent.com/document/api/382/59177, read 2026-11-29). */
export const tencentCodes = {
  ok: 'Ok',
  phone: 'InvalidParameterValue.IncorrectPhoneNumber',
  paramCount: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  paramLength: 'InvalidParameterValue.TemplateParameterLengthLimit',
  paramFormat: 'InvalidParameterValue.TemplateParameterFormatError',
  paramUrl: 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  template: 'FailedOperation.TemplateIncorrectOrUnapproved',
  goneTemplate: 'FailedOperation.TemplateUnapprovedOrNotExist',
  unknownTemplate: 'FailedOperation.MissingTemplateList',
  signature: 'FailedOperation.SignatureIncorrectOrUnapproved',
  sdkAppId: 'InvalidParameterValue.SdkAppIdNotExist',
  noPhones: 'MissingParameter.EmptyPhoneNumberSet',
  manyPhones: 'LimitExceeded.PhoneNumberCountLimit',
  halfMinute: 'LimitExceeded.PhoneNumberThirtySecondLimit',
  hour: 'LimitExceeded.PhoneNumberOneHourLimit',
  day: 'LimitExceeded.PhoneNumberDailyLimit',
  frequency: 'LimitExceeded.DeliveryFrequencyLimit',
  application: 'LimitExceeded.AppDailyLimit',
  mainland: 'LimitExceeded.AppMainlandChinaDailyLimit',
  balance: 'FailedOperation.InsufficientBalanceInSmsPackage',
  marketingHours: 'FailedOperation.MarketingSendTimeConstraint',
  action: 'InvalidAction',
  version: 'NoSuchVersion',
  parameter: 'InvalidParameter',
  authorization: 'AuthFailure.InvalidAuthorization',
  secretId: 'AuthFailure.SecretIdNotFound',
  signed: 'AuthFailure.SignatureFailure',
  expired: 'AuthFailure.SignatureExpire',
} as const

/** The provider failed by itself: it does not say whether the message went out (InternalError.Timeout is "sending timed out"). */
export function leavesUnknown(code: string): boolean {
  return code.startsWith('InternalError')
}

/** What a refusal leaves to be done, by the beginnings of codes; the longest that fits decides. What is not listed is never asked again. */
const TENCENT_RETRY: readonly (readonly [string, SmsRetry])[] = [
  ['RequestLimitExceeded', 'later'],
  ['ResourceInsufficient', 'later'],
  ['ResourceUnavailable', 'later'],
  [tencentCodes.application, 'tomorrow'],
  [tencentCodes.mainland, 'tomorrow'],
  [tencentCodes.marketingHours, 'later'],
  ['AuthFailure', 'elsewhere'],
  ['UnauthorizedOperation', 'elsewhere'],
  ['IpInBlacklist', 'elsewhere'],
  ['IpNotInWhitelist', 'elsewhere'],
  [tencentCodes.balance, 'elsewhere'],
  [tencentCodes.template, 'elsewhere'],
  [tencentCodes.goneTemplate, 'elsewhere'],
  ['FailedOperation.TemplateIdNotExist', 'elsewhere'],
  ['FailedOperation.ProhibitSubAccountUse', 'elsewhere'],
  [tencentCodes.signature, 'elsewhere'],
  ['FailedOperation.MissingSignature', 'elsewhere'],
  ['FailedOperation.MissingTemplate', 'elsewhere'],
  ['FailedOperation.NotEnterpriseCertification', 'elsewhere'],
  [tencentCodes.sdkAppId, 'elsewhere'],
  ['InvalidParameter.AppidAndBizId', 'elsewhere'],
]

export function tencentRetry(code: string): SmsRetry {
  return longestMatch(TENCENT_RETRY, code)
}

/** Of the beginnings that fit a code the longest one's advice. */
export function longestMatch(table: readonly (readonly [string, SmsRetry])[], code: string): SmsRetry {
  const fitting = table.filter(([start]) => code === start || code.startsWith(start))
  return fitting.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? 'never'
}
