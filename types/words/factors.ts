/** The second factor of cadres. */
export const factorWords = {
  /** As the authenticator app lists it. */
  issuer: '一键入团',
  label: '干部工作台',
  codeWrong: '请输入验证码',
  pinWrong: 'PIN 是 6 位数字',
} as const
