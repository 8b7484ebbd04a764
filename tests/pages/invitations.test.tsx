/** What became of invitations: the funnel by place and channel, the answers to be looked at, and one enterprise invited from its page. */
import { act, render, screen, waitFor } from '@testing-library/react'
import Answers from '../../src/cadre/answers/index'
import Enterprise from '../../src/cadre/enterprise/index'
import Funnel from '../../src/cadre/funnel/index'
import { signOut } from '../../src/client/session'
import { campaignChoices, funnelCounts, invitationTask, invitePlan } from '../support/taro/campaigns'
import { caseId, enterprisePage } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'
import type { InvitePlan } from '../../types/invitations'

const me = (role: string) => () => ({ phoneMasked: '154', name: null, grants: [{ role, office: 'x', division: 'x' }] })
const forbidden = () => refuse(1011, 'forbidden', '您没有这项操作的权限')

beforeEach(() => newDevice({ id: caseId }))
afterEach(() => act(() => signOut()))

test('the funnel by place and channel, with its days; who stopped is invited again', async () => {
  const answer = () => ({
    on: '2026-11-28',
    from: '2026-11-20',
    to: '2026-11-23',
    funnel: funnelCounts({ stopped: 7, revisited: 2 }),
    channels: [
      { channel: 'sms', funnel: funnelCounts() },
      { channel: 'poster', funnel: funnelCounts({ invited: 4 }) },
    ],
  })
  const service = serve({
    getMe: me('district-cadre'),
    listCampaignChoices: () => campaignChoices(),
    getFunnel: () => answer(),
  })
  await signedIn()
  render(<Funnel />)
  expect(await screen.findByText('11月20日 周五 至 11月23日 周一 发出的邀请')).toBeTruthy()
  expect(screen.getByLabelText('已建立团组织 0 家，占上一步 0%，占全部 0%')).toBeTruthy()
  expect(screen.getByRole('table', { name: '按邀请方式' })).toBeTruthy()
  expect(screen.getByText('7 家打开过，过了一段时间仍没有提交')).toBeTruthy()
  tap('再邀请打开过没提交的')
  expect(device.opened).toEqual(['/cadre/campaign-new/index?last=stopped'])
  tap('转塘街道', 'radio')
  tap('短信', 'radio')
  await waitFor(() =>
    expect(service.inputs('getFunnel').at(-1)).toEqual({ place: '/3301/330106/330106009/', channel: 'sms' }),
  )
})

test('nothing sent yet, and nobody’s business, are said so', async () => {
  const none = { sent: 0, delivered: 0, opened: 0, confirmed: 0, submitted: 0, accepted: 0, founded: 0 }
  serve({
    getMe: me('street-cadre'),
    listCampaignChoices: () => campaignChoices({ places: [] }),
    getFunnel: () => ({
      on: '2026-11-28',
      from: null,
      to: null,
      funnel: funnelCounts({ invited: 0, steps: none }),
      channels: [],
    }),
  })
  await signedIn()
  const { unmount } = render(<Funnel />)
  expect(await screen.findByText('还没有发出邀请')).toBeTruthy()
  unmount()
  serve({ getMe: me('partner-cadre'), getFunnel: forbidden, listInvitationTasks: forbidden })
  const funnel = render(<Funnel />)
  expect(await screen.findByText('邀请进展由街道、区、市团组织查看')).toBeTruthy()
  funnel.unmount()
  render(<Answers />)
  expect(await screen.findByText('企业答复由街道、区、市团组织核实')).toBeTruthy()
})

test('answers with their due day; the office says whether they hold', async () => {
  let tasks = [invitationTask(2), invitationTask(3, { answer: 'not-mine', late: true })]
  const service = serve({
    getMe: me('district-cadre'),
    listInvitationTasks: () => ({ tasks, total: tasks.length, settled: [], resting: [], restingTotal: 0 }),
    settleInvitationTask: () => {
      tasks = []
      return { id: caseId }
    },
  })
  await signedIn()
  render(<Answers />)
  expect(await screen.findByText('请在 11月30日 周一 前核实')).toBeTruthy()
  expect(screen.getByText('⚠ 应在 11月30日 周一 前核实，已超期')).toBeTruthy()
  await screen.findByRole('button', { name: '查看企业 示例2公司' })
  tap('查看企业 示例2公司')
  expect(device.opened).toEqual([`/cadre/enterprise/index?id=${caseId}`])
  tap('示例3公司 不属实')
  expect(await screen.findByText('✓ 已记为不属实，示例3公司可以再邀请')).toBeTruthy()
  expect(await screen.findByText('没有待核实的答复')).toBeTruthy()
  expect(service.inputs('settleInvitationTask')).toMatchObject([{ outcome: 'mistaken' }])
})

test('who wants nothing for now is listed with the day until which campaigns leave it alone; there is nothing to settle', async () => {
  const resting = [
    {
      enterpriseId: caseId,
      enterprise: '示例9公司',
      place: '西湖区 转塘街道',
      answeredAt: '2026-11-23T02:05:00Z',
      until: '2027-05-22',
    },
  ]
  serve({
    getMe: me('district-cadre'),
    listInvitationTasks: () => ({ tasks: [], total: 0, settled: [], resting, restingTotal: 3 }),
  })
  await signedIn()
  render(<Answers />)
  expect(await screen.findByText('11月23日 周一 答复，2027年5月22日 周六 之前群发不发')).toBeTruthy()
  expect(screen.getByText('3 家')).toBeTruthy()
  expect(screen.getByText('另有 2 家')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /属实/ })).toBeNull()
  await screen.findByRole('button', { name: '查看企业 示例9公司' })
  tap('查看企业 示例9公司')
  expect(device.opened).toEqual([`/cadre/enterprise/index?id=${caseId}`])
})

test('a word said by mistake is taken back: the answer waits again', async () => {
  const settledAt = '2026-11-23T02:05:00Z'
  const { id, enterprise } = invitationTask(2)
  let settled = [{ id, enterprise, answer: 'left' as const, outcome: 'confirmed' as const, settledAt }]
  const service = serve({
    getMe: me('district-cadre'),
    listInvitationTasks: () => ({ tasks: [], total: 0, settled, resting: [], restingTotal: 0 }),
    reopenInvitationTask: () => {
      settled = []
      return { id }
    },
  })
  await signedIn()
  render(<Answers />)
  expect(await screen.findByText(/^属实（/)).toBeTruthy()
  tap('重新核实 示例2公司：已离职')
  expect(await screen.findByText('✓ 示例2公司的答复已放回待核实')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('已核实的')).toBeNull())
  expect(service.inputs('reopenInvitationTask')).toMatchObject([{ id }])
})

test('a street has no pool to look into', async () => {
  serve({
    getMe: me('street-cadre'),
    listInvitationTasks: () => ({
      tasks: [invitationTask(2, { lapses: { on: '2026-12-30', isOver: false } })],
      total: 1,
      settled: [],
      resting: [],
      restingTotal: 0,
    }),
  })
  await signedIn()
  render(<Answers />)
  expect(await screen.findByText('示例2公司')).toBeTruthy()
  screen.getByText(/不知道是谁点的。12月30日.*起还没有核实的，可以再邀请/)
  await screen.findByRole('button', { name: '批量邀请' })
  expect(screen.queryByRole('button', { name: /查看企业/ })).toBeNull()
})

const earlierInvite = {
  id: '00000000-0000-4000-8000-0000000000e1',
  channel: 'sms' as const,
  at: '2026-11-01T02:05:00Z',
  by: '示例干部',
  campaign: '示例群发',
  reached: 'sent' as const,
  reachedAt: null,
  message: 'sent' as const,
  answer: null,
  revokedAt: null,
  mayRevoke: true,
}
const invitable = () => enterprisePage({ may: ['invite'] })

test('an enterprise is invited in two taps', async () => {
  const earlier = [{ ...earlierInvite, reached: 'opened' as const }]
  const service = serve({
    getEnterprise: invitable,
    planInvite: () => invitePlan({ earlier }),
    sendInvite: () => ({ invitation: caseId, sendsAt: '2026-11-23T02:05:00.000Z' }),
  })
  await signedIn()
  render(<Enterprise />)
  await screen.findByRole('button', { name: '短信邀请' })
  expect(service.inputs('planInvite')).toEqual([])
  tap('短信邀请')
  expect(await screen.findByText('发往 154 **** 0001')).toBeTruthy()
  expect(screen.getByText('已打开')).toBeTruthy()
  expect(screen.getByText('由示例干部邀请，批量邀请“示例群发”')).toBeTruthy()
  tap('发送这条短信')
  expect(await screen.findByText('✓ 已提交发送，几秒钟后到达')).toBeTruthy()
  expect(service.inputs('sendInvite')).toMatchObject([{ id: caseId }])
})

test('one is taken back after it was said what that means; kept, nothing is asked of the service', async () => {
  let revokedAt: string | null = null
  const service = serve({
    getEnterprise: invitable,
    planInvite: () => invitePlan({ earlier: [{ ...earlierInvite, revokedAt, mayRevoke: revokedAt === null }] }),
    revokeInvite: () => {
      revokedAt = '2026-11-23T02:05:00.000Z'
      return { revokedAt }
    },
  })
  await signedIn()
  render(<Enterprise />)
  await screen.findByRole('button', { name: '短信邀请' })
  tap('短信邀请')
  const ask = { name: /^收回：/ }
  const once = await screen.findByRole('button', ask)
  act(() => once.click())
  expect(await screen.findByText(/已经发出的短信不能撤回/)).toBeTruthy()
  tap('不收回')
  await screen.findByRole('button', ask)
  expect(service.inputs('revokeInvite')).toEqual([])
  act(() => screen.getByRole('button', ask).click())
  await screen.findByText(/已经发出的短信不能撤回/)
  tap('确认收回')
  expect(await screen.findByText('✓ 邀请已收回')).toBeTruthy()
  expect(await screen.findByText(/^已收回（/)).toBeTruthy()
  expect(screen.queryByRole('button', ask)).toBeNull()
  expect(service.inputs('revokeInvite')).toMatchObject([{ id: caseId, invitation: earlierInvite.id }])
})

test('a number that told the office so is written to no more, after it was asked once more', async () => {
  let refusal: InvitePlan['refusal'] = null
  const service = serve({
    getEnterprise: invitable,
    planInvite: () => invitePlan({ refusal }),
    stopNumber: () => {
      refusal = 'opted-out'
      return { stopped: true }
    },
  })
  await signedIn()
  render(<Enterprise />)
  await screen.findByRole('button', { name: '短信邀请' })
  tap('短信邀请')
  await screen.findByRole('button', { name: '不再向此号码发送' })
  tap('不再向此号码发送')
  expect(await screen.findByText(/只有号码本人登录后可以恢复/)).toBeTruthy()
  tap('仍可发送')
  await screen.findByRole('button', { name: '不再向此号码发送' })
  expect(service.inputs('stopNumber')).toEqual([])
  tap('不再向此号码发送')
  await screen.findByRole('button', { name: '确认不再发送' })
  tap('确认不再发送')
  expect(await screen.findByText('✓ 已记下，不再向此号码发送')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('button', { name: '不再向此号码发送' })).toBeNull())
  expect(service.inputs('stopNumber')).toMatchObject([{ id: caseId }])
})

test('what came of none is said by its own way: of no poster that it was not sent', async () => {
  const revokedAt = '2026-11-23T02:05:00.000Z'
  const none = (id: number, more: Partial<InvitePlan['earlier'][number]>) => ({
    ...earlierInvite,
    id: `00000000-0000-4000-8000-0000000000f${id}`,
    reached: null,
    message: null,
    ...more,
  })
  const plan = invitePlan({
    earlier: [
      none(1, { message: 'waiting' }),
      none(2, { message: 'unknown' }),
      none(3, { message: 'unsent', revokedAt, mayRevoke: false }),
      none(4, { channel: 'poster', revokedAt, mayRevoke: false }),
      none(5, { channel: 'poster' }),
      none(6, { channel: 'link', revokedAt, mayRevoke: false }),
      none(7, { channel: 'link' }),
    ],
  })
  serve({ getEnterprise: invitable, planInvite: () => plan })
  await signedIn()
  render(<Enterprise />)
  await screen.findByRole('button', { name: '短信邀请' })
  tap('短信邀请')
  await screen.findByText('等待发送')
  for (const said of [
    '不能确定是否发出',
    '没有发出',
    '收回前没有人扫码',
    '还没有人扫码',
    '收回前没有人打开',
    '还没有人打开',
  ])
    expect(screen.getAllByText(said)).toHaveLength(1)
  expect(screen.getAllByText(/^已收回（11月23日/)).toHaveLength(3)
  act(() => screen.getByRole('button', { name: /^收回：.+海报/ }).click())
  expect(await screen.findByText(/贴出去的请取下来/)).toBeTruthy()
  expect(screen.queryByText(/短信不能撤回/)).toBeNull()
})

test('why it cannot be, or when it goes out, is said; who may not invite sees no button', async () => {
  let plan = invitePlan({ refusal: 'opted-out' })
  serve({ getEnterprise: invitable, planInvite: () => plan })
  await signedIn()
  const { unmount } = render(<Enterprise />)
  await screen.findByRole('button', { name: '短信邀请' })
  tap('短信邀请')
  expect(await screen.findByText('⚠ 现在不能发：已退订')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '发送这条短信' })).toBeNull()
  tap('取消')
  plan = invitePlan({ sendsAt: '2026-11-24T00:00:00.000Z' })
  tap('短信邀请')
  expect(await screen.findByText('现在不是发送时间，会在 11月24日 周二 08:00 发出')).toBeTruthy()
  unmount()
  serve({ getEnterprise: () => enterprisePage({ may: [] }) })
  render(<Enterprise />)
  await screen.findByText('青禾智造（演示）有限公司')
  expect(screen.queryByRole('button', { name: '短信邀请' })).toBeNull()
})
