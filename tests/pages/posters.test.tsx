import { render, screen, waitFor, within } from '@testing-library/react'
import type { PosterBatch } from '../../types/posters'
import Pool from '../../src/cadre/pool/index'
import Posters from '../../src/cadre/posters/index'
import { campaignChoices } from '../support/taro/campaigns'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const mockTaken: unknown[] = []
jest.mock('../../src/client/take-file', () => ({
  takeFile: (name: string, input: unknown) => {
    mockTaken.push([name, input])
    return Promise.resolve()
  },
}))

const leftOut = { struckOff: 0, movedOut: 0, notNonPublic: 0, organised: 0, withheld: 0, answered: 0 }
const plan = (posters: number, more: object = {}) => ({
  total: posters,
  posters,
  files: Math.ceil(posters / 500),
  leftOut,
  name: null,
  ...more,
})
const batch = (more: Partial<PosterBatch> = {}): PosterBatch => ({
  id: caseId,
  state: 'done',
  format: 'a4',
  kind: 'enterprise',
  name: null,
  part: 1,
  parts: 1,
  done: 500,
  total: 500,
  leftOut: 0,
  bytes: 3_250_000,
  at: '2026-11-28T02:05:00Z',
  until: '2026-11-29T02:05:00Z',
  ...more,
})
const me = (role: string) => ({ getMe: () => ({ grants: [{ role }], calendarMissing: null }) })

beforeEach(async () => {
  mockTaken.length = 0
  await newDevice()
})

test('the pool’s filter goes along; the trial says how many and who is left out; progress, then the file', async () => {
  let now: PosterBatch[] = []
  const service = serve({
    ...me('city-cadre'),
    planPosters: () =>
      plan(1200, { total: 1300, files: 3, leftOut: { ...leftOut, organised: 60, struckOff: 30, withheld: 10 } }),
    listPosterBatches: () => ({ batches: now }),
    makePosters: () => {
      now = [batch({ state: 'running', done: 250, parts: 3, part: 1, until: null, bytes: null })]
      return { batches: [{ id: caseId, posters: 500 }] }
    },
  })
  device.params = { filter: encodeURIComponent(JSON.stringify({ query: '测试', status: 'active' })) }
  await signedIn()
  render(<Posters />)
  expect(await screen.findByText('共 1,300 家，可印 1,200 份')).toBeTruthy()
  expect(screen.getByText('不印的：已注销或吊销 30 家、已有团组织 60 家、标为不联系 10 家')).toBeTruthy()
  expect(screen.getByText('每个文件最多 500 份，分为 3 个文件')).toBeTruthy()
  expect(screen.getByRole('img', { name: 'A3 海报的样子' })).toBeTruthy()
  tap(/A3 海报/, 'radio')
  tap('制作 1,200 份')
  const bar = await screen.findByRole('progressbar', { name: '正在制作' })
  expect(bar.getAttribute('aria-valuenow')).toBe('50')
  expect(screen.getByText('已完成 250 份，共 500 份')).toBeTruthy()
  const [asked] = service.inputs('makePosters')
  expect(asked).toMatchObject({ kind: 'enterprise', query: '测试', status: 'active', format: 'a3', expected: 1200 })
  now = [batch({ parts: 3, leftOut: 2 })]
  expect(await screen.findByText('500 份，3.1 MB')).toBeTruthy()
  expect(screen.getByText(/另有 2 家没有印/)).toBeTruthy()
  // Of many nothing is taken along by itself.
  expect(mockTaken).toEqual([])
  tap('下载 PDF：A4 单页 · 筛选的企业')
  expect(await screen.findByText('✓ 文件已下载')).toBeTruthy()
  expect(mockTaken).toEqual([['getPosterFile', { id: caseId }]])
})

test('one enterprise: one tap, and the file comes by itself when it is there', async () => {
  let now: PosterBatch[] = []
  const one = '示例测试有限公司'
  serve({
    ...me('district-cadre'),
    planPosters: () => plan(1, { name: one }),
    listPosterBatches: () => ({ batches: now }),
    makePosters: () => {
      now = [batch({ state: 'waiting', name: one, total: 1, done: 0, until: null, bytes: null })]
      return { batches: [{ id: caseId, posters: 1 }] }
    },
  })
  device.params = { enterprise: caseId }
  await signedIn()
  render(<Posters />)
  expect(await screen.findByText(`只印一家：${one}`)).toBeTruthy()
  // Whom it is for is settled.
  expect(screen.queryByRole('radio', { name: /活动/ })).toBeNull()
  tap('制作并下载')
  await screen.findByText('排队等待')
  now = [batch({ name: one, total: 1, done: 1, bytes: 30_000 })]
  await waitFor(() => expect(mockTaken).toEqual([['getPosterFile', { id: caseId }]]))
})

test('an enterprise that is left out cannot be printed, and it is said why', async () => {
  serve({
    ...me('city-cadre'),
    planPosters: () => ({ ...plan(0), total: 1, leftOut: { ...leftOut, withheld: 1 } }),
    listPosterBatches: () => ({ batches: [] }),
  })
  device.params = { enterprise: caseId }
  await signedIn()
  render(<Posters />)
  expect(await screen.findByText('⚠ 没有可印的企业')).toBeTruthy()
  expect(screen.getByText('不印的：标为不联系 1 家')).toBeTruthy()
  expect(screen.getByRole('button', { name: '制作并下载' }).getAttribute('aria-disabled')).toBe('true')
})

test('a street prints for itself and for a building, whose name it writes; of the pool it is asked nothing', async () => {
  const service = serve({
    ...me('street-cadre'),
    listPosterBatches: () => ({ batches: [] }),
    makePosters: () => ({ batches: [{ id: caseId, posters: 1 }] }),
  })
  await signedIn()
  render(<Posters />)
  await screen.findByText('给谁')
  expect(screen.queryByRole('radio', { name: '企业' })).toBeNull()
  tap('制作并下载')
  expect(await screen.findByText(/请填写印在海报上的名称/)).toBeTruthy()
  type('楼宇、市场或园区的名称', '新远测试大厦')
  tap('制作并下载')
  await waitFor(() => expect(service.inputs('makePosters')).toHaveLength(1))
  expect(service.inputs('makePosters')[0]).toMatchObject({
    kind: 'place',
    name: '新远测试大厦',
    expected: 1,
    format: 'a4',
  })
  expect(service.inputs('planPosters')).toEqual([])
})

const places = [
  { path: '/3301/330106/', name: '西湖区' },
  { path: '/3301/330106/330106003/', name: '翠苑街道' },
  { path: '/3301/330106/330106009/', name: '转塘街道' },
]

test('a district prints for the street that it chooses, never in its own name', async () => {
  const service = serve({
    ...me('district-cadre'),
    listPosterBatches: () => ({ batches: [] }),
    listCampaignChoices: () => campaignChoices({ places }),
    planPosters: () => plan(7),
    makePosters: () => ({ batches: [{ id: caseId, posters: 1 }] }),
  })
  await signedIn()
  render(<Posters />)
  await screen.findByText('给谁')
  expect(service.inputs('listCampaignChoices')).toEqual([])
  tap('街道', 'radio')
  await screen.findByRole('radio', { name: '转塘街道' })
  // A poster is for one street: nothing says that it could be for all, and none is chosen yet.
  expect(screen.queryByRole('radio', { name: '全部' })).toBeNull()
  expect(
    within(screen.getByRole('radiogroup', { name: '哪个街道（一次印一个）' })).queryByRole('radio', { checked: true }),
  ).toBeNull()
  tap('制作并下载')
  expect(await screen.findByText('⚠ 请选到街道，海报上印它的名称')).toBeTruthy()
  expect(service.inputs('makePosters')).toEqual([])
  tap('转塘街道', 'radio')
  tap('制作并下载')
  await waitFor(() => expect(service.inputs('makePosters')).toHaveLength(1))
  expect(service.inputs('makePosters')[0]).toMatchObject({ kind: 'street', place: '/3301/330106/330106009/' })
})

test('a street’s cadre is asked for no street: there is one', async () => {
  const service = serve({
    ...me('street-cadre'),
    listPosterBatches: () => ({ batches: [] }),
    listCampaignChoices: () => campaignChoices({ places: places.slice(2) }),
    makePosters: () => ({ batches: [{ id: caseId, posters: 1 }] }),
  })
  await signedIn()
  render(<Posters />)
  await screen.findByText('给谁')
  tap('街道', 'radio')
  expect(await screen.findByText('印：转塘街道')).toBeTruthy()
  tap('制作并下载')
  await waitFor(() => expect(service.inputs('makePosters')).toHaveLength(1))
  expect(service.inputs('makePosters')[0]).toMatchObject({ kind: 'street', place: '/3301/330106/330106009/' })
})

test('where the number has moved on it is counted anew', async () => {
  let posters = 7
  serve({
    ...me('city-cadre'),
    planPosters: () => plan(posters),
    listPosterBatches: () => ({ batches: [] }),
    makePosters: () => {
      posters = 6
      return refuse(1271, 'posterPlanMoved', '可印的份数有变化，请核对后再点一次')
    },
  })
  await signedIn()
  render(<Posters />)
  await screen.findByRole('button', { name: '制作 7 份' })
  tap('制作 7 份')
  expect(await screen.findByText(/可印的份数有变化/)).toBeTruthy()
  tap('重试')
  expect(await screen.findByRole('button', { name: '制作 6 份' })).toBeTruthy()
})

test('whoever may print nothing is told whose it is', async () => {
  serve({ ...me('auditor'), listPosterBatches: () => refuse(1011, 'forbidden', '没有权限') })
  await signedIn()
  render(<Posters />)
  expect(await screen.findByText('这里只对团干部开放')).toBeTruthy()
})

test('the pool hands its filter over', async () => {
  const row = {
    id: caseId,
    name: '示例测试有限公司',
    uscc: '91350100M000100Y43',
    address: '路',
    place: '区',
    formerName: null,
    marks: [],
  }
  serve({ ...me('city-cadre'), searchPool: () => ({ rows: [row], total: 1, next: null }) })
  await signedIn()
  render(<Pool />)
  await screen.findByRole('button', { name: '给这 1 家印海报' })
  tap('给这 1 家印海报')
  expect(device.opened.at(-1)).toBe(`/cadre/posters/index?filter=${encodeURIComponent('{}')}`)
})
