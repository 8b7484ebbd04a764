/** The built mini-programs, executed: from the invitation, or without one, to the receipt, against a running service. */
import { putRecords } from '../../cloud/pool/actions'
import { clientWords } from '../../types/words/common'
import { statusWords } from '../../types/words/owner'
import { firms, inventUscc, TestCity } from '../support/city'
import {
  applicationsOf,
  fillApplication,
  receipt,
  signInAsInvited,
  signInWith,
  step,
  submissions,
  submit,
} from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const INVITATION = 'pages/invitation/index'
const APPLY = 'pages/apply/index'
/** Applied for by its code alone, which the others' invitations are not to meet. */
const found = {
  name: '杭州雀声起测试商贸有限公司',
  uscc: inventUscc(703),
  address: '西湖区翠苑街道试验路24号',
  street: '翠苑街道',
}
const contact = (phone: string) => ({ name: '示例联系人', phone })

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let phone: Phone
  beforeAll(async () => {
    city = await TestCity.start()
    await city.ground.act((call) => putRecords(call, [found], 'test'))
  })
  afterAll(async () => {
    await city.stop()
  })
  beforeEach(() => {
    phone = new Phone(face, city.url)
  })
  afterEach(() => {
    phone.close()
  })

  test('invitation → code → one tap → receipt; the service has the application', async () => {
    const owner = '15400000101'
    const token = await city.invite(firms.willow.uscc, contact(owner))
    await step(phone, 'invitation', async () => {
      phone.open({ path: INVITATION, query: { i: token } })
      await phone.untilSaid(firms.willow.name)
      await phone.untilThere('send-code')
    })
    expect(phone.text).not.toContain(owner)
    await step(phone, 'sign in', () => signInAsInvited(phone, city, owner))
    let number = ''
    await step(phone, 'submit', async () => {
      number = await submit(phone)
    })
    expect(number).toMatch(/^20261123-\d{5}$/)
    // What a screen reader says reaches the elements of the host.
    expect(phone.find('copy')?.attributes).toMatchObject({ 'aria-label': statusWords.copyLabel })
    expect(await applicationsOf(city, owner)).toEqual([number])
    expect(phone.troubles).toEqual([])
  })

  test('without an invitation: four fields, sign in, receipt', async () => {
    const owner = '15400000102'
    await step(phone, 'home', async () => {
      phone.open()
      await phone.untilThere('apply')
    })
    await step(phone, 'apply', async () => {
      await phone.tap('apply')
      await phone.untilThere('phone')
    })
    expect(phone.page).toBe(APPLY)
    await fillApplication(phone, {
      name: '杭州新来到测试有限公司',
      uscc: inventUscc(701),
      address: '西湖区翠苑街道试验路20号',
      contactName: '示例人',
    })
    await step(phone, 'sign in', () => signInWith(phone, city, owner))
    let number = ''
    await step(phone, 'submit', async () => {
      number = await submit(phone)
    })
    expect(await applicationsOf(city, owner)).toEqual([number])
    expect(phone.troubles).toEqual([])
  })

  test('no network at submit: said to be not submitted, nothing lost, and one application once the network is back', async () => {
    const owner = '15400000103'
    const token = await city.invite(firms.brook.uscc, { phone: owner })
    phone.open({ path: INVITATION, query: { i: token } })
    await signInAsInvited(phone, city, owner)
    await phone.fill('contact-name', '示例人')
    phone.device.network.connect(false)
    await phone.tap('submit')
    await phone.untilSaid('尚未提交')
    expect(phone.page).toBe(INVITATION)
    expect(phone.value('contact-name')).toBe('示例人')
    expect(phone.find('receipt-number')).toBeUndefined()
    expect(submissions(phone)).toBe(0)

    phone.device.network.connect(true)
    await phone.until('the bar went', () => !phone.text.includes(clientWords.offlineBar))
    const number = await submitAgain(phone)
    expect(await applicationsOf(city, owner)).toEqual([number])
    expect(phone.troubles).toEqual([])
  })

  test('the app closed while offline: what was typed and the intent are still there', async () => {
    const owner = '15400000104'
    phone.open({ path: APPLY })
    await phone.untilThere('phone')
    const typed = {
      name: '杭州云上坐测试有限公司',
      uscc: inventUscc(702),
      address: '西湖区翠苑街道试验路22号',
      contactName: '示例人',
    }
    await fillApplication(phone, typed)
    await signInWith(phone, city, owner)
    phone.device.network.loses = /submitApplication/
    await phone.tap('submit')
    await phone.untilSaid('尚未提交')
    phone.device.network.loses = undefined

    phone.open({ path: APPLY })
    await phone.untilThere('submit')
    await phone.untilSaid('尚未提交')
    expect(phone.value('name')).toBe(typed.name)
    expect(phone.value('contact-name')).toBe(typed.contactName)
    const number = await submitAgain(phone)
    expect(await applicationsOf(city, owner)).toEqual([number])
  })

  test('the answer lost on its way back: the same receipt at the next tap, and one application', async () => {
    const owner = '15400000105'
    const token = await city.invite(firms.unknownStreet.uscc, contact(owner))
    phone.open({ path: INVITATION, query: { i: token } })
    await signInAsInvited(phone, city, owner)
    phone.device.network.loses = /submitApplication/
    await phone.tap('submit')
    await phone.untilSaid('尚未提交')
    expect(phone.find('receipt-number')).toBeUndefined()
    const [stored, ...more] = await applicationsOf(city, owner)
    expect(more).toEqual([])

    phone.device.network.loses = undefined
    expect(await submitAgain(phone)).toBe(stored)
    expect(await applicationsOf(city, owner)).toEqual([stored])
    expect(phone.troubles).toEqual([])
  })

  test('left for another app and come back: everything stands as it was', async () => {
    phone.open({ path: APPLY })
    await phone.untilThere('newcomer')
    await phone.tap('newcomer')
    await phone.untilThere('name')
    await phone.fill('name', '杭州半日闲测试有限公司')
    phone.reenter()
    await phone.until('the name', () => phone.value('name') === '杭州半日闲测试有限公司')
    expect(phone.page).toBe(APPLY)
    expect(phone.troubles).toEqual([])
  })

  test('going back from the form leads home', async () => {
    phone.open()
    await phone.untilThere('apply')
    await phone.tap('apply')
    await phone.until('the form', () => phone.page === APPLY)
    phone.back()
    await phone.until('home', () => phone.page === 'pages/home/index')
    expect(phone.find('mine')).toBeDefined()
    expect(phone.troubles).toEqual([])
  })

  test('a revoked or unknown token leads to the ordinary way', async () => {
    phone.open({ path: INVITATION, query: { i: 'no-such-token-at-all' } })
    await phone.untilThere('apply')
    await phone.tap('apply')
    await phone.until('the form', () => phone.page === APPLY)
    await phone.untilThere('phone')
    expect(phone.troubles).toEqual([])
  })

  test('the cadre’s subpackage opens from its own package', async () => {
    phone.open({ path: 'cadre/queue/index' })
    await phone.untilThere('phone')
    expect(phone.troubles).toEqual([])
  })

  test('a second scan in the open app shows the second invitation, coming back shows it again', async () => {
    const first = await city.invite(firms.willow.uscc)
    const second = await city.invite(firms.brook.uscc)
    phone.open({ path: INVITATION, query: { i: first } })
    await phone.untilSaid(firms.willow.name)
    phone.reenter({ path: INVITATION, query: { i: second }, scene: 1011 })
    await phone.untilSaid(firms.brook.name)
    phone.reenter()
    await phone.until('the second', () => phone.text.includes(firms.brook.name))
    expect(phone.text).not.toContain(firms.willow.name)
    expect(phone.troubles).toEqual([])
  })

  test('an exact code finds the enterprise; a look, a name, one tap', async () => {
    const owner = face === 'weapp' ? '15400000121' : '15400000122'
    phone.open({ path: APPLY })
    await phone.untilThere('search')
    await phone.fill('search', found.uscc)
    await phone.fill('phone', owner)
    city.clock.advance(61_000)
    await phone.tap('send-code')
    await phone.until('a code', () => city.codeFor(owner) !== '')
    await phone.fill('sms-code', city.codeFor(owner))
    await phone.untilThere('enterprise')
    expect(phone.text).toContain(found.name)
    expect(phone.text).not.toContain(found.uscc)
    await phone.untilThere('contact-name')
    await phone.fill('contact-name', '示例人')
    await phone.untilThere('submit')
    const number = await submit(phone)
    expect(await applicationsOf(city, owner)).toEqual([number])
    expect(phone.troubles).toEqual([])
  })

  // Each host has numbers of its own for how it was entered; these are WeChat's.
  if (face === 'weapp') {
    test('a mini-program code carries the token as its scene', async () => {
      const token = await city.invite(firms.willow.uscc)
      phone.open({ path: INVITATION, query: { scene: encodeURIComponent(token) }, scene: 1047 })
      await phone.untilSaid(firms.willow.name)
    })

    test('the QR of an ordinary link carries it in q', async () => {
      const token = await city.invite(firms.brook.uscc)
      const link = `https://link.invalid/i/${token}`
      phone.open({ path: INVITATION, query: { q: encodeURIComponent(link), scancode_time: '1795485600' }, scene: 1011 })
      await phone.untilSaid(firms.brook.name)
    })
  }
})

/** Taps again unless the app has sent it by itself when the network came back. */
async function submitAgain(phone: Phone): Promise<string> {
  await phone.until(
    'the receipt, or the button',
    () => phone.find('receipt-number') !== undefined || phone.canTap('submit'),
  )
  if (phone.canTap('submit')) await phone.tap('submit')
  return receipt(phone)
}
