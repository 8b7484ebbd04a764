/** The host as a way in, on both executed mini-programs: one tap, linking, and a session that is renewed without anybody's noticing. */
import { firms, TestCity } from '../support/city'
import { fillApplication, signInWith, submit } from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const DAY = 86_400_000
const kinds = { weapp: 'wechat', dd: 'dingtalk' } as const

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let phone: Phone
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(() => city.stop())
  const open = (path: string, person: string | undefined) => {
    phone = new Phone(face, city.url)
    phone.device.loginCode = person === undefined ? undefined : () => city.hostCode(kinds[face], person)
    phone.open({ path })
  }
  afterEach(() => phone.close())
  const heard = (part: string) => phone.device.network.heard.filter(({ path }) => path.includes(part))
  const number = (last: number) => `154000002${face === 'weapp' ? 1 : 2}${last}`

  test('first by phone, then linked; the session ends and is renewed unseen, what was typed stays and goes', async () => {
    open('account/security/index', 'holder')
    await signInWith(phone, city, number(1), 'link-host')
    await phone.tap('link-host')
    await phone.untilThere(`unlink-${kinds[face]}`)
    phone.open({ path: 'pages/apply/index' })
    await phone.untilThere('newcomer')
    await fillApplication(phone, { ...firms.brook, contactName: '示例人' })
    await phone.untilThere('submit')
    // All sessions of the person end, the phone does not know yet.
    city.clock.advance(31 * DAY)
    const before = heard('/users?failOnNotExist').length
    const receipt = await submit(phone)
    expect(receipt).toMatch(/^\d{8}-\d{5}$/)
    expect(heard('/users?failOnNotExist').length).toBe(before + 1)
    expect(phone.troubles).toEqual([])
  })

  test('one tap signs in; a phone is asked for where the street must call, in place, and nothing typed is lost', async () => {
    open('pages/apply/index', 'newcomer')
    await phone.untilThere('newcomer')
    await fillApplication(phone, { ...firms.willow, contactName: '示例乙' })
    await phone.untilThere('host-login')
    await phone.tap('host-login')
    await phone.untilThere('submit')
    await phone.tap('submit')
    await phone.untilThere('add-phone')
    expect(phone.value('contact-name')).toBe('示例乙')
    await signInWith(phone, city, number(2), 'submit')
    await phone.until('the card gone', () => phone.find('add-phone') === undefined)
    expect(phone.value('name')).toBe(firms.willow.name)
    expect(await submit(phone)).toMatch(/^\d{8}-\d{5}$/)
    expect(phone.troubles).toEqual([])
  })

  test('a session that is over and that the host does not know asks for the code, with everything in place', async () => {
    open('pages/apply/index', undefined)
    await phone.untilThere('newcomer')
    await fillApplication(phone, { ...firms.brook, contactName: '示例丙' })
    await signInWith(phone, city, number(3))
    city.clock.advance(31 * DAY)
    await phone.tap('submit')
    await phone.untilThere('phone')
    expect(phone.value('contact-name')).toBe('示例丙')
    // A session of this very minute is not renewed: the new one could cross what goes out under the old one.
    expect(heard('refreshSessionToken')).toEqual([])
    expect(phone.troubles).toEqual([])
  })

  test('without a network nobody is signed out: the session is renewed when it is back', async () => {
    open('account/security/index', 'offline holder')
    await signInWith(phone, city, number(4), 'link-host')
    await phone.tap('link-host')
    await phone.untilThere(`unlink-${kinds[face]}`)
    city.clock.advance(31 * DAY)
    // The renewal's own question is lost on its way back.
    phone.device.network.loses = /failOnNotExist/
    phone.open({ path: 'pages/mine/index' })
    await phone.untilSaid('网络没有连上')
    expect(phone.find('phone')).toBeUndefined()
    phone.device.network.loses = undefined
    phone.open({ path: 'pages/mine/index' })
    await phone.untilThere('security')
    await phone.until('the list', () => phone.text.includes('还没有') || phone.find('apply') !== undefined)
    expect(phone.find('phone')).toBeUndefined()
    expect(phone.troubles).toEqual([])
  })
})
