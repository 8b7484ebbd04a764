import { dingtalkLink } from '../../../../cloud/gateways/dingtalk/mini-link'
import { inBatches } from '../../../../cloud/gateways/dingtalk/notice-rules'
import type { NoticeContent } from '../../../../cloud/gateways/dingtalk/port'
import { createSandboxDingtalk } from '../../../../cloud/gateways/dingtalk/sandbox'
import { createWorkNotices, type WorkNoticeOptions } from '../../../../cloud/gateways/dingtalk/work-notices'
import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { standingClock } from '../../../../cloud/platform/clock'

const app = { appKey: 'dinginvented', appSecret: 'invented-secret', agentId: '123456' }
const corpId = 'dingcorp'
const DAY = 86_400_000
const text: NoticeContent = { kind: 'text', text: '今天有 3 件申请待办' }

const clock = standingClock(new Date('2026-11-28T02:00:00Z'))
let sandbox = createSandboxDingtalk(clock, app)
let server: SandboxHostServer
beforeAll(async () => {
  server = await startSandboxHostServer((request) => sandbox.ask(request))
})
beforeEach(() => {
  sandbox = createSandboxDingtalk(clock, app)
})
afterAll(() => server.stop())
const notices = (changes: Partial<WorkNoticeOptions> = {}) =>
  createWorkNotices({ ...app, corpId, base: server.base, oldBase: server.base, clock, ...changes })
const member = (person: string) => `${corpId}/${sandbox.memberOf(person)}`
const userIdOf = (id: string) => id.slice(corpId.length + 1)
const taskOf = (outcome: Awaited<ReturnType<ReturnType<typeof notices>['send']>>) =>
  outcome.outcome === 'sent' ? outcome.providerId : ''

it('one task for many; afterwards it is told who got it, who read it, who is no member', async () => {
  const dingtalk = notices()
  const [zhang, li] = [member('zhang'), member('li')]
  const stranger = `${corpId}/nobody`
  const sent = await dingtalk.send({ to: [zhang, li, stranger], content: text })
  expect(sent).toEqual({ outcome: 'sent', providerId: expect.stringMatching(/^\d+$/) as string })
  sandbox.notices.read(userIdOf(li))
  expect(await dingtalk.results(taskOf(sent))).toEqual({
    outcome: 'told',
    deliveries: new Map([
      [zhang, { state: 'unread' }],
      [li, { state: 'read' }],
      [stranger, { state: 'unknownMember' }],
    ]),
  })
  expect(sandbox.notices.list(userIdOf(zhang))).toHaveLength(1)
  expect(await dingtalk.results('0')).toEqual({ outcome: 'pending' })
})

it('the same content reaches a person once a day of Beijing’s calendar', async () => {
  const dingtalk = notices()
  const zhang = member('zhang')
  await dingtalk.send({ to: [zhang], content: text })
  const again = await dingtalk.send({ to: [zhang], content: text })
  expect(again).toMatchObject({ outcome: 'sent' })
  expect(await dingtalk.results(taskOf(again))).toEqual({
    outcome: 'told',
    deliveries: new Map([[zhang, { state: 'withheld', code: '143106' }]]),
  })
  await dingtalk.send({ to: [zhang], content: { kind: 'text', text: '别的事' } })
  expect(sandbox.notices.list(userIdOf(zhang))).toHaveLength(2)
  clock.advance(DAY)
  await dingtalk.send({ to: [zhang], content: text })
  expect(sandbox.notices.list(userIdOf(zhang))).toHaveLength(3)
})

it('a person gets 500 a day', async () => {
  const dingtalk = notices({ ask: sandbox.ask })
  const zhang = member('zhang')
  for (let i = 0; i < 500; i++) await dingtalk.send({ to: [zhang], content: { kind: 'text', text: `第 ${i} 条` } })
  const more = await dingtalk.send({ to: [zhang], content: { kind: 'text', text: '再来一条' } })
  expect(await dingtalk.results(taskOf(more))).toMatchObject({
    deliveries: new Map([[zhang, { state: 'withheld', code: '143105' }]]),
  })
})

it('a card opens a page of the organisation’s mini-program', async () => {
  const zhang = member('zhang')
  await notices().send({
    to: [zhang],
    content: { kind: 'card', title: '待办', text: '3 件', button: '打开', page: 'cadre/queue/index?tab=new' },
  })
  expect(sandbox.notices.list(userIdOf(zhang))[0]?.message).toEqual({
    msgtype: 'action_card',
    action_card: {
      title: '待办',
      markdown: '3 件',
      single_title: '打开',
      single_url: `dingtalk://dingtalkclient/action/open_micro_app?corpId=${corpId}&agentId=123456&page=cadre%2Fqueue%2Findex%3Ftab%3Dnew`,
    },
  })
  expect(dingtalkLink({ corpId: 'a&b', agentId: '1' }, 'x?i=a&b')).toMatch(/corpId=a%26b&agentId=1&page=x%3Fi%3Da%26b$/)
})

it.each([
  ['nobody', { to: [], content: text }, 'Recipient', 'elsewhere'],
  ['another organisation’s member', { to: ['other/zhang'], content: text }, 'Recipient', 'elsewhere'],
  ['more than 100', { to: Array.from({ length: 101 }, (_, i) => `${corpId}/${i}`), content: text }, 'TooMany', 'never'],
  ['an empty text', { to: [`${corpId}/x`], content: { kind: 'text', text: ' ' } }, 'Field', 'never'],
  ['a text too long', { to: [`${corpId}/x`], content: { kind: 'text', text: '字'.repeat(501) } }, 'Field', 'never'],
  [
    'a card too large',
    { to: [`${corpId}/x`], content: { kind: 'card', title: '题', text: '字'.repeat(800), button: '开', page: 'p' } },
    'Field',
    'never',
  ],
] as const)('%s: refused before DingTalk is asked', async (_, notice, code, retry) => {
  expect(await notices().send(notice)).toMatchObject({ outcome: 'refused', code, retry })
  expect(sandbox.tokensAsked()).toBe(0)
})

it('batches hold each recipient once, 100 together', () => {
  const many = Array.from({ length: 205 }, (_, i) => `${corpId}/${i}`)
  expect(inBatches([...many, ...many]).map(({ length }) => length)).toEqual([100, 100, 5])
  expect(inBatches([])).toEqual([])
})

it('another app, wrong keys, a busy DingTalk, silence: told apart', async () => {
  const to = [member('zhang')]
  expect(await notices({ agentId: '9' }).send({ to, content: text })).toMatchObject({ code: '40056', retry: 'never' })
  expect(await notices({ appSecret: 'the-wrong-secret' }).send({ to, content: text })).toEqual({
    outcome: 'refused',
    code: 'Unreached',
    reason: 'access token: HTTP 400 invalidClientIdOrSecret',
    retry: 'never',
  })
  const dingtalk = notices()
  await dingtalk.send({ to, content: text })
  sandbox.setBusy(true)
  expect(await dingtalk.send({ to, content: text })).toEqual({ outcome: 'unknown', reason: 'errcode -1' })
  expect(await dingtalk.results('1')).toMatchObject({ outcome: 'unavailable' })
  sandbox.setBusy(false)
  sandbox.endToken()
  expect(await dingtalk.send({ to, content: { kind: 'text', text: '新的' } })).toMatchObject({ outcome: 'sent' })
  expect(await notices({ base: 'http://127.0.0.1:47999' }).send({ to, content: text })).toMatchObject({
    code: 'Unreached',
    retry: 'later',
  })
  expect(await notices({ oldBase: 'http://127.0.0.1:47999' }).send({ to, content: text })).toMatchObject({
    code: 'Unreached',
    retry: 'later',
  })
  const silent = notices({
    ask: (request) =>
      request.url.includes('asyncsend') ? Promise.reject(new Error('TimeoutError')) : sandbox.ask(request),
  })
  expect(await silent.send({ to, content: text })).toEqual({ outcome: 'unknown', reason: 'TimeoutError' })
})
