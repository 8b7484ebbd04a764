/** A building walked through on both mini faces with the network off; the app is swiped away in between, and everything arrives once. */
import { findOfficesByName } from '../../cloud/divisions/actions'
import { inventUscc, TestCity } from '../support/city'
import { enterBuilding, fillBuilding, PIN, planWalk, readArrived, wholeWalk, type Tenant } from '../support/walk'
import { enterWorkbenchOn, step } from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const TODAY = 'field/today/index'

/** The sealed forms on a phone, as they lie there. */
const draftsOn = ({ device: { storage } }: Phone) =>
  JSON.stringify(storage.keys().flatMap((key) => (/:d:[\w-]+$/.test(key) ? [storage.get(key)] : [])))

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let phone: Phone
  let tenants: Tenant[]
  let building: string
  const cadre = face === 'weapp' ? '15400000181' : '15400000182'
  beforeAll(async () => {
    city = await TestCity.start()
    tenants = await fillBuilding(city)
    await city.appoint(cadre, '翠苑街道')
    const [office] = await city.ground.act((call) => findOfficesByName(call, '翠苑街道'))
    const session = await city.logIn(cadre)
    building = await enterBuilding(city, session, office?.path ?? '')
    await planWalk(city, session, building, tenants.length)
    phone = new Phone(face, city.url)
  })
  afterAll(async () => {
    phone.close()
    await city.stop()
  })

  const row = (at: number) => `row-${tenants[at]?.id ?? ''}`
  const unlock = async () => {
    await phone.untilThere('field-pin')
    await phone.fill('field-pin', PIN)
    await phone.untilThere('to-scan')
  }
  const visit = async (at: number, met: string, wish?: string) => {
    await phone.untilThere(row(at))
    await step(phone, 'visit', async () => {
      await phone.tap(row(at))
      await phone.untilThere(`met-${met}`)
      await phone.tap(`met-${met}`)
      if (wish) {
        await phone.untilThere(`wish-${wish}`)
        await phone.tap(`wish-${wish}`)
      }
      await phone.until('a taken choice', () => phone.read(`met-${met}`).startsWith('✓'))
      await phone.tap('save')
      await phone.until('the list', () => phone.page === TODAY)
    })
    await phone.until('it is marked', () => phone.read(row(at)).includes('今天已走访'))
  }

  test('thirty enterprises, twelve visits, two newcomers, one application', async () => {
    phone.open({ path: TODAY })
    await enterWorkbenchOn(phone, city, cadre)
    await phone.untilThere('pin-first')
    await phone.fill('pin-first', PIN)
    await phone.untilThere('pin-again')
    await phone.fill('pin-again', PIN)
    await phone.until('the PIN is set', () => phone.find('set-pin') === undefined)
    await phone.tap('take')
    await phone.untilThere('list-said')
    await phone.tap('places')
    await phone.untilThere('place-find')
    await phone.fill('place-search', '示例大厦')
    await phone.tap('place-find')
    await phone.untilThere(`take-${building}`)
    await phone.tap(`take-${building}`)
    await phone.untilSaid('示例大厦 · 30 家')

    phone.device.network.connect(false)
    phone.open({ path: TODAY })
    await unlock()
    await visit(0, 'principal', 'yes')
    await visit(1, 'staff', 'later')
    await visit(2, 'nobody')
    await visit(3, 'moved')
    await visit(4, 'principal', 'no')
    await visit(5, 'reception')

    // Swiped away in the middle of a form.
    await phone.tap(row(6))
    await phone.untilThere('visit-youth')
    await phone.tap('met-principal')
    await phone.fill('visit-youth', '8')
    // Sealed and kept a moment after the last letter.
    const typing = draftsOn(phone)
    await phone.until('the form is kept', () => draftsOn(phone) !== typing)
    phone.open({ path: TODAY })
    await unlock()
    await phone.untilThere('drafts')
    await phone.tap(row(6))
    await phone.untilThere('visit-youth')
    expect(phone.value('visit-youth')).toBe('8')
    await phone.tap('wish-yes')
    await phone.tap('save')
    await phone.until('the list', () => phone.page === TODAY)
    await visit(7, 'principal', 'later')
    await visit(10, 'staff', 'yes')
    await visit(11, 'principal', 'no')

    // Scanned by the host: the form, saved, and the scanner again.
    const code = (at: number) => `https://register.example/q?uniscid=${tenants[at]?.uscc ?? ''}`
    phone.device.choices.scanned = code(8)
    await phone.tap('to-scan')
    await phone.until('the form', () => phone.page === 'field/visit/index')
    await phone.untilThere('met-principal')
    await phone.tap('met-principal')
    await phone.tap('wish-yes')
    phone.device.choices.scanned = code(9)
    await phone.tap('save-scan')
    await phone.untilSaid(tenants[9]?.name ?? '')
    await phone.tap('met-principal')
    await phone.tap('owner')
    await phone.untilThere('owner-code')
    await phone.tap('take-here')
    await phone.untilThere('agree')
    await phone.tap('agree')
    await phone.fill('contact-name', '示例负责人')
    await phone.fill('contact-phone', '15400000777')
    await phone.tap('save-application')
    await phone.untilThere('applied')
    phone.device.choices.scanned = `统一社会信用代码：${inventUscc(31_001)};企业名称：杭州试样初测试有限公司;`
    await phone.tap('save-scan')

    // Two newcomers.
    await phone.untilThere('newcomer-visit')
    expect(phone.value('name')).toBe('杭州试样初测试有限公司')
    await phone.tap('newcomer-visit')
    await phone.untilThere('met-principal')
    await phone.tap('met-principal')
    phone.device.choices.scanned = undefined
    await phone.tap('save-scan')
    await phone.until('the scanner', () => phone.page === 'field/scan/index')
    await phone.fill('scan-typed', '杭州试样新测试有限公司')
    await phone.tap('scan-find')
    await phone.untilThere('found-newcomer')
    await phone.tap('found-newcomer')
    await phone.untilThere('newcomer-visit')
    await phone.tap('newcomer-visit')
    await phone.untilThere('met-staff')
    await phone.tap('met-staff')
    await phone.tap('save')
    await phone.until('the scanner', () => phone.page === 'field/scan/index')

    if (face === 'weapp') {
      // The round code of a poster, which only WeChat reads: whose it is, the service says later.
      phone.device.choices.round = 'pages/invitation/index?scene=Kj7mPq2xYz'
      await phone.tap('scan')
      await phone.until('the form', () => phone.page === 'field/visit/index')
      phone.device.choices.round = undefined
      phone.back()
      await phone.until('the scanner', () => phone.page === 'field/scan/index')
    }

    // A poster of the place, and a code of something else.
    await phone.fill('scan-typed', 'https://social.example/i/status/123')
    await phone.tap('scan-find')
    await phone.untilThere('scan-found')
    phone.back()
    await phone.untilSaid('17 条记录待发送')

    phone.device.network.connect(true)
    await phone.until('nothing waits', () => phone.find('waiting') === undefined)
    expect(await readArrived(city, tenants)).toEqual(wholeWalk)
    expect(phone.troubles).toEqual([])
  })
})
