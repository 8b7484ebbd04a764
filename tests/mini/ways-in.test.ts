/** Naming the enterprise without typing, on the hosts that can: invoice titles, the code of a licence. */
import { firms, TestCity } from '../support/city'
import { applicationsOf, signInWith, submit } from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const APPLY = 'pages/apply/index'

let city: TestCity
beforeAll(async () => {
  city = await TestCity.start()
})
afterAll(() => city.stop())

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  // One application an enterprise: each face has its own.
  const scanned = face === 'weapp' ? firms.brook : firms.willow
  let phone: Phone
  beforeEach(async () => {
    phone = new Phone(face, city.url)
    phone.device.privacyAgreed = true
    phone.open({ path: APPLY })
    await phone.untilThere('search')
  })
  afterEach(() => {
    phone.close()
  })

  test('the code of a licence, scanned: nothing typed but the own name', async () => {
    const owner = face === 'weapp' ? '15400000141' : '15400000142'
    phone.device.choices.scanned = `统一社会信用代码：${scanned.uscc}；企业名称：${scanned.name}`
    await phone.tap('scan')
    await phone.until('the code', () => phone.value('search') === scanned.uscc)
    await signInWith(phone, city, owner, 'enterprise')
    expect(phone.text).toContain(scanned.name)
    await phone.fill('contact-name', '示例人')
    await phone.untilThere('submit')
    const number = await submit(phone)
    expect(await applicationsOf(city, owner)).toEqual([number])
    expect(phone.troubles).toEqual([])
  })

  test('a scan that was thought better of, and a code that says nothing', async () => {
    phone.device.choices.scanned = undefined
    await phone.tap('scan')
    await phone.until('the button back', () => phone.text.includes('扫营业执照二维码'))
    phone.device.choices.scanned = 'https://example.invalid/%7Babc%7D'
    await phone.tap('scan')
    await phone.untilSaid('这个二维码里没有信用代码')
    expect(phone.troubles).toEqual([])
  })

  // DingTalk keeps no invoice titles, and its page offers none.
  if (face === 'dd') test('no invoice titles', () => expect(phone.find('pick-title')).toBeUndefined())
  else
    test('an invoice title: name and code in one pick', async () => {
      phone.device.choices.invoiceTitle = {
        type: '0',
        title: firms.willow.name,
        taxNumber: firms.willow.uscc,
      }
      await phone.tap('pick-title')
      await phone.until('the code', () => phone.value('search') === firms.willow.uscc)
      await signInWith(phone, city, '15400000143', 'enterprise')
      expect(phone.text).toContain(firms.willow.name)
      expect(phone.troubles).toEqual([])
    })
})
