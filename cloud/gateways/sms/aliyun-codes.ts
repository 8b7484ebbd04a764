import { longestMatch } from './codes'
import type { SmsRetry } from './port'

/** The provider's answers that we know (help.aliyun.com/document_detail/101346.html, read 2026-11-29). */
export const aliyunCodes = {
  ok: 'OK',
  phone: 'isv.MOBILE_NUMBER_ILLEGAL',
  paramCount: 'isv.TEMPLATE_MISSING_PARAMETERS',
  paramJson: 'isv.INVALID_JSON_PARAM',
  paramLength: 'isv.PARAM_LENGTH_LIMIT',
  paramFormat: 'isv.TEMPLATE_PARAMS_ILLEGAL',
  paramUrl: 'isv.PARAM_NOT_SUPPORT_URL',
  parameters: 'isv.INVALID_PARAMETERS',
  template: 'isv.SMS_TEMPLATE_ILLEGAL',
  signature: 'isv.SMS_SIGNATURE_ILLEGAL',
  limit: 'isv.BUSINESS_LIMIT_CONTROL',
  balance: 'isv.AMOUNT_NOT_ENOUGH',
  suspended: 'isv.OUT_OF_SERVICE',
  frozen: 'isv.SECURITY_FROZEN_ACCOUNT',
  failed: 'isp.SYSTEM_ERROR',
  action: 'InvalidAction.NotFound',
  version: 'InvalidVersion',
  keyId: 'InvalidAccessKeyId.NotFound',
  signed: 'SignatureDoesNotMatch',
  incomplete: 'IncompleteSignature',
  expired: 'InvalidTimeStamp.Expired',
  nonce: 'SignatureNonceUsed',
} as const

/** The provider failed by itself, and does not say whether the message went out. */
export function leavesAliyunUnknown(code: string): boolean {
  return /^(?:isp\.(?!RAM_PERMISSION_DENY)|InternalError|ServiceUnavailable|UnknownError)/.test(code)
}

/** By the beginnings of codes, as for the other provider; isv.BUSINESS_LIMIT_CONTROL protects the number and is never gone round. */
const ALIYUN_RETRY: readonly (readonly [string, SmsRetry])[] = [
  ['Throttling', 'later'],
  ['isv.DAY_LIMIT_CONTROL', 'tomorrow'],
  ['isv.MONTH_LIMIT_CONTROL', 'mend'],
  [aliyunCodes.balance, 'elsewhere'],
  [aliyunCodes.suspended, 'elsewhere'],
  [aliyunCodes.frozen, 'elsewhere'],
  ['isv.PRODUCT_', 'elsewhere'],
  ['isv.ACCOUNT_', 'elsewhere'],
  ['isv.DENY_IP_RANGE', 'elsewhere'],
  [aliyunCodes.template, 'elsewhere'],
  ['isv.SMS_SIGN', 'elsewhere'],
  ['isv.SIGN_', 'elsewhere'],
  ['isv.SIGNATURE_', 'elsewhere'],
  // A template for abroad, or the vendor's own for trying, in place of the one that is filed.
  ['isv.DOMESTIC_NUMBER_NOT_SUPPORTED', 'elsewhere'],
  ['isv.SMS_TEST_', 'elsewhere'],
  ['isp.RAM_PERMISSION_DENY', 'elsewhere'],
  ['InvalidAccessKeyId', 'elsewhere'],
  ['InvalidTimeStamp', 'elsewhere'],
  ['Signature', 'elsewhere'],
  ['IncompleteSignature', 'elsewhere'],
  ['Forbidden', 'elsewhere'],
  ['NoPermission', 'elsewhere'],
]

export const aliyunRetry = (code: string): SmsRetry => longestMatch(ALIYUN_RETRY, code)
