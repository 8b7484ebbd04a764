/** Field work at the office: what is to be judged, followed up and waited for; sharing visits out. */
import { act, render, screen, waitFor } from '@testing-library/react'
import { Visits as EnterpriseVisits } from '../../src/cadre/enterprise/visits'
import Visits from '../../src/cadre/visits/index'
import VisitPlanPage from '../../src/cadre/visit-plan/index'
import { signOut } from '../../src/client/session'
import type { VisitEnd } from '../../types/visit-plans'
import { campaignChoices, invitePlan } from '../support/taro/campaigns'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'
import { conflict, follow, planned, taken, visitPlan } from '../support/taro/visits'

const getMe = () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] })
const forbidden = () => refuse(1011, 'forbidden', '您没有这项操作的权限')
const other = caseId.replace(/.$/, 'b')

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

/** The service of an office; what is settled is gone the next time. */
function office() {
  const left = { conflicts: 1, follows: 1, taken: 1, plans: 1 }
  return serve({
    getMe,
    listFieldConflicts: () => ({ rows: left.conflicts > 0 ? [conflict()] : [], total: left.conflicts }),
    listFollowUps: () => ({ rows: left.follows > 0 ? [follow({ late: true })] : [], total: left.follows }),
    listTakenApplications: () => ({ rows: left.taken > 0 ? [taken()] : [] }),
    listVisitPlans: () => ({ rows: [visitPlan({ ended: left.plans === 0 })] }),
    settleFieldConflict: () => {
      left.conflicts = 0
      return {}
    },
    settleFollowUp: () => {
      left.follows = 0
      return {}
    },
    withdrawTakenApplication: () => {
      left.taken = 0
      return {}
    },
    endVisitPlan: () => {
      left.plans = 0
      return {}
    },
  })
}

test('two visits that differ stand side by side; one tap says which holds, and the list is asked anew', async () => {
  const service = office()
  await signedIn()
  render(<Visits />)
  expect(await screen.findByText('两次走访记下的意愿不一样')).toBeTruthy()
  expect(screen.getByText('见到负责人，愿意建团')).toBeTruthy()
  expect(screen.getByText('见到前台或物业，不愿意')).toBeTruthy()
  expect(screen.getByText('员工 40 人，青年 12 人')).toBeTruthy()
  // Which of the two is one's own is said: masked names look alike.
  expect(screen.getByText('11月23日 周一 10:05 您本人')).toBeTruthy()
  expect(screen.getByText('11月23日 周一 09:05 吴**')).toBeTruthy()
  tap('示例甲科技有限公司 以这条为准')
  expect(await screen.findByText('✓ 已以现场记录为准：示例甲科技有限公司')).toBeTruthy()
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ id: caseId, decision: 'keep' })
  await waitFor(() => expect(screen.queryByText('两次走访记下的意愿不一样')).toBeNull())
})

test('who is willing is invited from the duty itself, and the duty is done with it', async () => {
  let left = 1
  const service = serve({
    getMe,
    listFieldConflicts: () => ({ rows: [], total: 0 }),
    listFollowUps: () => ({
      rows: left > 0 ? [follow({ kind: 'send-invitation', enterpriseId: other })] : [],
      total: left,
    }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
    planInvite: () => invitePlan(),
    sendInvite: () => ({ invitation: caseId, sendsAt: '2026-11-23T02:05:00.000Z' }),
    settleFollowUp: () => {
      left = 0
      return {}
    },
  })
  await signedIn()
  render(<Visits />)
  await screen.findByText('愿意建团，请发邀请')
  tap('示例乙贸易有限公司 短信邀请')
  expect(await screen.findByText('发往 154 **** 0001')).toBeTruthy()
  tap('发送这条短信')
  expect(await screen.findByText('✓ 邀请短信已提交发送：示例乙贸易有限公司')).toBeTruthy()
  expect(service.inputs('planInvite')).toMatchObject([{ id: other }])
  expect(service.inputs('sendInvite')).toMatchObject([{ id: other }])
  expect(service.inputs('settleFollowUp')).toMatchObject([{ id: caseId, outcome: 'done' }])
  await waitFor(() => expect(screen.queryByText('愿意建团，请发邀请')).toBeNull())
})

test('whom no message reaches is reached where they were met: the duty says how', async () => {
  const service = serve({
    getMe,
    listFieldConflicts: () => ({ rows: [], total: 0 }),
    listFollowUps: () => ({ rows: [follow({ kind: 'send-invitation' })], total: 1 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
    planInvite: () => invitePlan({ phoneMasked: null, refusal: 'no-phone' }),
  })
  await signedIn()
  render(<Visits />)
  await screen.findByText('愿意建团，请发邀请')
  tap('示例乙贸易有限公司 短信邀请')
  expect(await screen.findByText(/走访时点“负责人在场”/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '发送这条短信' })).toBeNull()
  // Nothing is done by looking.
  expect(service.inputs('settleFollowUp')).toEqual([])
})

test('how far a plan of one cadre is is not shown: it would be that cadre’s count', async () => {
  serve({
    getMe,
    listFieldConflicts: () => ({ rows: [], total: 0 }),
    listFollowUps: () => ({ rows: [], total: 0 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [visitPlan({ visited: null })] }),
  })
  await signedIn()
  render(<Visits />)
  expect(await screen.findByText('30 家')).toBeTruthy()
  expect(screen.queryByText(/已走访/)).toBeNull()
})

test('a visit that does not count says why: put right, taken back, set aside', async () => {
  const visit = (ended: VisitEnd | null) => ({
    id: `${caseId}${ended ?? ''}`,
    on: '2026-11-20',
    whoMasked: '周**',
    office: '云栖街道团工委',
    met: 'reception',
    wish: null,
    staff: null,
    youth: null,
    members: null,
    note: '',
    counts: ended === null,
    ended,
  })
  serve({
    getMe,
    listEnterpriseVisits: () => ({
      visits: [null, 'replaced', 'taken-back', 'set-aside'].map((one) => visit(one as VisitEnd)),
    }),
  })
  await signedIn()
  render(<EnterpriseVisits id={caseId} />)
  for (const said of ['已被后来的记录更正', '记录人已撤回，不计入', '已由团组织搁置，不计入'])
    expect(await screen.findAllByText(said)).toHaveLength(1)
})

test('a newcomer that may be one of the pool: the candidate is chosen by its own button', async () => {
  const service = serve({
    getMe,
    listFieldConflicts: () => ({
      rows: [
        conflict({
          kind: 'possible-duplicate',
          theirs: null,
          candidates: [
            {
              id: other,
              name: '示例甲科技（杭州）有限公司',
              uscc: '91330106MA00000000',
              address: '示例路 1 号',
              unsure: false,
            },
          ],
          may: ['link', 'take-in'],
        }),
      ],
      total: 3,
    }),
    listFollowUps: () => ({ rows: [], total: 0 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
    settleFieldConflict: () => ({}),
  })
  await signedIn()
  render(<Visits />)
  expect(await screen.findByText('另有 2 条，处理完这些后显示')).toBeTruthy()
  expect(screen.queryByText('另一条记录')).toBeNull()
  tap('就是这家 示例甲科技（杭州）有限公司')
  expect(await screen.findByText('✓ 已认定为示例甲科技（杭州）有限公司')).toBeTruthy()
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ decision: 'link', enterprise: other })
})

/** An office with this one conflict; what it was asked. */
const officeWith = (one: Parameters<typeof conflict>[0], settleFieldConflict: () => unknown = () => ({})) =>
  serve({
    getMe,
    listFieldConflicts: () => ({ rows: [conflict({ theirs: null, candidates: [], ...one })], total: 1 }),
    listFollowUps: () => ({ rows: [], total: 0 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
    findForFieldConflict: (input) => ({
      rows: String(input.query).includes('明月')
        ? [{ id: other, name: '明月示例有限公司', uscc: '91330106MA00000000', address: '' }]
        : [],
      elsewhere: true,
      more: false,
    }),
    settleFieldConflict: settleFieldConflict as () => object,
  })
const nobody = { met: null, wish: null, staff: null, youth: null, members: null }

test('an enterprise that nobody knew, without any candidate, is found in the pool and chosen', async () => {
  const service = officeWith({
    kind: 'unknown-enterprise',
    recordKind: 'visit',
    enterpriseId: null,
    enterprise: '',
    may: ['link', 'set-aside'],
    ours: { ...conflict().ours, uscc: '91310101MA00000000', place: '示例大厦' },
  })
  await signedIn()
  render(<Visits />)
  // What is to be judged stands there: the code, and where it was.
  expect(await screen.findAllByText('信用代码 91310101MA00000000')).toHaveLength(2)
  expect(screen.getByText('所在：示例大厦')).toBeTruthy()
  expect(screen.queryByLabelText('查到信用代码的，填在这里')).toBeNull()
  type('在企业库里查找', '没有这家')
  expect(await screen.findByText(/您负责的范围内没有找到/)).toBeTruthy()
  type('在企业库里查找', '明月')
  expect(await screen.findByText('登记在您负责的范围以外')).toBeTruthy()
  tap('就是这家 明月示例有限公司')
  expect(await screen.findByText('✓ 已认定为明月示例有限公司')).toBeTruthy()
  expect(service.inputs('findForFieldConflict').at(-1)).toEqual({ id: caseId, query: '明月' })
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({
    decision: 'link',
    enterprise: other,
    uscc: '91330106MA00000000',
  })
})

test('a newcomer without a code is taken in with the one that a person typed; a wrong one is said at its field', async () => {
  let tries = 0
  const wrong = '统一社会信用代码应为 18 位，现在是 5 位，请对照营业执照检查'
  const service = officeWith(
    {
      kind: 'unknown-enterprise',
      recordKind: 'newcomer',
      enterpriseId: null,
      may: ['link', 'take-in', 'set-aside'],
      ours: { ...conflict().ours, ...nobody, address: '示例路 3 号' },
      candidates: [{ id: other, name: '示例甲科', uscc: '91330106MA00000000', address: '示例路 1 号', unsure: true }],
    },
    () => (tries++ === 0 ? refuse(1001, 'inputInvalid', '填写的内容有误', [{ field: 'uscc', message: wrong }]) : {}),
  )
  await signedIn()
  render(<Visits />)
  expect(await screen.findByText('名称相近，未必是同一家')).toBeTruthy()
  expect(screen.getByText('示例路 3 号')).toBeTruthy()
  expect(screen.queryByText('都不是，按新企业收下')).toBeNull()
  // With a candidate the search waits behind a tap.
  expect(screen.queryByLabelText('在企业库里查找')).toBeNull()
  tap('都不是，在企业库里查找')
  expect(screen.getByLabelText('在企业库里查找')).toBeTruthy()
  type('查到信用代码的，填在这里', '91330')
  tap('示例甲科技有限公司 按这个代码收下')
  expect(await screen.findByText(new RegExp(wrong))).toBeTruthy()
  type('查到信用代码的，填在这里', '91330106MA00000001')
  expect(screen.queryByText(new RegExp(wrong))).toBeNull()
  tap('示例甲科技有限公司 按这个代码收下')
  expect(await screen.findByText('✓ 已收下：示例甲科技有限公司')).toBeTruthy()
  expect(service.inputs('settleFieldConflict').at(-1)).toMatchObject({
    decision: 'take-in',
    uscc: '91330106MA00000001',
  })
})

test('a record by a code alone is taken in with the name that the phone noted from the licence', async () => {
  const service = officeWith({
    kind: 'unknown-enterprise',
    recordKind: 'visit',
    enterpriseId: null,
    enterprise: '',
    may: ['link', 'take-in', 'set-aside'],
    ours: { ...conflict().ours, uscc: '91330106MA00000000', note: '企业名称：示例乙商行；约好周五' },
  })
  await signedIn()
  render(<Visits />)
  const name = await screen.findByLabelText('企业库里没有的，照执照填写企业名称')
  expect((name as HTMLInputElement).value).toBe('示例乙商行')
  expect(screen.queryByText('都不是，按新企业收下')).toBeNull()
  type('企业库里没有的，照执照填写企业名称', '示例乙试验商行')
  tap('信用代码 91330106MA00000000 按这个名称收下')
  expect(await screen.findByText(/^✓ 已收下/)).toBeTruthy()
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ decision: 'take-in', name: '示例乙试验商行' })
})

test('what follows has a day; an application that waits for its owner can be taken back with the reason; a plan ends', async () => {
  const service = office()
  await signedIn()
  render(<Visits />)
  expect(await screen.findByText('⚠ 应在 12月1日 周二 前，已超期')).toBeTruthy()
  expect(screen.getByText('已走访 12 / 30 家')).toBeTruthy()
  tap('示例乙贸易有限公司 办好了')
  expect(await screen.findByText('✓ 已记为办好：示例乙贸易有限公司')).toBeTruthy()
  tap('撤回 示例丙物业有限公司')
  tap('企业要求', 'radio')
  expect(await screen.findByText('✓ 已撤回并删除姓名和电话：示例丙物业有限公司')).toBeTruthy()
  expect(service.inputs('withdrawTakenApplication')[0]).toMatchObject({ why: 'owner-asked' })
  tap('结束安排 示例大厦')
  expect(await screen.findByText('已结束')).toBeTruthy()
})

test('nothing to do says what will appear here; who arranges no visits is told so', async () => {
  serve({
    getMe,
    listFieldConflicts: () => ({ rows: [], total: 0 }),
    listFollowUps: () => ({ rows: [], total: 0 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
  })
  await signedIn()
  const { unmount } = render(<Visits />)
  expect(await screen.findByText('没有等您处理的事')).toBeTruthy()
  tap('安排走访')
  expect(device.opened).toEqual(['/cadre/visit-plan/index'])
  unmount()
  serve({
    getMe,
    listFieldConflicts: forbidden,
    listFollowUps: forbidden,
    listTakenApplications: forbidden,
    listVisitPlans: forbidden,
  })
  render(<Visits />)
  expect(await screen.findByText('走访由街道、区、市团组织安排')).toBeTruthy()
})

test('a plan shows whom it puts first and why, unknown as unknown; then it is shared out among cadres', async () => {
  const service = serve({
    getMe,
    listCampaignChoices: () => campaignChoices(),
    planVisits: () => planned(),
    createVisitPlan: () => ({ id: caseId, enterprises: 30, shares: [{ name: '吴示例', enterprises: 30 }] }),
  })
  await signedIn()
  render(<VisitPlanPage />)
  expect(await screen.findByText('值得走访 41 家')).toBeTruthy()
  expect(screen.getByText('1. 已知青年多的先去')).toBeTruthy()
  expect(
    screen.getByText(
      '青年 12 人，员工 不详，成立 2019 年，行业 信息技术，同楼已建团 2 家，联系过 1 次，最近 11月2日 周一',
    ),
  ).toBeTruthy()
  expect(screen.getByText('不去：已有团组织 3 家，已注销或迁出 2 家')).toBeTruthy()
  tap('转塘街道', 'radio')
  await waitFor(() => expect(service.inputs('planVisits').at(-1)).toMatchObject({ office: '/3301/330106/330106009/' }))
  tap('下一步：谁去')
  tap('分好')
  expect(await screen.findByText('⚠ 请选择至少一位干部')).toBeTruthy()
  tap(/吴示例/, 'checkbox')
  type('到哪天为止', '年底')
  tap('分好')
  expect(await screen.findByText('⚠ 请填写日期，例如 12月31日')).toBeTruthy()
  type('到哪天为止', '2026年12月31日')
  tap('分好')
  expect(await screen.findByText('✓ 已分好 30 家')).toBeTruthy()
  expect(service.inputs('createVisitPlan')[0]).toMatchObject({
    office: '/3301/330106/330106009/',
    cadres: [other],
    take: 30,
    until: '2026-12-31',
  })
})

test('of too many enterprises the page says so below the choice of places, and goes on with a smaller one', async () => {
  const said = '范围太大，请选择一个街道或一处楼宇'
  serve({
    getMe,
    listCampaignChoices: () => campaignChoices(),
    planVisits: (input) =>
      input.office === undefined
        ? refuse(1001, 'inputInvalid', '填写的内容有误', [{ field: 'office', message: said }])
        : planned(),
  })
  await signedIn()
  render(<VisitPlanPage />)
  const sentence = await screen.findByText(new RegExp(said))
  const choice = await screen.findByRole('radio', { name: '转塘街道' })
  expect(choice.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  tap('转塘街道', 'radio')
  expect(await screen.findByText('值得走访 41 家')).toBeTruthy()
  expect(screen.queryByText(new RegExp(said))).toBeNull()
})
