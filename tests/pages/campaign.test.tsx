/** One campaign on its page, state by state. */
import { act, render, screen, waitFor } from '@testing-library/react'
import type { CampaignView } from '../../types/campaigns'
import Campaign from '../../src/cadre/campaign/index'
import { signOut } from '../../src/client/session'
import { campaignChoices, campaignId, campaignView } from '../support/taro/campaigns'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

const no = { test: false, submit: false, approve: false, pause: false, resume: false, stop: false }
const at = '2026-11-23T02:06:00Z'

beforeEach(() => newDevice({ id: campaignId }))
afterEach(() => act(() => signOut()))

/** The page, with a campaign that the acts of the test change. */
const show = async (first: Partial<CampaignView>, handlers: Parameters<typeof serve>[0] = {}) => {
  const now = { view: campaignView(first) }
  const service = serve({
    getCampaign: () => now.view,
    listCampaignChoices: () => campaignChoices(),
    listFailures: () => ({ reasons: [] }),
    ...handlers,
  })
  await signedIn()
  render(<Campaign />)
  await screen.findByText('示例群发')
  return { service, become: (more: Partial<CampaignView>) => (now.view = campaignView({ ...now.view, ...more })) }
}

test('while it is prepared a bar says how far; then it stands as a draft by itself', async () => {
  const { become } = await show({ state: 'preparing', plan: null, prepared: 500, chosen: 2000, may: no })
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
  become({ state: 'draft', may: { ...no, test: true } })
  expect(await screen.findByText('第一步：发一条给自己')).toBeTruthy()
})

test('a test first; once it has gone out it is submitted, at an hour in which it may be sent', async () => {
  const { service, become } = await show(
    {},
    { testCampaign: () => ({ phoneMasked: '154 **** 0005' }), submitCampaign: () => ({ id: campaignId }) },
  )
  expect(screen.getByText('收到测试短信后可以提交')).toBeTruthy()
  expect(screen.getByText('从未联系过')).toBeTruthy()
  become({ test: { state: 'wanted', at } })
  tap('发到我的手机')
  expect(await screen.findByText('正在发出，一般几秒钟就到')).toBeTruthy()
  become({ test: { state: 'sent', at }, may: { ...no, test: true, submit: true } })
  expect(await screen.findByText(/已发到您的手机/)).toBeTruthy()
  tap('定一个时间', 'radio')
  // It is half past eight in the evening: of today one hour is left, none of the night is offered.
  expect(screen.getAllByRole('radio', { name: /:00$/ }).map((one) => one.textContent)).toEqual(['✓ 21:00'])
  tap('明天 11月24日 周二', 'radio')
  expect(screen.getAllByRole('radio', { name: /:00$/ })).toHaveLength(14)
  tap('9:00', 'radio')
  become({ state: 'awaiting', may: no })
  tap('提交审批')
  expect(await screen.findByText('正在等另一位团干部审批')).toBeTruthy()
  expect(service.inputs('submitCampaign')[0]).toMatchObject({ sendFrom: '2026-11-24T01:00:00.000Z' })
})

test.each(['draft', 'awaiting'] as const)('who has nobody to approve is told so: %s', async (state) => {
  await show({ state, approvable: false, may: no, isOwn: true })
  expect(screen.getByText(/^⚠ 本单位和上级单位没有另一位能审批的团干部/)).toBeTruthy()
})

test('whose campaign another can approve is told nothing of it', async () => {
  await show({ state: 'awaiting', may: no })
  expect(screen.getByText('正在等另一位团干部审批')).toBeTruthy()
  expect(screen.queryByText(/没有另一位能审批的团干部/)).toBeNull()
})

test('what was sent back says why; held numbers are looked at and judged', async () => {
  let verdict: string | null = null
  const { service } = await show(
    { declineNote: '先发一个街道' },
    {
      listHeldNumbers: () => ({
        numbers: [
          {
            ref: campaignId,
            phoneMasked: '154 **** 0030',
            enterprises: [{ id: campaignId, name: '示例三公司' }],
            count: 6,
            verdict,
          },
        ],
        total: 3,
      }),
      judgeHeldNumber: () => {
        verdict = 'bookkeeper'
        return { id: campaignId }
      },
    },
  )
  expect(screen.getByText('⚠ 审批没有通过：先发一个街道')).toBeTruthy()
  tap('2 个号码待核对 展开')
  expect(await screen.findByText('示例三公司 等 6 家')).toBeTruthy()
  expect(screen.getByText('另有 2 个，核对完这些后再看')).toBeTruthy()
  tap('154 **** 0030 代账公司的')
  expect(await screen.findByText('✓ 已核对：属于代账公司，以后都不发')).toBeTruthy()
  expect(service.inputs('judgeHeldNumber')[0]).toMatchObject({ ref: campaignId, verdict: 'bookkeeper' })
})

test('a second person types the number of messages, or sends it back with a word why', async () => {
  const { service, become } = await show(
    { state: 'awaiting', isOwn: false, may: { ...no, approve: true } },
    { approveCampaign: () => ({ id: campaignId }) },
  )
  type('请输入要发送的条数', '150')
  tap('通过，发送 1,500 条')
  expect(screen.getByText('⚠ 和要发送的条数不一致，请再核对一次')).toBeTruthy()
  tap('退回')
  tap('确认退回')
  expect(screen.getByText('⚠ 请写明退回的原因')).toBeTruthy()
  tap('取消')
  type('请输入要发送的条数', '1,500')
  become({ state: 'running', approvedBy: '示例乙', approvedAt: at, may: { ...no, pause: true, stop: true } })
  tap('通过，发送 1,500 条')
  expect(await screen.findByText('示例乙 11月23日 周一 10:06 审批通过')).toBeTruthy()
  expect(service.inputs('approveCampaign')).toMatchObject([{ approve: true, expected: 1500 }])
})

test('sent back with the reason', async () => {
  const { service } = await show(
    { state: 'awaiting', isOwn: false, may: { ...no, approve: true } },
    { approveCampaign: () => ({ id: campaignId }) },
  )
  tap('退回')
  type('退回的原因', '先发一个街道')
  tap('确认退回')
  await waitFor(() =>
    expect(service.inputs('approveCampaign')).toMatchObject([{ approve: false, note: '先发一个街道' }]),
  )
})

test('what goes out is seen live, paused and gone on with; stopping is asked once; reasons and the funnel stand there', async () => {
  const { service, become } = await show(
    {
      state: 'running',
      may: { ...no, pause: true, stop: true },
      messages: { wanted: 1000, sending: 2, sent: 490, refused: 5, unknown: 3, dropped: 0 },
      delivered: 400,
      undelivered: 40,
    },
    {
      listFailures: () => ({ reasons: [{ says: '已发出，运营商未送达', code: 'MK:0001', messages: 40 }] }),
      steerCampaign: () => ({ id: campaignId }),
    },
  )
  expect(screen.getByText('已处理 498 / 1,500 条')).toBeTruthy()
  for (const line of [
    '已送达 400 / 1,500 条',
    '未送达 40 / 1,500 条',
    '不能确定 3 / 1,500 条',
    '等待发送 1,002 / 1,500 条',
  ])
    expect(screen.getByLabelText(line)).toBeTruthy()
  expect(await screen.findByText('代码 MK:0001')).toBeTruthy()
  expect(screen.getByLabelText('已打开 400 家，占上一步 40.0%，占全部 25.0%')).toBeTruthy()
  expect(screen.getByText('共 1,600 家受邀企业，截至 11月23日 周一')).toBeTruthy()
  tap('看表格')
  expect(screen.getByText('400/1,000')).toBeTruthy()
  become({ messages: { wanted: 900, sending: 0, sent: 592, refused: 5, unknown: 3, dropped: 0 } })
  expect(await screen.findByText('已处理 600 / 1,500 条')).toBeTruthy()
  become({ state: 'paused', may: { ...no, resume: true, stop: true } })
  tap('暂停发送')
  expect(await screen.findByRole('button', { name: '继续发送' })).toBeTruthy()
  tap('停止这次邀请')
  expect(screen.getByText(/还没有发出的 900 条不再发送/)).toBeTruthy()
  become({ state: 'stopped', may: no, finishedAt: at })
  tap('确认停止')
  expect(await screen.findByText('11月23日 周一 10:06 结束')).toBeTruthy()
  expect(service.inputs('steerCampaign').map(({ act: done }) => done)).toEqual(['pause', 'stop'])
})

test('by night it says when it goes on', async () => {
  await show({ state: 'running', resumesAt: '2026-11-24T00:00:00Z', may: no })
  expect(screen.getByText('11月24日 周二 08:00 开始发送')).toBeTruthy()
})

test('what holds it is said, with the provider’s code', async () => {
  const says = '短信余额用完了，请充值后继续发送。'
  await show({ state: 'paused', held: { code: 'isv.AMOUNT_NOT_ENOUGH', says }, replied: 3, may: no })
  expect(screen.getByText('3 个号码回复了退订以外的内容，请到短信服务商后台查看。')).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toBe(`${says} 代码 isv.AMOUNT_NOT_ENOUGH`)
})

test('what is not there, or lies outside, is said so', async () => {
  serve({ getCampaign: () => refuse(1241, 'campaignUnknown', '找不到') })
  await signedIn()
  render(<Campaign />)
  expect(await screen.findByText('没有找到这次邀请')).toBeTruthy()
})
