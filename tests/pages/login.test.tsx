import Taro from '@tarojs/taro'
import { act, render, screen, waitFor } from '@testing-library/react'
import { isSignedIn, signIn, signOut } from '../../src/client/session'
import Apply from '../../src/pages/apply/index'
import Mine from '../../src/pages/mine/index'
import { myCase, notice, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

// A real host can tell what it keeps.
Object.assign(Taro, { getStorageInfoSync: () => ({ keys: [...device.kept.keys()] }) })

const cases = (enterprise: string) => ({ cases: [{ ...myCase('submitted').case, enterprise }], joins: [] })
const getMe = () => ({ phoneMasked: '138 **** 0000', name: null, grants: [] })
const getCity = () => ({ city: '湖滨', office, notice, demo: true })
const ours = () => [...device.kept.keys()].filter((key) => key.startsWith('otl:'))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The name in the form, which may have to be opened. */
const contactName = () => {
  if (screen.queryByLabelText('联系人姓名') === null) tap('直接填写企业信息')
  return screen.getByLabelText<HTMLInputElement>('联系人姓名').value
}

beforeEach(() => newDevice())

test('a number put right after the code signs in by the button', async () => {
  const service = serve({ listMyCases: () => cases('甲公司'), getMe })
  render(<Mine />)
  type('手机号', '138 0000')
  type('短信验证码', '123456')
  expect(screen.getByText(/手机号应为 11 位/)).toBeTruthy()
  type('手机号', '13800000000')
  tap('登录')
  expect(await screen.findByText('甲公司')).toBeTruthy()
  expect(service.inputs('usersByMobilePhone')).toHaveLength(1)
})

test('the sixth digit counts while the message is still being sent, and a code filled in twice is tried once', async () => {
  const service = serve({ listMyCases: () => cases('甲公司'), getMe })
  render(<Mine />)
  type('手机号', '13800000000')
  tap('获取验证码')
  act(() => {
    type('短信验证码', '123456')
    type('短信验证码', '123456')
  })
  expect(await screen.findByText('甲公司')).toBeTruthy()
  expect(service.inputs('usersByMobilePhone')).toHaveLength(1)
})

test('offline the login says so in its own words and is tapped again', async () => {
  let down = true
  serve({
    listMyCases: () => cases('甲公司'),
    getMe,
    usersByMobilePhone: () => (down ? 'no answer' : { objectId: 'u1', sessionToken: 'session' }),
  })
  render(<Mine />)
  type('手机号', '13800000000')
  type('短信验证码', '123456')
  expect(await screen.findByText('网络不通，请检查网络后再试')).toBeTruthy()
  down = false
  tap('登录')
  expect(await screen.findByText('甲公司')).toBeTruthy()
})

test('a code that was spent before the network failed is not asked for again', async () => {
  let down = true
  const service = serve({ me: () => (down ? 'no answer' : { objectId: 'u1', sessionToken: 'session' }) })
  const target = { mobilePhoneNumber: '13800000000' }
  await expect(signIn(target, '123456')).rejects.toMatchObject({ failure: { name: 'offline' } })
  expect(isSignedIn()).toBe(false)
  down = false
  await signIn(target, '123456')
  expect(isSignedIn()).toBe(true)
  expect(service.inputs('usersByMobilePhone')).toHaveLength(1)
})

test('signing out ends the session at the service and leaves nothing personal', async () => {
  const service = serve({ getCity })
  await signedIn()
  render(<Apply />)
  tap('直接填写企业信息')
  type('联系人姓名', '王禾')
  Taro.setStorageSync('otl:elder', 'on')
  Taro.setStorageSync('taro_clipboard', '20261123-0007')
  expect(ours()).toContain('otl:draft:apply')
  await act(() => signOut())
  expect(service.inputs('logout')).toHaveLength(1)
  expect(ours()).toEqual(['otl:elder'])
  expect(device.kept.has('taro_clipboard')).toBe(false)
  expect(contactName()).toBe('')
})

test('signing out does not wait for a service that does not answer', async () => {
  serve({ logout: () => 'no answer' })
  await signedIn()
  await signOut()
  expect(isSignedIn()).toBe(false)
})

test('a lost session keeps what was typed for the same person and forgets it for another', async () => {
  let person = 'u1'
  let ended = false
  serve({
    getCity,
    getMe: () => (ended ? refuse(211, 'sessionInvalid', '登录已失效，请重新登录') : getMe()),
    listMyCases: () => cases('甲公司'),
    usersByMobilePhone: () => ({ objectId: person, sessionToken: person }),
    me: () => ({ objectId: person, sessionToken: person }),
  })
  const lose = async () => {
    ended = true
    const mine = render(<Mine />)
    await waitFor(() => expect(isSignedIn()).toBe(false))
    mine.unmount()
    ended = false
  }
  await signedIn()
  const { unmount } = render(<Apply />)
  tap('直接填写企业信息')
  type('联系人姓名', '王禾')
  const name = () => contactName()
  await lose()
  await act(() => signedIn())
  expect(name()).toBe('王禾')
  await lose()
  person = 'u2'
  await act(() => signedIn())
  expect(name()).toBe('')
  unmount()
})

test('what was typed before signing in belongs to whoever signs in', async () => {
  serve({ getCity })
  render(<Apply />)
  tap('直接填写企业信息')
  type('联系人姓名', '王禾')
  await act(() => signedIn())
  expect(screen.getByLabelText<HTMLInputElement>('联系人姓名').value).toBe('王禾')
})

test('what one person read is never shown to the next', async () => {
  let down = false
  serve({ getMe, listMyCases: () => (down ? 'no answer' : cases('甲公司')) })
  await signedIn()
  render(<Mine />)
  await screen.findByText('甲公司')
  await screen.findByText('已登录 138 **** 0000')
  down = true
  await act(() => signOut())
  await act(() => signedIn())
  await act(() => pause(20))
  expect(screen.queryByText('甲公司')).toBeNull()
})
