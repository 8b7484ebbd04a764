/** The provider's answers that we know, by their own names (cloud.tencent.com/document/api/382/59177, read 2026-11-23). */
export const tencentCodes = {
  ok: 'Ok',
  phone: 'InvalidParameterValue.IncorrectPhoneNumber',
  paramCount: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  paramLength: 'InvalidParameterValue.TemplateParameterLengthLimit',
  paramFormat: 'InvalidParameterValue.TemplateParameterFormatError',
  template: 'FailedOperation.TemplateIncorrectOrUnapproved',
  signature: 'FailedOperation.SignatureIncorrectOrUnapproved',
  sdkAppId: 'InvalidParameterValue.SdkAppIdNotExist',
  noPhones: 'MissingParameter.EmptyPhoneNumberSet',
  manyPhones: 'LimitExceeded.PhoneNumberCountLimit',
  halfMinute: 'LimitExceeded.PhoneNumberThirtySecondLimit',
  hour: 'LimitExceeded.PhoneNumberOneHourLimit',
  day: 'LimitExceeded.PhoneNumberDailyLimit',
  balance: 'FailedOperation.InsufficientBalanceInSmsPackage',
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
