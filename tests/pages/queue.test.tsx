import { act, render, screen, waitFor } from '@testing-library/react'
import Notices from '../../src/cadre/notices/index'
import Queue from '../../src/cadre/queue/index'
import { noteTouch } from '../../src/client/touch'
import { caseId, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { comeBack, device } from '../support/taro/taro'

const idOf = (n: number) => caseId.replace(/.{4}$/, String(n).padStart(4, '0'))
const row = (n: number, more: object = {}) => ({
  id: idOf(n),
  number: `20261123-${String(n).padStart(4, '0')}`,
  enterprise: `第 ${n} 家（演示）有限公司`,
  place: '湖东区 · 云栖街道',
  why: '地址中写明云栖街道',
  state: '待受理',
  owner: office.name,
  dueOn: '2026-11-26',
  overdue: false,
  submittedAt: '2026-11-23T02:05:00Z',
  joins: 0,
  ...more,
})
const counts = { 'to-accept': 2, accepted: 0, returned: 0, withdrawn: 0 }
const page = (rows: object[], more: object = {}) => ({
  rows,
  counts,
  next: null,
  offices: [office.name],
  unseen: 0,
  ...more,
})
const places = [
  { id: idOf(901), name: '湖州市', within: null },
  { id: idOf(902), name: '湖东区', within: idOf(901) },
  { id: idOf(903), name: '云栖街道', within: idOf(902) },
]

beforeEach(() => newDevice())

test('filters narrow the queue, stand as chips, and are there again after a case', async () => {
  const service = serve({ listQueue: () => page([row(1)]), listQueuePlaces: () => ({ places }) })
  await signedIn()
  const first = render(<Queue />)
  await screen.findByText('第 1 家（演示）有限公司')
  // Nothing is asked of the places before somebody wants them.
  expect(service.inputs('listQueuePlaces')).toEqual([])
  tap(/^筛选/)
  await screen.findByRole('radio', { name: '湖东区' })
  tap('湖东区', 'radio')
  tap('云栖街道', 'radio')
  tap('联合团支部', 'radio')
  tap('有党组织', 'radio')
  tap('新提交的在前', 'radio')
  const asked = { queue: 'to-accept', place: idOf(903), form: 'joint-branch', party: 'with', sort: 'newest', limit: 20 }
  await waitFor(() => expect(service.inputs('listQueue').at(-1)).toEqual(asked))
  tap('去掉筛选：联合团支部')
  await waitFor(() => expect(service.inputs('listQueue').at(-1)).not.toHaveProperty('form'))
  type('按企业名称、信用代码、申请编号或手机号查找', '演示')
  await waitFor(() => expect(service.inputs('listQueue').at(-1)).toHaveProperty('query', '演示'))
  tap(/第 1 家/)
  first.unmount()

  render(<Queue />)
  expect(await screen.findByRole('button', { name: '去掉筛选：云栖街道' })).toBeTruthy()
  const { form: _, ...kept } = asked
  expect(service.inputs('listQueue').at(-1)).toEqual({ ...kept, query: '演示' })
  tap('全部清除')
  await waitFor(() => expect(service.inputs('listQueue').at(-1)).not.toHaveProperty('place'))
  expect(screen.queryByRole('button', { name: /去掉筛选/ })).toBeNull()
})

/** The device's clock goes on from this moment, until the test is over. */
function setOut(from: string) {
  const { now } = Date
  const ahead = Date.parse(from) - now()
  jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead)
  // Somebody is there: a workbench that was left alone is locked.
  noteTouch()
}
afterEach(() => jest.restoreAllMocks())

test.each([
  ['今年', '2026-11-23T02:00:00Z', '2026-01-01'],
  // The year's last minute is the year's, of China's clock its first is the next one's.
  ['今年', '2026-12-31T15:58:00Z', '2026-01-01'],
  // In January the month has begun with the year.
  ['本月', '2026-12-31T16:01:00Z', '2027-01-01'],
])(
  'a period narrows the queue as it narrows the counts, and its chip takes it away: %s at %s',
  async (shown, at, since) => {
    setOut(at)
    const service = serve({ listQueue: () => page([row(1)]), listQueuePlaces: () => ({ places }) })
    await signedIn()
    render(<Queue />)
    await screen.findByText('第 1 家（演示）有限公司')
    tap(/^筛选/)
    tap('今年', 'radio')
    await waitFor(() => expect(service.inputs('listQueue').at(-1)).toHaveProperty('since', since))
    expect(screen.getByRole('radio', { name: `✓ ${shown}` }).getAttribute('aria-checked')).toBe('true')
    tap(/去掉筛选：.*起提交/)
    await waitFor(() => expect(service.inputs('listQueue').at(-1)).not.toHaveProperty('since'))
    expect(screen.getByRole('radio', { name: '✓ 不限时间' })).toBeTruthy()
  },
)

test('what one cadre looked for is not what the next one finds', async () => {
  const service = serve({ listQueue: () => page([row(1)]), listQueuePlaces: () => ({ places }) })
  await signedIn()
  const first = render(<Queue />)
  await screen.findByText('第 1 家（演示）有限公司')
  type('按企业名称、信用代码、申请编号或手机号查找', '13800000001')
  await waitFor(() => expect(service.inputs('listQueue').at(-1)).toHaveProperty('query'))
  first.unmount()
  await newDevice()
  serve({
    listQueue: (input) => page(input.query === undefined ? [row(2)] : []),
    usersByMobilePhone: () => ({ objectId: 'u2', sessionToken: 'other' }),
    me: () => ({ objectId: 'u2', sessionToken: 'other' }),
  })
  await signedIn()
  render(<Queue />)
  expect(await screen.findByText('第 2 家（演示）有限公司')).toBeTruthy()
})

test('a link opens a queue as it is narrowed; one that names no queue opens the first', async () => {
  device.params = { queue: 'overdue', place: idOf(903) }
  const service = serve({ listQueue: () => page([row(1)]), listQueuePlaces: () => ({ places }) })
  await signedIn()
  const first = render(<Queue />)
  await screen.findByRole('button', { name: '去掉筛选：云栖街道' })
  expect(service.inputs('listQueue').at(-1)).toEqual({ queue: 'overdue', place: idOf(903), limit: 20 })
  first.unmount()
  device.params = { queue: 'constructor' }
  render(<Queue />)
  await waitFor(() => expect(service.inputs('listQueue').at(-1)).toHaveProperty('queue', 'overdue'))
})

test('pages stay as long as they were when they are looked at again, and a case that moved stands once', async () => {
  device.params = { queue: 'founded' }
  let moved = false
  const all = Array.from({ length: 45 }, (_, i) => row(i + 1))
  const service = serve({
    listQueue: ({ cursor, limit }) => {
      const from = Number(cursor ?? 0)
      const rows = all.slice(from, from + Number(limit))
      const next = from + rows.length < all.length ? String(from + rows.length) : null
      // Between the pages the first case got a later day.
      if (!moved && cursor !== undefined) {
        moved = true
        return page([...rows, row(1, { dueOn: '2026-12-01' })], { next })
      }
      return page(rows, { next })
    },
  })
  await signedIn()
  render(<Queue />)
  await screen.findByText('第 20 家（演示）有限公司')
  tap('显示更多')
  await screen.findByText('第 40 家（演示）有限公司')
  expect(screen.getAllByText('第 1 家（演示）有限公司')).toHaveLength(1)
  expect(screen.getByText('最晚 12月1日 周二办理')).toBeTruthy()
  tap('显示更多')
  await screen.findByText('第 45 家（演示）有限公司')
  const before = service.inputs('listQueue').length
  act(comeBack)
  await waitFor(() => expect(service.inputs('listQueue')).toHaveLength(before + 1))
  expect(service.inputs('listQueue').at(-1)).toEqual({ queue: 'founded', limit: 45 })
  expect(screen.getByText('第 45 家（演示）有限公司')).toBeTruthy()
})

test('what the open list does not hold is looked for in all of them by one tap', async () => {
  device.params = { queue: 'to-accept' }
  const service = serve({
    listQueue: ({ queue, query }) =>
      page(query === undefined || queue === 'all' ? [row(1, { state: '待了解情况' })] : []),
    listQueuePlaces: () => ({ places }),
  })
  await signedIn()
  render(<Queue />)
  await screen.findByText('第 1 家（演示）有限公司')
  tap(/^筛选/)
  await screen.findByRole('radio', { name: '湖东区' })
  tap('有党组织', 'radio')
  type('按企业名称、信用代码、申请编号或手机号查找', '13800000000')
  await screen.findByText('“待受理”里没有找到')
  tap('在全部申请中查找')
  await screen.findByText('第 1 家（演示）有限公司')
  expect(service.inputs('listQueue').at(-1)).toEqual({ queue: 'all', query: '13800000000', limit: 20 })
  // It says where each stands.
  expect(screen.getByText(`待了解情况 · ${office.name}`)).toBeTruthy()
})
test('an empty filter says that it is the filter', async () => {
  device.params = { queue: 'founded', party: 'with' }
  serve({ listQueue: () => page([]) })
  await signedIn()
  render(<Queue />)
  expect(await screen.findByText('没有符合条件的申请')).toBeTruthy()
})

test('the queue says how many notices are unseen and leads there', async () => {
  serve({ listQueue: () => page([row(1)], { unseen: 3 }) })
  await signedIn()
  render(<Queue />)
  await screen.findByRole('button', { name: '工作提醒 3 条未读' })
  tap('工作提醒 3 条未读')
  expect(device.opened).toEqual(['/cadre/notices/index'])
})

describe('notices', () => {
  const notice = (n: number, more: object = {}) => ({
    id: String(n),
    text: `交给您办理：第 ${n} 家（演示）有限公司`,
    caseId: idOf(n),
    at: '2026-11-23T02:05:00Z',
    seen: false,
    ...more,
  })

  test('are seen by opening them, up to the newest that was shown; the digest stands above', async () => {
    const service = serve({
      listNotices: () => ({
        notices: [notice(9), notice(8, { seen: true }), notice(7, { caseId: null, text: '已改由他人办理' })],
        digest: { on: '2026-11-23', lines: ['3 件今天到期', '1 件走访后续已超期'], leads: [null, 'visits'] },
      }),
      seeNotices: () => ({}),
    })
    await signedIn()
    render(<Notices />)
    expect(await screen.findByText('今日汇总 · 11月23日 周一')).toBeTruthy()
    expect(screen.getByText('3 件今天到期')).toBeTruthy()
    await waitFor(() => expect(service.inputs('seeNotices')).toMatchObject([{ upTo: '9' }]))
    // Which were new can still be read.
    expect(screen.getAllByText(/● 未读/)).toHaveLength(2)
    expect(screen.queryByRole('button', { name: /已改由他人办理/ })).toBeNull()
    tap(/第 9 家/)
    // What is not in the queue leads to where it is.
    tap(/走访后续已超期/)
    expect(device.opened).toEqual([`/cadre/case/index?id=${idOf(9)}`, '/cadre/visits/index'])
  })

  test('that were all seen are not seen again; none at all says what will come', async () => {
    const service = serve({ listNotices: () => ({ notices: [notice(9, { seen: true })], digest: null }) })
    await signedIn()
    const first = render(<Notices />)
    await screen.findByText(/第 9 家/)
    expect(service.inputs('seeNotices')).toEqual([])
    first.unmount()
    serve({ listNotices: () => ({ notices: [], digest: null }) })
    const second = render(<Notices />)
    expect(await screen.findByText('还没有工作提醒')).toBeTruthy()
    second.unmount()
    serve({ listNotices: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
    render(<Notices />)
    expect(await screen.findByText('这里是团干部的工作台')).toBeTruthy()
  })
})
