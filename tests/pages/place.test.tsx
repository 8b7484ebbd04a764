/** One building, market, park or town on a page: floor by floor who is there and was visited, and the way to a plan of visits. */
import { act, render, screen, waitFor } from '@testing-library/react'
import Place from '../../src/field/place/index'
import VisitPlanPage from '../../src/cadre/visit-plan/index'
import { signOut } from '../../src/client/session'
import type { PlaceFloors, PlaceMember } from '../../types/places'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { serve } from '../support/taro/service'
import { device } from '../support/taro/taro'
import { planned } from '../support/taro/visits'

const getMe = () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] })
const tower: PlaceFloors = {
  id: caseId,
  kind: 'building',
  name: '示例云塔大厦',
  otherNames: [],
  address: '西湖区翠苑街道试验路90号',
  path: '/33/01/06/1/',
  place: '西湖区 翠苑街道',
  entrances: [],
  knownFloors: [],
  floors: [{ floor: '3', enterprises: 2, confirmed: 0, absent: 0, organised: 0, visited: 1 }],
  enterprises: 2,
  confirmed: 0,
  absent: 0,
  organised: 0,
  visited: 1,
  reading: false,
  ended: false,
  merges: [],
  mayKeep: false,
  mayPlan: true,
  mayOpen: true,
}
const member = (more: Partial<PlaceMember>): PlaceMember => ({
  id: caseId.replace(/.$/, 'a'),
  name: '示例甲科技有限公司',
  uscc: '91330106WW00000019',
  address: '西湖区翠苑街道试验路90号3楼',
  membership: 'proposed',
  source: 'address',
  floor: '3',
  room: '301',
  organised: false,
  gone: false,
  lastVisitOn: null,
  ...more,
})
const rows = [
  member({ lastVisitOn: '2026-11-20' }),
  member({ id: caseId.replace(/.$/, 'b'), name: '示例乙科技有限公司', room: '302' }),
]

function service(place: PlaceFloors) {
  return serve({
    getMe,
    getPlaceFloors: () => place,
    listPlaceMembers: () => ({ rows, total: rows.length, next: null }),
    planVisits: () => planned(),
  })
}

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('who may plan is led from the place to a plan of visits to it', async () => {
  const asked = service(tower)
  await signedIn()
  device.params = { id: caseId }
  const { unmount } = render(<Place />)
  await screen.findByText('示例云塔大厦')
  tap('安排走访')
  const url = device.opened.at(-1) ?? ''
  expect(url).toBe(`/cadre/visit-plan/index?place=${caseId}&name=${encodeURIComponent('示例云塔大厦')}`)
  unmount()
  // As Alipay's family hands it on.
  device.params = Object.fromEntries(
    url
      .split('?')[1]!
      .split('&')
      .map((pair) => pair.split('=') as [string, string]),
  )
  render(<VisitPlanPage />)
  await screen.findByText('示例云塔大厦')
  await waitFor(() => expect(asked.inputs('planVisits')[0]).toMatchObject({ place: caseId }))
  expect(asked.inputs('listCampaignChoices')).toEqual([])
})

test('says floor by floor how many have been visited, as a fact of the place; who does not see visits is told none', async () => {
  service(tower)
  await signedIn()
  device.params = { id: caseId }
  const { unmount } = render(<Place />)
  await screen.findByText('企业 2 家，已核对 0 家，已走访 1 家，已建团 0 家')
  screen.getByText('2 家，已走访 1 家')
  unmount()
  service({ ...tower, visited: null, floors: [{ ...tower.floors[0]!, visited: null }] })
  render(<Place />)
  await screen.findByText('企业 2 家，已核对 0 家，已建团 0 家')
  screen.getByText('2 家')
})

test.each([
  ['who may not plan', { mayPlan: false }],
  ['a place that ended', { ended: true }],
  ['a place without enterprises', { floors: [], enterprises: 0 }],
])('no way to a plan: %s', async (_, more) => {
  service({ ...tower, ...more })
  await signedIn()
  device.params = { id: caseId }
  render(<Place />)
  await screen.findByText('示例云塔大厦')
  expect(screen.queryByText('安排走访')).toBeNull()
})

test('a street, to which the pool is closed, reads the name as text', async () => {
  service({ ...tower, mayOpen: false })
  await signedIn()
  device.params = { id: caseId }
  render(<Place />)
  await screen.findByText('示例乙科技有限公司')
  expect(screen.queryByRole('button', { name: '示例乙科技有限公司' })).toBeNull()
})

test('who was visited stands with the day, and a name leads to the enterprise', async () => {
  service(tower)
  await signedIn()
  device.params = { id: caseId }
  render(<Place />)
  await screen.findByText('301 室 · 按地址列出 · 2026年11月20日走访过')
  screen.getByText('302 室 · 按地址列出')
  tap('示例乙科技有限公司')
  expect(device.opened.at(-1)).toBe(`/cadre/enterprise/index?id=${caseId.replace(/.$/, 'b')}`)
})
