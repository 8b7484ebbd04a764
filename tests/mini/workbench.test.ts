/** The gate of the workbench on both mini faces: set up without a second phone, locked, opened again with everything in place. */
import { firms, newKey, TestCity } from '../support/city'
import { signInWith } from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let phone: Phone
  const cadre = face === 'weapp' ? '15400000141' : '15400000142'
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(cadre, '翠苑街道')
    const owner = await city.logIn('15400000143')
    const noticeVersion = (await city.call('getCity', {})).result.notice.version
    const { name, uscc, address } = firms.willow
    const subject = { name, uscc, address }
    await city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: '示例联系人', bodies: ['league'], noticeVersion },
      owner,
    )
    phone = new Phone(face, city.url)
  })
  afterAll(async () => {
    phone.close()
    await city.stop()
  })

  test('the secret is copied, a code sets it up; the lock hides the page and keeps it', async () => {
    phone.open({ path: 'cadre/queue/index' })
    await signInWith(phone, city, cadre, 'secret')
    await phone.tap('copy-secret')
    await phone.untilSaid('✓ 已复制')
    expect(phone.device.clipboard).toMatch(/^[A-Z2-7]{32}$/)
    expect(phone.read('secret').replace(/\s/g, '')).toBe(phone.device.clipboard)
    city.hold(cadre, phone.device.clipboard)
    await phone.fill('totp-code', city.totpFor(cadre))
    await phone.untilThere('codes-saved')
    await phone.tap('codes-saved')
    await phone.untilSaid(firms.willow.name)

    await phone.untilThere('lock')
    await phone.tap('lock')
    await phone.untilThere('factor-totp')
    const hidden = phone.elements.filter(({ attributes }) => /display:\s*none/.test(String(attributes.style)))
    expect(hidden).toHaveLength(1)
    city.clock.advance(31_000)
    await phone.fill('factor-totp', city.totpFor(cadre))
    await phone.until('the gate went', () => phone.find('factor-totp') === undefined)
    expect(phone.text).toContain(firms.willow.name)
    expect(phone.troubles).toEqual([])
  })
})
