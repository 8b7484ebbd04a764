/** What belongs to a mini-program beside its pages: files, other devices, sharing, privacy, a new version, starting without network. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { caseWords } from '../../types/words/cadre'
import { clientWords, updateWords } from '../../types/words/common'
import { homeWords, invitationWords, moreWords, unsentWords } from '../../types/words/owner'
import { foundingOwnWords } from '../../types/words/founding-own'
import { firms, inventUscc, TestCity } from '../support/city'
import { candidateName, FoundingWalk } from '../support/founding'
import { paragraphsOf } from '../support/office-file'
import { soon } from '../support/soon'
import { applicationsOf, enterWorkbenchOn, fillApplication, signInAsInvited, signInWith, submit } from './journey'
import { readDist, type MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const APPLY = 'pages/apply/index'
const INVITATION = 'pages/invitation/index'
/** Any picture will do: a PNG of one pixel. */
const PICTURE = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  const number = (last: number) => `1540000${face === 'weapp' ? 2 : 3}${String(last).padStart(3, '0')}`
  let city: TestCity
  const phones: Phone[] = []
  const newPhone = () => {
    const phone = new Phone(face, city.url)
    phones.push(phone)
    return phone
  }
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(async () => {
    await city.stop()
  })
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })

  test('a name brings candidates; one is chosen and applied for', async () => {
    const phone = newPhone()
    phone.open({ path: APPLY })
    await signInWith(phone, city, number(1), 'search')
    // Not enough to be sure of one.
    await phone.fill('search', '溪上石')
    await phone.tap('find')
    await phone.untilThere('candidate-0')
    expect(phone.find('candidate-3')).toBeUndefined()
    expect(phone.read('candidate-0')).toContain(firms.brook.name)
    expect(phone.text).not.toContain(firms.brook.uscc)
    expect(phone.text).not.toContain('77号')
    await phone.tap('candidate-0')
    await phone.untilThere('enterprise')
    await phone.fill('contact-name', '示例人')
    await phone.untilThere('submit')
    const receipt = await submit(phone)
    expect(await applicationsOf(city, number(1))).toEqual([receipt])
    expect(phone.troubles).toEqual([])
  })

  test('a photo of the licence goes up; the street opens it on its own phone', async () => {
    const phone = newPhone()
    phone.device.files.set('tmp://licence', PICTURE)
    phone.open({ path: APPLY })
    await signInWith(phone, city, number(2), 'newcomer')
    await fillApplication(phone, {
      name: '杭州拍照晴测试有限公司',
      uscc: firms.willow.uscc,
      address: firms.willow.address,
      contactName: '示例人',
    })
    await phone.untilThere('licence')
    await phone.tap('licence')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(phone.text).not.toContain(moreWords.notUploaded)
    phone.device.choices.pictures = ['tmp://licence']
    await phone.tap('licence')
    await phone.untilSaid(moreWords.uploaded)
    const receipt = await submit(phone)

    const cadre = number(3)
    await city.appoint(cadre, '翠苑街道')
    const session = await city.logIn(cadre)
    const { rows } = (await city.call('listQueue', { queue: 'to-accept' }, session)).result
    const id = rows.find((row) => row.number === receipt)?.id ?? ''
    const desk = newPhone()
    desk.open({ path: 'cadre/case/index', query: { id } })
    await enterWorkbenchOn(desk, city, cadre)
    await desk.untilThere('licence')
    await desk.tap('licence')
    await desk.until('the picture', () =>
      desk.elements.some(({ attributes }) => attributes['aria-label'] === caseWords.licenceAlt || attributes.src),
    )
    const [shown] = desk.elements.flatMap(({ attributes: { src } }) => (typeof src === 'string' ? [src] : []))
    // Drawn anew on the way: the same picture, no longer the same bytes.
    const opened = desk.device.files.get(shown ?? '')
    expect(opened === undefined ? undefined : PNG.sync.read(Buffer.from(opened)).width).toBe(
      PNG.sync.read(Buffer.from(PICTURE)).width,
    )
    expect([...phone.troubles, ...desk.troubles]).toEqual([])
  })

  test('the own request is read and opened as a file on the owner’s phone', async () => {
    const cadre = number(31)
    await city.appoint(cadre, '翠苑街道')
    const owner = await city.logIn(number(30))
    const walk = await new FoundingWalk(city, owner, await city.logIn(cadre)).to('requested')
    const phone = newPhone()
    phone.open({ path: 'account/founding/index', query: { id: walk.id } })
    await signInWith(phone, city, number(30), 'paper-request')
    await phone.tap('paper-request')
    await phone.untilSaid(candidateName(0))
    expect(phone.text).toContain(`关于成立${walk.fullName}的请示`)
    await phone.tap('paper-file')
    await phone.untilSaid(foundingOwnWords.paperOpened)
    const [opened] = phone.device.opened
    expect(phone.device.opened.map(({ fileType }) => fileType)).toEqual([face === 'weapp' ? 'docx' : 'doc'])
    expect(paragraphsOf(opened?.bytes ?? new Uint8Array()).join()).toContain(candidateName(0))
    expect(phone.troubles).toEqual([])
  })

  test('what was typed on one device is there on the next, also what was typed before signing in; gone after the receipt', async () => {
    const first = newPhone()
    first.open({ path: APPLY })
    await first.untilThere('newcomer')
    await first.tap('newcomer')
    await first.untilThere('name')
    await first.fill('name', '杭州两机晴测试有限公司')
    await signInWith(first, city, number(4))
    const session = await city.logIn(number(4))
    const kept = async () => (await city.call('getDraft', { form: 'apply' }, session)).result.found?.values
    await soon('the draft', async () => (await kept())?.name === '杭州两机晴测试有限公司')
    await first.fill('contact-name', '示例人')
    await first.until('the name', () => first.value('contact-name') === '示例人')
    // Left for another app: it goes at once.
    first.reenter()
    await soon('the draft again', async () => (await kept())?.contactName === '示例人')

    const second = newPhone()
    second.open({ path: APPLY })
    await signInWith(second, city, number(4), 'name')
    await second.until('the name', () => second.value('name') === '杭州两机晴测试有限公司')
    expect(second.value('contact-name')).toBe('示例人')
    await second.fill('uscc', inventUscc(703))
    await second.fill('address', '西湖区翠苑街道试验路30号')
    await submit(second)

    const third = newPhone()
    third.open({ path: APPLY })
    await signInWith(third, city, number(4), 'find')
    await third.until('the answer', () => third.device.network.heard.some(({ path }) => path.includes('getDraft')))
    expect(await kept()).toBeUndefined()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(third.find('name')).toBeUndefined()
    expect([...first.troubles, ...second.troubles, ...third.troubles]).toEqual([])
  })

  test('the wrong person opens the link: told whose it is, and the own way stands beside it', async () => {
    const token = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: number(5) })
    const phone = newPhone()
    phone.open({ path: INVITATION, query: { i: token } })
    await phone.untilThere('other-phone')
    await phone.tap('other-phone')
    await signInWith(phone, city, number(6))
    expect(phone.text).toContain(invitationWords.otherInvited)
    expect(phone.text).not.toContain('示例联系人')
    expect(phone.text).not.toContain(number(5))
    await phone.tap('not-mine')
    await phone.untilThere('another')
    expect(phone.page).toBe('account/answer/index')
    await phone.tap('another')
    await phone.until('the ordinary way', () => phone.page === APPLY)
    expect(phone.troubles).toEqual([])
  })

  test('a card that is shared leads to the same invitation and names no person; home is shared as home', async () => {
    const token = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: number(7) })
    const phone = newPhone()
    phone.open({ path: INVITATION, query: { i: token } })
    await phone.untilSaid(firms.willow.name)
    expect(phone.share()).toMatchObject({
      title: invitationWords.shareTitle(firms.willow.name),
      path: `/${INVITATION}?i=${token}`,
    })
    await signInAsInvited(phone, city, number(7))
    expect(JSON.stringify(phone.share())).not.toContain('示例联系人')
    phone.open()
    await phone.untilThere('apply')
    expect(phone.share()).toMatchObject({ title: homeWords.title, path: '/pages/home/index' })
    // What is about a person is not handed on.
    for (const path of ['pages/mine/index', 'pages/status/index', 'cadre/queue/index', 'cadre/case/index']) {
      phone.open({ path })
      expect({ path, shared: phone.share() }).toEqual({ path, shared: undefined })
    }
  })

  test('a new version is offered, taken when agreed to, and never while something waits to be sent', async () => {
    const phone = newPhone()
    phone.open()
    await phone.untilThere('apply')
    phone.device.choices.confirm = false
    phone.device.announceUpdate?.()
    await phone.until('the offer', () => phone.device.said.includes(updateWords.content))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(phone.device.updates).toBe(0)
    phone.device.choices.confirm = true
    phone.device.announceUpdate?.()
    await phone.until('the restart', () => phone.device.updates === 1)

    const token = await city.invite(firms.brook.uscc, { name: '示例联系人', phone: number(8) })
    phone.open({ path: INVITATION, query: { i: token } })
    await signInAsInvited(phone, city, number(8))
    phone.device.network.loses = /submitApplication/
    await phone.tap('submit')
    await phone.untilSaid(unsentWords.title)
    const offers = phone.device.said.length
    phone.device.announceUpdate?.()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([phone.device.said.length, phone.device.updates]).toEqual([offers, 1])
    expect(phone.troubles).toEqual([])
  })

  test('opened without network: said in words, and everything is there once it is back', async () => {
    const phone = newPhone()
    phone.device.network.connect(false)
    phone.open()
    await phone.untilSaid(clientWords.offlineBar)
    await phone.untilThere('apply')
    await phone.untilSaid(clientWords.offlineRead)
    phone.device.network.connect(true)
    await phone.until('the bar went', () => !phone.text.includes(clientWords.offlineBar))
    await phone.until('the office came', () => !phone.text.includes(clientWords.offlineRead))
    expect(phone.troubles).toEqual([])
  })
})

describe('WeChat’s privacy authorisation', () => {
  let city: TestCity
  beforeAll(async () => {
    city = await TestCity.start()
  })
  afterAll(async () => {
    await city.stop()
  })

  test('is WeChat’s own sheet, before what concerns a person; the build asks for it and preloads the next package', () => {
    const app = JSON.parse(readFileSync(join(readDist('weapp').root, 'app.json'), 'utf8')) as Record<string, unknown>
    expect(app).toMatchObject({
      __usePrivacyCheck__: true,
      lazyCodeLoading: 'requiredComponents',
      preloadRule: {
        'pages/home/index': { network: 'all', packages: ['cadre'] },
        'pages/mine/index': { network: 'all', packages: ['cadre'] },
      },
    })
  })

  test('agreed to in the sheet, the title is picked; refused, nothing is taken and typing goes on', async () => {
    const phone = new Phone('weapp', city.url)
    try {
      phone.device.privacyAgreed = false
      phone.device.privacyAnswer = 'disagree'
      phone.device.choices.invoiceTitle = { type: '0', title: firms.willow.name, taxNumber: firms.willow.uscc }
      phone.open({ path: APPLY })
      await phone.untilThere('pick-title')
      await phone.tap('pick-title')
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(phone.value('search')).toBe('')
      await phone.fill('search', '溪上石')
      await phone.until('the typed', () => phone.value('search') === '溪上石')
      phone.device.privacyAnswer = 'agree'
      await phone.tap('pick-title')
      await phone.until('the code', () => phone.value('search') === firms.willow.uscc)
      expect(phone.device.privacyAgreed).toBe(true)
      expect(phone.troubles).toEqual([])
    } finally {
      phone.close()
    }
  })
})
