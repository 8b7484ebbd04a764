/** Changes of streets: asked for, tried, confirmed; those that wait; and what the service refuses. */
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import Divisions from '../../src/cadre/divisions/index'
import { signOut } from '../../src/client/session'
import { factor } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

const getMe = () => ({
  phoneMasked: '154',
  name: null,
  grants: [{ role: 'city-cadre', office: 'x', division: 'x' }],
})
const streets = (district: string, names: string[]) =>
  names.map((name, i) => ({ code: `${district}00${i + 1}`, name, office: `${name}团工委` }))
const tree = {
  today: '2026-11-27',
  districts: [
    { code: '990101', name: '湖东区', streets: streets('990101', ['云栖街道', '翠溪街道', '云湖街道']) },
    { code: '990102', name: '湖西区', streets: streets('990102', ['石桥镇']) },
  ],
  ended: [{ code: '990101009', name: '柳岸镇', district: '湖东区', endedOn: '2025-01-01', today: ['湖东区 云栖街道'] }],
  communities: [] as { code: string; name: string }[],
}
const communities = [
  { code: '990101001001', name: '晴柳社区' },
  { code: '990101001002', name: '溪岚村' },
]
const row = (more: object = {}) => ({
  id: '11111111-1111-4111-8111-111111111111',
  kind: 'rename',
  state: 'scheduled',
  effectiveOn: '2027-01-01',
  from: ['湖西区 石桥镇'],
  to: ['湖西区 石桥街道'],
  ground: '示例政发〔2026〕1号',
  at: '2026-11-27T02:00:00Z',
  counts: [],
  why: null,
  ...more,
})
const plan = (more: object = {}) => ({
  plan: 'a'.repeat(64),
  atOnce: true,
  offices: [
    { what: 'goes-on', name: '云栖街道团工委', place: '湖东区 云栖街道', code: '990101001' },
    { what: 'ends', name: '翠溪街道团工委', place: '湖东区 翠溪街道', code: '990101002' },
  ],
  moves: [{ from: '湖东区 翠溪街道', to: ['湖东区 云栖街道'] }],
  counts: [
    { what: 'street-cadre', n: 2 },
    { what: 'cases', n: 3 },
  ],
  warnings: ['湖东区 云栖街道还没有街道干部'],
  ...more,
})

function desk(more: Parameters<typeof serve>[0] = {}) {
  return serve({
    getMe,
    getSecondFactor: () => factor({ assurance: 'passed' }),
    listDivisions: ({ street }) => ({ ...tree, communities: street === undefined ? [] : communities }),
    listDivisionChanges: () => ({ changes: [] }),
    planDivisionChange: () => plan(),
    changeDivisions: () => ({ id: row().id, state: 'applied', counts: [] }),
    ...more,
  })
}
const open = async (more: Parameters<typeof serve>[0] = {}) => {
  const service = desk(more)
  await signedIn()
  render(<Divisions />)
  await screen.findByText('调整记录')
  return service
}
/** Finds a street by a part of its name and takes it. */
const choose = (label: string, part: string, place: string) => {
  type(label, part)
  tap(place)
}

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('of more streets than fit it says how many are left, until the words tell them apart', async () => {
  const [lake, ...others] = tree.districts
  const named = ['一', '二', '三', '四', '五', '六', '七', '八'].map((one) => `第${one}街道`)
  await open({
    listDivisions: () => ({ ...tree, districts: [{ ...lake, streets: streets('990101', named) }, ...others] }),
  })
  tap('调整街道')
  tap('改名', 'radio')
  type('哪个街道', '湖东')
  expect(await screen.findByText('还有 2 个，请再多输入几个字')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '湖东区 第八街道' })).toBeNull()
  type('哪个街道', '第八')
  expect(await screen.findByRole('button', { name: '湖东区 第八街道' })).toBeTruthy()
  expect(screen.queryByText(/请再多输入几个字/)).toBeNull()
})

test('a merge: two streets, which one stays; tried, read, and then done as it was read', async () => {
  const service = await open()
  expect(screen.getByText('2025年1月1日起并入或改为：湖东区 云栖街道')).toBeTruthy()
  tap('调整街道')
  tap('试算')
  expect(await screen.findByText('⚠ 请先选择怎样调整')).toBeTruthy()
  tap('合并', 'radio')
  expect(screen.queryByText('⚠ 请先选择怎样调整')).toBeNull()
  tap('试算')
  expect(await screen.findByText(/请至少选两个街道/)).toBeTruthy()
  expect(screen.getByText(/请填写依据/)).toBeTruthy()
  expect(service.inputs('planDivisionChange')).toEqual([])
  choose('哪些街道', '云', '湖东区 云栖街道')
  choose('再加一个街道', '湖东区翠', '湖东区 翠溪街道')
  tap('保留云栖街道', 'radio')
  type('依据', ' 示例政发〔2026〕2号 ')
  type('生效日期', '2026.11.27')
  tap('试算')
  expect(await screen.findByText('试算结果')).toBeTruthy()
  expect(screen.getByText(/确认后立即生效，不能撤销/)).toBeTruthy()
  const offices = screen.getByRole('region', { name: '单位' })
  expect(
    within(offices)
      .getAllByRole('listitem')
      .map((one) => one.textContent),
  ).toEqual(['继续云栖街道团工委湖东区 云栖街道', '撤销翠溪街道团工委湖东区 翠溪街道'])
  expect(screen.getByText('街道干部 2 人')).toBeTruthy()
  expect(screen.getByText('在办申请 3 件')).toBeTruthy()
  expect(screen.getByText(/还没有街道干部/)).toBeTruthy()
  tap('确认调整')
  expect(await screen.findByText(/已完成合并/)).toBeTruthy()
  const asked = {
    kind: 'merge',
    subjects: ['990101001', '990101002'],
    into: [{ code: '990101001' }],
    effectiveOn: '2026-11-27',
    ground: '示例政发〔2026〕2号',
  }
  expect(service.inputs('planDivisionChange')).toEqual([asked])
  expect(service.inputs('changeDivisions')).toEqual([expect.objectContaining({ ...asked, plan: 'a'.repeat(64) })])
})

test('somebody changed something meanwhile: it is tried anew and read again', async () => {
  let plans = 0
  let tries = 0
  const service = await open({
    planDivisionChange: () => plan({ plan: String(plans++).repeat(64), counts: [{ what: 'cases', n: plans }] }),
    changeDivisions: () =>
      tries++ === 0
        ? refuse(1181, 'divisionPlanMoved', '情况刚刚有了变化，没有做任何调整')
        : { id: row().id, state: 'applied', counts: [] },
  })
  tap('调整街道')
  tap('改名', 'radio')
  choose('哪个街道', '石桥', '湖西区 石桥镇')
  type('新名称', '石桥街道')
  type('依据', '示例')
  tap('试算')
  expect(await screen.findByText('在办申请 1 件')).toBeTruthy()
  tap('确认调整')
  expect(await screen.findByText(/情况刚刚有了变化/)).toBeTruthy()
  tap('重试')
  expect(await screen.findByText('在办申请 2 件')).toBeTruthy()
  tap('确认调整')
  expect(await screen.findByText(/已完成改名/)).toBeTruthy()
  expect(service.inputs('changeDivisions').map((one) => one.plan)).toEqual(['0'.repeat(64), '1'.repeat(64)])
})

test('a split: the old street goes on, a new one gets communities; what is refused stands at its field, all typed in place', async () => {
  let taken = true
  const service = await open({
    planDivisionChange: () =>
      taken
        ? refuse(1000, 'inputInvalid', '填写的内容有误', [{ field: 'into.1.name', message: '该区县已有云湖街道' }])
        : plan({ atOnce: false }),
    changeDivisions: () => ({ id: row().id, state: 'scheduled', counts: [] }),
  })
  tap('调整街道')
  tap('拆分', 'radio')
  choose('哪个街道', '云栖', '湖东区 云栖街道')
  type('新名称', '云湖街道')
  tap('选择社区')
  fireEvent.click(await screen.findByRole('checkbox', { name: /溪岚村/ }))
  expect(screen.getByRole('button', { name: '已选 1 个社区' })).toBeTruthy()
  type('生效日期', '2027年1月1日')
  type('依据', '示例')
  tap('试算')
  expect(await screen.findByText(/该区县已有云湖街道/)).toBeTruthy()
  expect(screen.queryByText(/填写的内容有误/)).toBeNull()
  taken = false
  type('新名称', '云东街道')
  tap('试算')
  expect(await screen.findByText(/到生效那天自动调整/)).toBeTruthy()
  tap('返回修改')
  expect(screen.getByLabelText<HTMLInputElement>('新名称').value).toBe('云东街道')
  tap('试算')
  fireEvent.click(await screen.findByRole('button', { name: '确认，到日子生效' }))
  expect(await screen.findByText('✓ 已登记，2027年1月1日生效')).toBeTruthy()
  expect(service.inputs('changeDivisions')).toEqual([
    expect.objectContaining({
      kind: 'split',
      subjects: ['990101001'],
      into: [{ code: '990101001' }, { name: '云东街道', communities: ['990101001002'] }],
      effectiveOn: '2027-01-01',
    }),
  ])
})

test('a street goes over to another district of the city', async () => {
  const service = await open()
  tap('调整街道')
  tap('划到其他区县', 'radio')
  choose('哪个街道', '石桥', '湖西区 石桥镇')
  // Its own district is none to go to.
  expect(screen.queryByRole('radio', { name: '湖西区' })).toBeNull()
  type('依据', '示例')
  tap('试算')
  expect(await screen.findByText(/请选择区县/)).toBeTruthy()
  tap('湖东区', 'radio')
  tap('试算')
  await screen.findByText('试算结果')
  expect(service.inputs('planDivisionChange')[0]).toMatchObject({ kind: 'move', into: [{ district: '990101' }] })
})

test('what waits is taken back; what could not be done says why', async () => {
  let changes = [row(), row({ id: '2', state: 'refused', why: '该区县已有湖西区 石桥街道，请换一个名称' })]
  const service = await open({
    listDivisionChanges: () => ({ changes }),
    cancelDivisionChange: () => {
      changes = [row({ state: 'cancelled' })]
      return { id: row().id, state: 'cancelled' }
    },
  })
  expect(screen.getByText(/该区县已有湖西区 石桥街道/)).toBeTruthy()
  tap('取消这项调整')
  expect(await screen.findByText('✓ 已取消，街道保持原样')).toBeTruthy()
  expect(await screen.findByText('已取消')).toBeTruthy()
  expect(service.inputs('cancelDivisionChange')).toMatchObject([{ id: row().id }])
})

test('others are told whose it is', async () => {
  desk({
    getMe: () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] }),
    listDivisions: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
    listDivisionChanges: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
  })
  await signedIn()
  render(<Divisions />)
  expect(await screen.findByText('区划由市级团组织调整')).toBeTruthy()
})
