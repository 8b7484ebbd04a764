/** Setting the second factor up, and looking after it. */
import type { FactorState } from '../../types/factors'
import { act, render, screen, waitFor } from '@testing-library/react'
import Factor from '../../src/cadre/factor/index'
import Queue from '../../src/cadre/queue/index'
import { signOut } from '../../src/client/session'
import { factor, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const begun = {
  secret: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  uri: 'otpauth://totp/x',
  qr: 'data:image/svg+xml;base64,PHN2Zy8+',
}
const codes = Array.from({ length: 10 }, (_, i) => `ABCD${i}-FGHJK`)
const passed = { state: 'passed', triesLeft: null, lockedUntil: null }
const getMe = () => ({
  phoneMasked: '154 **** 0001',
  name: null,
  grants: [{ role: 'street-cadre', office: 'x', division: 'x' }],
})
const queue = { rows: [], counts: { 'to-accept': 0, accepted: 0, returned: 0 }, next: null, offices: [office.name] }
const first: Partial<FactorState> = {
  ways: [],
  hasTotp: false,
  assurance: 'none',
  recoveryLeft: 0,
  enrolUntil: '2026-12-01T02:00:00Z',
}

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('the first time: scan or copy, one code, ten recovery codes, and the page that was asked for', async () => {
  let isSet = false
  const service = serve({
    getMe,
    getSecondFactor: () => factor(first),
    beginTotp: () => begun,
    confirmTotp: ({ code }) =>
      code === '270914'
        ? ((isSet = true), { ...passed, recoveryCodes: codes })
        : { state: 'wrong', triesLeft: 4, lockedUntil: null, recoveryCodes: [] },
    listQueue: () => (isSet ? queue : refuse(1012, 'secondFactorNeeded', '请先完成二次验证')),
  })
  await signedIn()
  const page = render(<Queue />)
  await screen.findByText(/12月1日 周二 前设置好/)
  await screen.findByText('ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567')
  tap('复制密钥')
  await screen.findByText('✓ 已复制')
  expect(device.clipboard).toBe(begun.secret)
  // The page is left and opened again before the code: the same key, so the same secret.
  page.unmount()
  render(<Queue />)
  await screen.findByText('ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567')
  expect(new Set(service.inputs('beginTotp').map(({ key }) => key)).size).toBe(1)
  type('6 位数字', '000000')
  expect(await screen.findByText(/还可以试 4 次/)).toBeTruthy()
  type('6 位数字', '270914')
  expect(await screen.findByText('ABCD3-FGHJK')).toBeTruthy()
  expect(screen.queryByText(office.name)).toBeNull()
  tap('复制全部')
  await screen.findByText('✓ 已复制')
  expect(device.clipboard).toBe(codes.join('\n'))
  expect(JSON.stringify([...device.kept])).not.toMatch(/FGHJK|270914|ABCDEFGH/)
  tap('我已保存')
  expect(await screen.findByText(office.name)).toBeTruthy()
})

test('on a phone that came by WeChat or DingTalk: a PIN twice, then the recovery codes', async () => {
  let isSet = false
  const service = serve({
    getMe,
    getSecondFactor: () => factor({ ...first, pinHere: true }),
    setPin: ({ pin }) =>
      pin === '111111' ? refuse(1016, 'pinWeak', 'PIN 太容易猜到') : ((isSet = true), { set: true }),
    renewRecoveryCodes: () => ({ recoveryCodes: codes }),
    listQueue: () => (isSet ? queue : refuse(1012, 'secondFactorNeeded', '请先完成二次验证')),
  })
  await signedIn()
  render(<Queue />)
  await screen.findByLabelText('6 位 PIN')
  type('6 位 PIN', '270914')
  type('再输一次', '270915')
  expect(await screen.findByText(/两次输入的不一样/)).toBeTruthy()
  expect(service.inputs('setPin')).toEqual([])
  type('6 位 PIN', '111111')
  type('再输一次', '111111')
  expect(await screen.findByText(/PIN 太容易猜到/)).toBeTruthy()
  type('6 位 PIN', '270914')
  type('再输一次', '270914')
  expect(await screen.findByText('ABCD0-FGHJK')).toBeTruthy()
  expect(JSON.stringify([...device.kept])).not.toMatch(/270914|setPin/)
  tap('我已保存')
  expect(await screen.findByText(office.name)).toBeTruthy()
})

test('a change asks for the factor first and goes on by itself', async () => {
  let fresh = false
  const service = serve({
    getMe,
    getSecondFactor: () => factor({ assurance: 'passed', fresh }),
    beginTotp: () => (fresh ? begun : refuse(1015, 'enrolmentClosed', '绑定时限已过')),
    passSecondFactor: () => {
      fresh = true
      return passed
    },
    confirmTotp: () => ({ ...passed, recoveryCodes: codes }),
  })
  await signedIn()
  render(<Factor />)
  await screen.findByText('还剩 10 个')
  tap('更换 验证器')
  await screen.findByText('再次验证')
  type('验证器上的 6 位数字', '270914')
  await screen.findByText(/^ABCD EFGH/)
  type('6 位数字', '112233')
  await screen.findByText('ABCD0-FGHJK')
  tap('我已保存')
  expect(await screen.findByText('✓ 已设置好')).toBeTruthy()
  expect(service.inputs('beginTotp')).toHaveLength(2)
})

test('new recovery codes want a fresh factor; who thinks better of it is back where they were', async () => {
  const service = serve({
    getMe,
    getSecondFactor: () => factor({ assurance: 'passed' }),
    renewRecoveryCodes: () => refuse(1014, 'freshFactorNeeded', '这项操作需要再次验证身份'),
  })
  await signedIn()
  render(<Factor />)
  await screen.findByText('还剩 10 个')
  tap('换一批 恢复码')
  await screen.findByText('再次验证')
  tap('取消')
  await screen.findByText(/没有验证，这一次没有提交/)
  tap('以后再说')
  expect(await screen.findByText('还剩 10 个')).toBeTruthy()
  await waitFor(() => expect(service.inputs('renewRecoveryCodes')).toHaveLength(1))
})

test('who holds no office is told so', async () => {
  serve({ getMe: () => ({ ...getMe(), grants: [] }), getSecondFactor: () => factor({ needed: false, ways: [] }) })
  await signedIn()
  render(<Factor />)
  expect(await screen.findByText('这里是团干部的工作台')).toBeTruthy()
})
