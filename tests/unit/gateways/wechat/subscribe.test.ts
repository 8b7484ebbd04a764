import type { StatusMessage } from '../../../../cloud/gateways/channels/port'
import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { fitsField } from '../../../../cloud/gateways/wechat/field-rules'
import { createSandboxWechatApp } from '../../../../cloud/gateways/wechat/sandbox-app'
import { NoAnswer } from '../../../../cloud/gateways/identity/ask'
import { createWechatServer, type WechatServerOptions } from '../../../../cloud/gateways/wechat/server-calls'
import { createWechatMessages } from '../../../../cloud/gateways/wechat/subscribe'
import { readTemplates } from '../../../../cloud/gateways/wechat/templates'
import { standingClock } from '../../../../cloud/platform/clock'

const app = { appId: 'wx1234567890abcdef', secret: 'invented-secret' }
const ID = 'invented-template-case-update'
const openid = `o${'x'.repeat(27)}`
const { templates } = readTemplates(
  `case-update=${ID},complaint-update=invented-template-answered:thing7:phrase2:date3`,
)
const at = new Date('2026-11-28T02:05:00Z')
const message: StatusMessage = {
  to: `${app.appId}/${openid}`,
  template: 'case-update',
  values: { number: '20261128-00001', state: '已开始办理', at },
  page: 'pages/status/index?id=1',
}

const clock = standingClock(at)
const known = Object.fromEntries(Object.values(templates).map(({ id, keys }) => [id, keys]))
let sandbox = createSandboxWechatApp(clock, app, known)
let server: SandboxHostServer
beforeAll(async () => {
  server = await startSandboxHostServer((request) => sandbox.ask(request))
})
beforeEach(() => {
  sandbox = createSandboxWechatApp(clock, app, known)
})
afterAll(() => server.stop())
const channel = (changes: Partial<WechatServerOptions> = {}, picked = templates) =>
  createWechatMessages(createWechatServer({ ...app, base: server.base, clock, ...changes }), picked)
/** Everything but the token is answered so. */
const answered = (body: Record<string, unknown> | undefined, status = 200) =>
  channel({
    ask: ({ url }) =>
      Promise.resolve(
        url.includes('stable_token')
          ? { status: 200, body: { access_token: 't', expires_in: 7200 } }
          : { status, body },
      ),
  })

it('one agreement is one message, in the fields of the template', async () => {
  sandbox.subscribe(openid, ID)
  expect(await channel().send(message)).toEqual({ outcome: 'sent', providerId: '1' })
  expect(sandbox.notices(openid)).toEqual([
    {
      at,
      openid,
      templateId: ID,
      page: 'pages/status/index?id=1',
      fields: { thing1: '20261128-00001', thing2: '已开始办理', time3: '2026年11月28日 10:05' },
    },
  ])
  expect(await channel().send(message)).toEqual({
    outcome: 'refused',
    code: '43101',
    reason: 'errcode 43101',
    retry: 'elsewhere',
  })
  sandbox.subscribe(openid, ID, 'lasting')
  for (let i = 0; i < 3; i++) expect(await channel().send(message)).toMatchObject({ outcome: 'sent' })
  sandbox.unsubscribe(openid)
  expect(await channel().send(message)).toMatchObject({ code: '43101' })
})

it('keys as the city picked them; what does not fit its field is refused', async () => {
  sandbox.subscribe(openid, 'invented-template-answered', 'lasting')
  const answer = (number: string, state: string): StatusMessage => ({
    to: message.to,
    template: 'complaint-update',
    values: { number, state, at },
    page: 'account/messages/index',
  })
  await channel().send(answer('TS20261128001', '已答复'))
  expect(sandbox.notices(openid)[0]?.fields).toEqual({
    thing7: 'TS20261128001',
    phrase2: '已答复',
    date3: '2026年11月28日',
  })
  // A phrase has five characters at most.
  expect(await channel().send(answer('TS20261128001', '已经作出答复'))).toEqual({
    outcome: 'refused',
    code: 'Field',
    reason: 'phrase2',
    retry: 'never',
  })
})

it.each([
  ['no id set', { ...message, template: 'complaint-update' }, 'NotSet', 'elsewhere'],
  ['an id of another app', { ...message, to: `wx0/${openid}` }, 'Recipient', 'elsewhere'],
  ['no id', { ...message, to: '' }, 'Recipient', 'elsewhere'],
  ['an openid that is none', { ...message, to: `${app.appId}/short` }, '40003', 'elsewhere'],
  ['a page that is not published', { ...message, page: 'pages/hidden/index' }, '41030', 'never'],
] as const)('%s is refused', async (_, wrong, code, retry) => {
  sandbox.subscribe(openid, ID)
  const only = readTemplates(`case-update=${ID}`).templates
  expect(await channel({}, only).send(wrong)).toMatchObject({ outcome: 'refused', code, retry })
  expect(sandbox.notices(openid)).toEqual([])
})

it('knows refusals for good from those that pass, and what may have gone out from what did not', async () => {
  for (const [errcode, retry] of [
    [40037, 'never'],
    [47003, 'never'],
    [45009, 'later'],
    [43108, 'later'],
    [40003, 'elsewhere'],
    [99999, 'never'],
  ] as const)
    expect(await answered({ errcode }).send(message)).toEqual({
      outcome: 'refused',
      code: String(errcode),
      reason: `errcode ${errcode}`,
      retry,
    })
  expect(await answered({ errcode: -1 }).send(message)).toEqual({ outcome: 'unknown', reason: 'errcode -1' })
  expect(await answered(undefined, 502).send(message)).toEqual({
    outcome: 'unknown',
    reason: 'HTTP 502 without errcode',
  })
  const failing = (name: string, wasAsked: boolean) =>
    channel({
      ask: ({ url }) =>
        url.includes('stable_token')
          ? Promise.resolve({ status: 200, body: { access_token: 't', expires_in: 7200 } })
          : Promise.reject(new NoAnswer(name, wasAsked)),
    }).send(message)
  expect(await failing('TimeoutError', true)).toEqual({ outcome: 'unknown', reason: 'TimeoutError' })
  expect(await failing('ECONNTIMEOUT', false)).toMatchObject({ outcome: 'refused', code: 'Unreached', retry: 'later' })
})

it('asks once, whatever comes of it', async () => {
  let asked = 0
  const counting = channel({
    ask: ({ url }) => {
      if (url.includes('stable_token'))
        return Promise.resolve({ status: 200, body: { access_token: 't', expires_in: 7200 } })
      asked++
      return Promise.reject(new Error('TimeoutError'))
    },
  })
  await counting.send(message)
  expect(asked).toBe(1)
})

it('a template with the wrong fields at WeChat is refused there', async () => {
  const { templates: others } = readTemplates(`case-update=${ID}:thing1:thing2:time4`)
  sandbox.subscribe(openid, ID)
  expect(await channel({}, others).send(message)).toMatchObject({ code: '47003', retry: 'never' })
})

it.each([
  ['thing1', '二十个字以内的事物名称可以有符号ABC', true],
  ['thing1', '字'.repeat(21), false],
  ['thing1', '一行\n两行', false],
  ['thing1', '', false],
  ['number2', '12.50', true],
  ['number2', '12个', false],
  ['letter3', 'abc', true],
  ['letter3', 'abc1', false],
  ['symbol4', '★★★★★', true],
  ['symbol4', '★1', false],
  ['character_string5', '20261128-00001', true],
  ['character_string5', '编号1', false],
  ['time6', '15:01', true],
  ['time6', '2019年10月1日 15:01', true],
  ['time6', '2019年10月1日 15:01~2019年10月2日 9:00', true],
  ['time6', '25:01', false],
  ['date7', '2019年10月1日', true],
  ['date7', '2019-10-01 15:01', true],
  ['date7', '昨天', false],
  ['amount8', '￥100.5元', true],
  ['amount8', '一百元', false],
  ['phone_number9', '+86-0766-66888866', true],
  ['phone_number9', '电话', false],
  ['car_number1', '粤A8Z888挂', true],
  ['name2', '字'.repeat(10), true],
  ['name2', '字'.repeat(11), false],
  ['name2', 'Anna Maria', true],
  ['phrase3', '配送中', true],
  ['phrase3', '六个汉字太多', false],
  ['phrase3', 'OK', false],
  ['unheard1', 'x', false],
  ['thing', 'x', false],
])('field %s takes "%s": %s', (key, text, fits) => {
  expect(fitsField(key, text)).toBe(fits)
})

describe('the setting', () => {
  it('names ids, keys and what lasts', () => {
    expect(readTemplates(undefined)).toEqual({ templates: {}, problems: [] })
    expect(readTemplates(' case-update=abcdefghij:character_string1:phrase2:date3:lasting ')).toEqual({
      templates: {
        'case-update': { id: 'abcdefghij', keys: ['character_string1', 'phrase2', 'date3'], lasting: true },
      },
      problems: [],
    })
  })

  it.each([
    ['somebody=abcdefghij', 'no message is called "somebody"'],
    ['case-update=', 'case-update: "" is no template id'],
    ['case-update=abcdefghij:thing1', 'case-update: needs 3 keys of fields'],
    ['case-update=abcdefghij:thing1:thing2:thing3', 'case-update: a key is not of a kind that its value fits into'],
    ['case-update=abcdefghij:lasting,complaint-update=klmnopqrst', 'long-term templates and others cannot be mixed'],
  ])('%s: %s', (setting, problem) => {
    expect(readTemplates(setting).problems).toEqual([problem])
  })
})
