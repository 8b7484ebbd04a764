/** The table of counts: districts fold open to streets, each figure opens its queue; and the queue that such a link opens. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Counts from '../../src/cadre/counts/index'
import Queue from '../../src/cadre/queue/index'
import { signOut } from '../../src/client/session'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const figures = (all: number, overdue = 0) => ({ all, 'in-progress': all, founded: 0, overdue, returned: 0 })
const placed = (n: number, name: string, of = figures(0)) => ({
  office: caseId.replace(/.$/, String(n)),
  name,
  figures: of,
})
const lake = { ...placed(1, '湖东区团委', figures(5, 2)), whole: true, own: placed(1, '湖东区团委', figures(1)) }
const table = {
  on: '2026-11-27',
  total: figures(6, 2),
  city: null,
  districts: [
    { ...lake, streets: [placed(2, '云栖街道团工委', figures(4, 2)), placed(3, '翠溪街道团工委')] },
    { ...placed(4, '湖西区团委', figures(1)), whole: false, own: null, streets: [placed(5, '石桥镇团委', figures(1))] },
  ],
}
const getMe = () => ({ phoneMasked: '154', name: null, grants: [{ role: 'city-cadre', office: 'x', division: 'x' }] })

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('districts with their sums; a district folds open; a figure opens its cases, nothing opens nothing', async () => {
  const service = serve({ getMe, countCases: () => table })
  await signedIn()
  render(<Counts />)
  expect(await screen.findByRole('button', { name: '湖东区团委 申请 5 件' })).toBeTruthy()
  expect(screen.getByText('湖西区团委（您能看到的部分）')).toBeTruthy()
  expect(screen.queryByText('云栖街道团工委')).toBeNull()
  tap('湖东区团委 2 个街道 ▾')
  expect(screen.getByText('云栖街道团工委')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /翠溪街道团工委/ })).toBeNull()
  tap('云栖街道团工委 超期 2 件')
  tap('湖东区团委本级 申请 1 件')
  tap('合计 超期 2 件')
  expect(device.opened).toEqual([
    `/cadre/queue/index?queue=overdue&place=${placed(2, '').office}`,
    `/cadre/queue/index?queue=all&place=${lake.office}&exact=1`,
    '/cadre/queue/index?queue=overdue',
  ])
  device.opened.length = 0
  tap('本月', 'radio')
  fireEvent.click(await screen.findByRole('button', { name: /合计 申请/ }))
  const since = service.inputs('countCases').at(-1)?.since
  expect(since).toMatch(/^\d{4}-\d\d-01$/)
  expect(device.opened).toEqual([`/cadre/queue/index?queue=all&since=${String(since)}`])
})

test('the month before is asked for by its own days; the table goes along as a file, row by row', async () => {
  const service = serve({
    getMe,
    countCases: () => ({
      ...table,
      districts: [...table.districts, { ...placed(6, '=湖南区团委'), whole: true, own: null, streets: [] }],
    }),
  })
  await signedIn()
  render(<Counts />)
  await screen.findByRole('button', { name: '合计 申请 6 件' })
  tap('上月', 'radio')
  await waitFor(() => expect(service.inputs('countCases').at(-1)).toHaveProperty('until'))
  const { since, until } = service.inputs('countCases').at(-1) as { since: string; until: string }
  const dayAfter = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10)
  const thisMonth = `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)}-01`
  expect([since.slice(7), since.slice(0, 7), dayAfter]).toEqual(['-01', until.slice(0, 7), thisMonth])
  fireEvent.click(await screen.findByRole('button', { name: '导出表格' }))
  expect(await screen.findByText(/^✓ 表格已/)).toBeTruthy()
  expect(device.clipboard.replace('\uFEFF', '').trimEnd().split('\r\n')).toEqual([
    '区县,单位,申请,办理中,已建立,超期,等企业',
    '湖东区团委,小计,5,5,0,2,0',
    '湖东区团委,本级,1,1,0,0,0',
    '湖东区团委,云栖街道团工委,4,4,0,2,0',
    '湖东区团委,翠溪街道团工委,0,0,0,0,0',
    '湖西区团委（您能看到的部分）,小计,1,1,0,0,0',
    '湖西区团委（您能看到的部分）,石桥镇团委,1,1,0,0,0',
    "'=湖南区团委,小计,0,0,0,0,0",
    '合计,,6,6,0,2,0',
  ])
})

test('who sees one district finds it open; who handles no cases is told so', async () => {
  const [district] = table.districts
  serve({ getMe, countCases: () => ({ ...table, districts: [district] }) })
  await signedIn()
  const { unmount } = render(<Counts />)
  expect(await screen.findByText('翠溪街道团工委')).toBeTruthy()
  expect(screen.queryByText('合计')).toBeNull()
  unmount()
  serve({ getMe, countCases: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
  render(<Counts />)
  expect(await screen.findByText('您的职务不办理申请，没有可看的统计。')).toBeTruthy()
})

test('whoever administers is told on the workbench that next year has no holidays yet', async () => {
  serve({ getMe: () => ({ ...getMe(), calendarMissing: '2027' }), countCases: () => table })
  await signedIn()
  render(<Counts />)
  expect(await screen.findByText(/⚠ 2027 年的节假日和调休安排还没有录入，2027 年的时限暂时只扣除周末/)).toBeTruthy()
})

test('a queue opened by a figure asks for the same cases, says so, and leads back to all', async () => {
  device.params = { queue: 'in-progress', place: lake.office, exact: '1', since: '2026-01-01', until: 'rubbish' }
  const service = serve({
    getMe,
    listQueuePlaces: () => ({ places: [{ id: lake.office, name: '湖东区团委', within: null }] }),
    listQueue: () => ({
      rows: [],
      counts: { 'in-progress': 3 },
      next: null,
      offices: ['x'],
      place: '湖东区团委',
      unseen: 0,
    }),
  })
  await signedIn()
  render(<Queue />)
  expect(await screen.findByText('湖东区团委本级 ×')).toBeTruthy()
  expect(screen.getByText('2026年1月1日起提交 ×')).toBeTruthy()
  expect(screen.getByRole('tab', { name: '办理中 3', selected: true })).toBeTruthy()
  expect(service.inputs('listQueue').at(-1)).toMatchObject({
    queue: 'in-progress',
    place: lake.office,
    exact: true,
    since: '2026-01-01',
  })
  fireEvent.click(screen.getByText('湖东区团委本级 ×'))
  fireEvent.click(await screen.findByText('2026年1月1日起提交 ×'))
  expect(await screen.findByText('没有办理中的申请')).toBeTruthy()
  expect(service.inputs('listQueue').at(-1)).toEqual({ queue: 'in-progress', limit: 20 })
  expect(screen.queryByText(/×$/)).toBeNull()
})
