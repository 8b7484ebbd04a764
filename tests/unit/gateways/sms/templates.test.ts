import { checkTemplates, wrongText } from '../../../../cloud/gateways/sms/template-check'
import { findMisfit, renderSms, smsTemplates } from '../../../../cloud/gateways/sms/templates'

const LINK = 'league.example/i/'

it('keeps every template within one message, whatever its values', () => {
  expect(checkTemplates('共青团委', LINK)).toEqual([])
})

it('finds a signature that cannot be filed', () => {
  expect(checkTemplates('团', LINK)).toHaveLength(1)
  expect(checkTemplates('一个实在太长而无法备案的短信签名', LINK)[0]).toMatch(/2 to 12/)
})

it('finds a link that makes an invitation two messages, says how long it may be, and lets alone what is not filed', () => {
  const long = 'one-tap-league.hangzhou.example/i/'
  expect(checkTemplates('共青团委', long)).toEqual([
    expect.stringMatching(/^case-update may reach \d+ .* may have 25/),
    expect.stringMatching(/^application-taken may reach 81 .* may have 23/),
    `invitation may reach 83 characters, one message has 70: the link "${long}" may have 21; set SMS_LINK to a shorter filed domain`,
    expect.stringMatching(/^invitation-list may reach 83 .* may have 21/),
    expect.stringMatching(/^invitation-promotional may reach 83 .* may have 21/),
  ])
  expect(checkTemplates('共青团委', long, ['login-code', 'complaint-update'])).toEqual([])
})

it.each([
  'league.example',
  'league.example/i',
  '/i/',
  'league.example/i/?c=',
  'league example/i/',
  'javascript:/i/',
  'a//',
])('refuses the link %s', (link) => {
  expect(checkTemplates('共青团委', link, ['invitation'])).toEqual([expect.stringMatching(/host and a path/)])
  expect(checkTemplates('共青团委', link, ['login-code'])).toEqual([])
})

it.each(['league.example/', 'https://a.cn/i/', '127.0.0.1:8787/i/', 'localhost:1/i/'])('takes the link %s', (link) => {
  expect(checkTemplates('共青团委', link, ['invitation-promotional'])).toEqual([])
})

describe('a text', () => {
  const notice = { ...smsTemplates.invitation, text: '{1}邀请您 {link}{2}' }
  const promotion = { ...smsTemplates['invitation-promotional'], text: '{1}邀请您 {link}{2} 拒收请回复R' }
  it('that is well made is taken', () => {
    expect([...wrongText(notice), ...wrongText(promotion)]).toEqual([])
  })
  it.each<[string, typeof notice, RegExp]>([
    ['with another link', { ...notice, text: '{1}邀请您 a.cn/{2}' }, /only the constant/],
    ['with a link as variable', { ...notice, text: '{1}邀请您 https://{2}' }, /only the constant/],
    ['with two links', { ...notice, text: '{1}邀请您 {link} {link}{2}' }, /once/],
    ['whose link touches a word', { ...notice, text: '{1}邀请您：{link}{2}' }, /after a space/],
    ['whose variable makes a host', { ...notice, text: '{1}邀请您 {2}{link}' }, /after a space/],
    ['whose code touches a word', { ...notice, text: '{1}邀请您 {link}{2}申请' }, /after a space/],
    ['with variables that touch', { ...notice, text: '{1}{2}邀请您 {link}' }, /touch/],
    ['that miscounts', { ...notice, text: '{2}邀请您 {link}{1}' }, /count from 1/],
    ['that leaves one out', { ...notice, text: '邀请您 {link}{1}' }, /count from 1/],
    ['that shouts', { ...notice, text: '{1}邀请您！ {link}{2}' }, /exclamation/],
    ['of a notice that speaks of refusing', { ...notice, text: '{1}邀请您 {link}{2} 拒收请回复R' }, /only promotion/],
    ['of promotion that does not', { ...promotion, text: '{1}邀请您 {link}{2}' }, /must end/],
    ['of promotion that goes on after it', { ...promotion, text: '{1} {link}{2} 拒收请回复R。' }, /must end/],
    ['of a code with a link', { ...smsTemplates['login-code'], text: '{1}请登录 {link} {2}' }, /code must not/],
  ])('%s is refused', (_, template, why) => {
    expect(wrongText(template).join()).toMatch(why)
  })
})

it('renders what arrives on the phone', () => {
  expect(renderSms('login-code', ['012345', '5'], '共青团委', LINK)).toBe(
    '【共青团委】012345是您的登录验证码，5分钟内有效，请勿告诉他人。',
  )
  expect(renderSms('invitation-list', ['示例街道团工委', '3', 'aB3dE6gH9k'], '共青团委', LINK)).toBe(
    '【共青团委】示例街道团工委邀请登记您手机号的3家企业建团，请选择 league.example/i/aB3dE6gH9k',
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
  ['invitation', ['示例街道团工委', 'aB3dE6gH9k'], undefined],
  ['invitation', ['示例街道团工委', 'aB3dE6gH9kL'], 'length'],
  ['invitation', ['evil.cn', 'aB3dE6gH9k'], 'link'],
  ['invitation', ['示例街道团工委', 'x://y'], 'link'],
] as const)('judges the values of %s %j: %s', (template, params, misfit) => {
  expect(findMisfit(template, params)).toBe(misfit)
})
