import { checkTemplates, findMisfit, renderSms } from '../../../../cloud/gateways/sms/templates'

it('keeps every template within one message, whatever its values', () => {
  expect(checkTemplates('共青团委')).toEqual([])
})

it('finds a signature that cannot be filed', () => {
  expect(checkTemplates('团')).toHaveLength(1)
  expect(checkTemplates('一个实在太长而无法备案的短信签名')[0]).toMatch(/2 to 12/)
})

it('renders what arrives on the phone', () => {
  expect(renderSms('login-code', ['012345', '5'], '共青团委')).toBe(
    '【共青团委】012345是您的登录验证码，5分钟内有效，请勿告诉他人。',
  )
})

it.each([
  ['login-code', ['123456', '5'], undefined],
  ['login-code', ['123456'], 'count'],
  ['login-code', ['1234567', '5'], 'length'],
  ['login-code', ['', '5'], 'length'],
  ['login-code', ['12a456', '5'], 'format'],
  ['case-update', ['20261123-0001', '已受理'], undefined],
  ['case-update', ['20261123-0001', '一二三四五六七八九十一二三'], 'length'],
] as const)('judges the values of %s %j: %s', (template, params, misfit) => {
  expect(findMisfit(template, params)).toBe(misfit)
})
