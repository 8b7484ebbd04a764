/** Appointments: the list, giving, ending, resetting. */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Staff from '../../src/cadre/staff/index'
import { signOut } from '../../src/client/session'
import { factor, staffRow } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

jest.mock('../../src/client/choose-table', (): unknown => jest.requireActual('../../src/client/choose-table.h5'))

const offices = [
  { id: '22222222-2222-4222-8222-222222222222', name: '云栖街道团工委', division: '湖东区云栖街道' },
  { id: '33333333-3333-4333-8333-333333333333', name: '翠溪街道团工委', division: '湖东区翠溪街道' },
]
const getMe = () => ({
  phoneMasked: '154',
  name: null,
  grants: [{ role: 'district-cadre', office: 'x', division: 'x' }],
})
const passed = { state: 'passed', triesLeft: null, lockedUntil: null }
const elsewhere = { office: '翠溪街道团工委', division: '湖东区翠溪街道' }
const appointable = [{ role: 'street-cadre', where: 'under' }]
const list = (rows = [staffRow(1), staffRow(2), staffRow(3, elsewhere)]) => ({ rows, next: null, appointable })

function desk(more: Parameters<typeof serve>[0] = {}) {
  return serve({
    getMe,
    getSecondFactor: () => factor({ assurance: 'passed' }),
    listStaff: ({ query }) => list(query === '翠溪' ? [staffRow(3, elsewhere)] : undefined),
    findOffices: ({ query }) => ({ offices: offices.filter(({ name }) => name.includes(String(query))) }),
    ...more,
  })
}

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('the list stands by office, masked, and is searched by a part of the name', async () => {
  const service = desk()
  await signedIn()
  render(<Staff />)
  const office = (await screen.findByRole('heading', { name: '云栖街道团工委' })).parentElement as HTMLElement
  expect(within(office).getAllByRole('listitem')).toHaveLength(2)
  expect(screen.getByText(/154 \*\*\*\* 0003/)).toBeTruthy()
  type('单位或区划', ' 翠溪 ')
  tap('查找')
  // Between both lists the page shows neither: the way back comes with the second.
  const back = await screen.findByRole('button', { name: '显示全部' })
  await waitFor(() => expect(screen.queryByText(/154 \*\*\*\* 0001/)).toBeNull())
  expect(service.inputs('listStaff').at(-1)).toEqual({ query: '翠溪' })
  fireEvent.click(back)
  expect(await screen.findByText(/154 \*\*\*\* 0001/)).toBeTruthy()
})

test('an appointment: office, phone, name, a last day; the factor is asked for and the same act goes on', async () => {
  let fresh = false
  const service = desk({
    appointCadre: () =>
      fresh ? { id: 'x', enrolUntil: '2026-12-01T02:00:00Z' } : refuse(1014, 'freshFactorNeeded', '需要再次验证'),
    passSecondFactor: () => {
      fresh = true
      return passed
    },
  })
  await signedIn()
  render(<Staff />)
  await screen.findByText(/154 \*\*\*\* 0001/)
  tap('任命')
  tap('确认任命')
  expect(await screen.findByText(/请先选择单位/)).toBeTruthy()
  expect(screen.getByText(/请填写手机号/)).toBeTruthy()
  expect(screen.getByText(/请填写姓名/)).toBeTruthy()
  type('哪个单位', '翠溪')
  tap('查找')
  fireEvent.click(await screen.findByRole('button', { name: /翠溪街道团工委/ }))
  expect(service.inputs('findOffices').at(-1)).toEqual({ role: 'street-cadre', query: '翠溪' })
  type('手机号', '154 0000 0009')
  type('姓名', '示例新人')
  tap('＋ 设任期截止日')
  type('截止日', '2027.6.30')
  tap('确认任命')
  await screen.findByText('再次验证')
  type('验证器上的 6 位数字', '270914')
  expect(await screen.findByText('✓ 已任命：翠溪街道团工委 街道干部')).toBeTruthy()
  expect(screen.getByText(/12月1日 周二 前设置二次验证/)).toBeTruthy()
  const [before, after, ...more] = service.inputs('appointCadre')
  expect(more).toEqual([])
  expect(after).toEqual(before)
  expect(after).toMatchObject({
    role: 'street-cadre',
    office: offices[1]?.id,
    phone: '154 0000 0009',
    name: '示例新人',
    until: '2027-06-30',
  })
})

test('what the service refuses stands at its field, everything typed in place', async () => {
  desk({
    appointCadre: () =>
      refuse(1000, 'inputInvalid', '填写的内容有误', [{ field: 'phone', message: '手机号应为 11 位数字' }]),
  })
  await signedIn()
  render(<Staff />)
  await screen.findByText(/154 \*\*\*\* 0001/)
  tap('任命')
  await screen.findByRole('button', { name: /云栖街道团工委/ })
  tap(/云栖街道团工委/)
  type('手机号', '12')
  type('姓名', '示例新人')
  tap('确认任命')
  expect(await screen.findByText(/手机号应为 11 位数字/)).toBeTruthy()
  expect(screen.queryByText(/填写的内容有误/)).toBeNull()
  expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('示例新人')
})

test('who appoints at one office only need not look for it; several roles are chosen from', async () => {
  desk({
    listStaff: () => ({
      rows: [],
      next: null,
      appointable: [
        { role: 'security-administrator', where: 'at' },
        { role: 'auditor', where: 'at' },
      ],
    }),
    findOffices: () => ({ offices: offices.slice(0, 1) }),
  })
  await signedIn()
  render(<Staff />)
  expect(await screen.findByText('还没有任命的人员')).toBeTruthy()
  tap('任命')
  tap('确认任命')
  expect(await screen.findByText(/请先选择职务/)).toBeTruthy()
  tap('审计员', 'radio')
  expect(await screen.findByText('云栖街道团工委')).toBeTruthy()
  expect(screen.queryByLabelText('哪个单位')).toBeNull()
})

test('ending says who goes on: a colleague of the same office, or the office itself', async () => {
  const service = desk({ endGrant: () => ({ handedOver: 2 }) })
  await signedIn()
  render(<Staff />)
  await screen.findByText(/154 \*\*\*\* 0001/)
  tap('结束任职 示** 154 **** 0001')
  expect(await screen.findByRole('radio', { name: /交回单位/, checked: true })).toBeTruthy()
  expect(screen.queryByRole('radio', { name: /0003/ })).toBeNull()
  tap(/154 \*\*\*\* 0002/, 'radio')
  tap('确认结束')
  expect(await screen.findByText('✓ 任职已结束，2 件未办完的事已交接')).toBeTruthy()
  expect(service.inputs('endGrant')).toMatchObject([{ id: staffRow(1).id, successor: staffRow(2).id }])
})

test('a lost factor is reset after a second look; nobody acts on themselves', async () => {
  const service = desk({
    listStaff: () => list([staffRow(1), staffRow(2, { self: true }), staffRow(3, { hasFactor: false })]),
    resetSecondFactor: () => ({ enrolUntil: '2026-12-01T02:00:00Z' }),
  })
  await signedIn()
  render(<Staff />)
  await screen.findByText(/154 \*\*\*\* 0001/)
  expect(screen.getAllByRole('button', { name: /重置二次验证/ })).toHaveLength(1)
  expect(screen.getAllByRole('button', { name: /结束任职/ })).toHaveLength(2)
  tap('重置二次验证 示** 154 **** 0001')
  expect(screen.getByText(/全部作废/)).toBeTruthy()
  tap('取消')
  expect(service.inputs('resetSecondFactor')).toEqual([])
  tap('重置二次验证 示** 154 **** 0001')
  tap('确认重置')
  expect(await screen.findByText(/已重置，请此人在 12月1日 周二 前重新设置/)).toBeTruthy()
})

test('who appoints nobody is told who does', async () => {
  desk({
    getMe: () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] }),
    listStaff: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
  })
  await signedIn()
  render(<Staff />)
  expect(await screen.findByText('这里由上级团组织任命人员')).toBeTruthy()
})

describe('by a spreadsheet', () => {
  const line = (n: number, more: object = {}) => ({
    line: n,
    outcome: 'new',
    who: `示** 154 **** 000${n}`,
    role: 'street-cadre',
    office: '云栖街道团工委',
    why: null,
    ...more,
  })
  const wrong = { outcome: 'wrong', who: '', role: null, office: '', why: '没有名为“云西街道”的区划' }
  const choose = async (content: string) => {
    await waitFor(() => expect(document.getElementById('staff-table-file')).toBeTruthy())
    const input = document.getElementById('staff-table-file') as HTMLInputElement
    fireEvent.change(input, { target: { files: [new File([content], 'x.csv')] } })
  }
  const open = async (more: Parameters<typeof serve>[0]) => {
    const service = desk(more)
    await signedIn()
    render(<Staff />)
    await screen.findByText(/154 \*\*\*\* 0001/)
    tap('用表格任命多人')
    return service
  }

  test('tried first: wrong lines stand on top with their reason, and nothing can be given', async () => {
    await open({ checkStaffTable: () => ({ rows: [line(2), line(3, wrong)] }) })
    tap('选择表格文件')
    await choose('a')
    expect(await screen.findByText(/有 1 行不对，一个也不会任命/)).toBeTruthy()
    const lines = screen.getAllByRole('listitem')
    expect(lines[0]?.textContent).toContain('没有名为“云西街道”的区划')
    expect(screen.queryByRole('button', { name: /确认任命/ })).toBeNull()
  })

  test('then given: the very file that was tried; a file too large is not sent at all', async () => {
    const service = await open({
      checkStaffTable: () => ({ rows: [line(2), line(3, { outcome: 'held' })] }),
      appointByTable: () => ({ appointed: 1, held: 1 }),
    })
    tap('选择表格文件')
    await choose('x'.repeat(50_000))
    expect(await screen.findByText(/不超过 45 KB/)).toBeTruthy()
    expect(service.inputs('checkStaffTable')).toEqual([])
    tap('选择表格文件')
    await choose('name')
    expect(await screen.findByText(/试运行通过，可任命 1 人/)).toBeTruthy()
    expect(screen.queryByText(/不超过 45 KB/)).toBeNull()
    tap('确认任命 1 人')
    expect(await screen.findByText('✓ 已任命 1 人，1 人原已在任')).toBeTruthy()
    expect(service.inputs('appointByTable')).toEqual([expect.objectContaining({ table: btoa('name') })])
  })
})
