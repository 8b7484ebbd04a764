/** The gate of the workbench: what it asks for, what stays in place behind it, and what goes on afterwards. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Case from '../../src/cadre/case/index'
import Queue from '../../src/cadre/queue/index'
import { signOut } from '../../src/client/session'
import { limits } from '../../types/limits'
import { cadreCase, caseId, factor, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const MINUTE = 60_000
const CODE = '验证器上的 6 位数字'
const locked = () => refuse(1013, 'sessionLocked', '离开时间较长，工作台已锁定')
const needed = () => refuse(1012, 'secondFactorNeeded', '请先完成二次验证')
const queue = { rows: [], counts: { 'to-accept': 0, accepted: 0, returned: 0 }, next: null, offices: [office.name] }
const passed = { state: 'passed', triesLeft: null, lockedUntil: null }
const getMe = () => ({
  phoneMasked: '154 **** 0001',
  name: null,
  grants: [{ role: 'street-cadre', office: 'x', division: 'x' }],
})

/** A workbench whose session is as the test wants; passing the factor opens it. */
function bench(more: Parameters<typeof serve>[0] = {}, said: Partial<ReturnType<typeof factor>> = {}) {
  const at = { assurance: 'locked' as 'none' | 'locked' | 'passed' }
  const guarded = (answer: () => object) => () =>
    at.assurance === 'passed' ? answer() : at.assurance === 'none' ? needed() : locked()
  const service = serve({
    getMe,
    getSecondFactor: () => factor({ ...said, assurance: at.assurance }),
    passSecondFactor: () => {
      at.assurance = 'passed'
      return passed
    },
    lockSession: () => {
      at.assurance = 'locked'
      return { locked: true }
    },
    listQueue: guarded(() => queue),
    getCase: guarded(() => cadreCase()),
    ...more,
  })
  return { service, at, guarded }
}

beforeEach(() => newDevice({ id: caseId }))
afterEach(async () => {
  await act(() => signOut())
})

test('who has shown the factor goes straight in: nothing more is asked', async () => {
  const { service, at } = bench()
  at.assurance = 'passed'
  await signedIn()
  render(<Queue />)
  await screen.findByText(office.name)
  expect(service.inputs('getSecondFactor')).toEqual([])
})

test('the sixth digit opens the workbench, and the page that was asked for appears by itself', async () => {
  const { service, at } = bench()
  at.assurance = 'none'
  await signedIn()
  render(<Queue />)
  expect(await screen.findByRole('heading', { name: '二次验证' })).toBeTruthy()
  type(CODE, '270 914')
  expect(await screen.findByText(office.name)).toBeTruthy()
  expect(screen.queryByLabelText(CODE)).toBeNull()
  expect(service.inputs('passSecondFactor')).toMatchObject([{ way: 'totp', code: '270914' }])
  // The device keeps no mark of what was typed.
  expect([...device.kept].filter(([key]) => key.includes('factor') || key.includes('pass'))).toEqual([])
})

test('a wrong code says how often it may be tried; a lock-out says until when, and nothing can be typed', async () => {
  let tries = 2
  bench({
    passSecondFactor: () =>
      --tries > 0
        ? { state: 'wrong', triesLeft: 1, lockedUntil: null }
        : { state: 'lockedOut', triesLeft: 0, lockedUntil: '2036-11-24T02:15:00Z' },
  })
  await signedIn()
  render(<Queue />)
  await screen.findByText('工作台已锁定')
  type(CODE, '000000')
  expect(await screen.findByText(/还可以试 1 次/)).toBeTruthy()
  type(CODE, '000001')
  expect(await screen.findByText(/11月24日 周一 10:15 以后可以再试/)).toBeTruthy()
  expect(screen.queryByLabelText(CODE)).toBeNull()
  expect(screen.queryByRole('button', { name: '用恢复码' })).toBeNull()
})

test('an answer lost on the way is asked for again under the same key', async () => {
  let lost = true
  const { service, at } = bench({
    passSecondFactor: () => {
      at.assurance = 'passed'
      return lost ? 'no answer' : passed
    },
  })
  await signedIn()
  render(<Queue />)
  await screen.findByLabelText(CODE)
  type(CODE, '270914')
  await screen.findByText(/网络不通/, {})
  lost = false
  tap('验证')
  await waitFor(() => expect(screen.queryByLabelText(CODE)).toBeNull())
  expect(new Set(service.inputs('passSecondFactor').map(({ key }) => key)).size).toBe(1)
})

test('on a phone the PIN comes first, the others are one tap away, and a recovery code offers a new set-up', async () => {
  const { service } = bench({}, { ways: ['pin', 'totp', 'recovery'], hasPin: true, pinHere: true })
  await signedIn()
  render(<Queue />)
  expect(await screen.findByLabelText('PIN')).toBeTruthy()
  tap('用恢复码')
  type('恢复码', 'abcde-fghjk')
  tap('验证')
  expect(await screen.findByText('已用恢复码打开')).toBeTruthy()
  expect(screen.getByText(/还剩 9 个恢复码/)).toBeTruthy()
  tap('重新设置')
  expect(await screen.findByText(office.name)).toBeTruthy()
  expect(device.opened).toContain('/cadre/factor/index')
  expect(service.inputs('passSecondFactor')).toMatchObject([{ way: 'recovery', code: 'abcde-fghjk' }])
})

test('who missed the week is told whom to ask; who set up a PIN only, where to open it', async () => {
  bench({}, { ways: [], hasTotp: false })
  await signedIn()
  const first = render(<Queue />)
  expect(await screen.findByText('设置时限已过')).toBeTruthy()
  expect(screen.getByText(/请联系任命您的上级/)).toBeTruthy()
  first.unmount()
  bench({}, { ways: [], hasTotp: false, hasPin: true })
  render(<Queue />)
  expect(await screen.findByText('请从微信或钉钉打开')).toBeTruthy()
})

test('a lock in the middle of a return keeps everything typed; after unlocking a tap sends it', async () => {
  const { service, at, guarded } = bench({ returnCase: () => guarded(() => ({ state: 'returned' }))() })
  at.assurance = 'passed'
  await signedIn()
  render(<Case />)
  await screen.findByRole('button', { name: '退回补充' })
  tap('退回补充')
  tap(/联系人信息不完整/, 'checkbox')
  type('给企业的说明', '请补营业执照')
  at.assurance = 'locked'
  tap('确认退回')
  await screen.findByText('工作台已锁定')
  // Behind the gate nothing can be reached, and nothing is taken down.
  expect(screen.queryByRole('button', { name: '确认退回' })).toBeNull()
  type(CODE, '270914')
  await screen.findByRole('button', { name: '确认退回' })
  expect(screen.getByText(/这一次没有提交。内容都在，请再点一次/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('给企业的说明').value).toBe('请补营业执照')
  expect(service.inputs('returnCase')).toHaveLength(1)
  tap('确认退回')
  await waitFor(() => expect(service.inputs('returnCase')).toHaveLength(2))
  const [before, after] = service.inputs('returnCase')
  expect(after).toEqual(before)
  expect(after).toMatchObject({ reasons: ['contact'], note: '请补营业执照' })
})

test('left alone it locks itself at the screen and at the service; a touch in between counts', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] })
  try {
    const { service, at } = bench()
    at.assurance = 'passed'
    await signedIn()
    render(<Queue />)
    await act(() => jest.advanceTimersByTimeAsync(1000))
    await act(() => jest.advanceTimersByTimeAsync((limits.workbench.idleMinutes - 1) * MINUTE))
    fireEvent.touchStart(screen.getByText(office.name))
    await act(() => jest.advanceTimersByTimeAsync(2 * MINUTE))
    expect(service.inputs('lockSession')).toEqual([])
    await act(() => jest.advanceTimersByTimeAsync(limits.workbench.idleMinutes * MINUTE))
    expect(service.inputs('lockSession')).toHaveLength(1)
    expect(screen.getByText('工作台已锁定')).toBeTruthy()
    type(CODE, '270914')
    await act(() => jest.advanceTimersByTimeAsync(1000))
    expect(screen.queryByText('工作台已锁定')).toBeNull()
  } finally {
    jest.useRealTimers()
  }
})

test('locked without network it is locked: the service hears of it before anything opens', async () => {
  let down = true
  const { service, at } = bench({
    lockSession: () => {
      if (down) return 'no answer'
      at.assurance = 'locked'
      return { locked: true }
    },
  })
  at.assurance = 'passed'
  await signedIn()
  render(<Queue />)
  await screen.findByText(office.name)
  await screen.findByRole('button', { name: '锁定' })
  tap('锁定')
  await screen.findByText(/网络不通/, {})
  expect(screen.queryByRole('button', { name: '锁定' })).toBeNull()
  down = false
  tap('重试')
  expect(await screen.findByText('工作台已锁定')).toBeTruthy()
  expect(service.asked.at(-1)?.name).toBe('getSecondFactor')
})

test('an owner who strays here and stays is not locked out of anything', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] })
  try {
    serve({
      getMe: () => ({ phoneMasked: '154 **** 0001', name: null, grants: [] }),
      listQueue: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
      lockSession: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
      getSecondFactor: () => factor({ needed: false, ways: [], assurance: 'none' }),
    })
    await signedIn()
    render(<Queue />)
    await act(() => jest.advanceTimersByTimeAsync((limits.workbench.idleMinutes + 2) * MINUTE))
    expect(screen.getByText('这里是团干部的工作台')).toBeTruthy()
    expect(screen.queryByText('工作台已锁定')).toBeNull()
  } finally {
    jest.useRealTimers()
  }
})

test('who handles no case begins at their own page', async () => {
  serve({
    getMe: () => ({
      phoneMasked: '154',
      name: null,
      grants: [{ role: 'city-administrator', office: 'x', division: 'x' }],
    }),
    listQueue: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
  })
  await signedIn()
  render(<Queue />)
  await waitFor(() => expect(device.opened).toEqual(['/cadre/staff/index']))
})
