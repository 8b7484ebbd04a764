/** Each kind of address arrives in the right queue, seen in a real Chromium by whoever is to take it. */
import type { Browser } from 'playwright-core'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { buildGazetteer } from '../../cloud/divisions/gazetteer'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser } from '../support/browser'
import { firms, inventUscc, newKey, TestCity } from '../support/city'
import { enterWorkbench } from '../support/workbench'

const gazetteer = buildGazetteer('3301')
const bare = (name: string) => name.replace(/(社区|村)$/, '')
const alone = gazetteer.communities.filter(
  ({ name }) =>
    /^.{3}社区$/.test(name) && gazetteer.communities.filter((one) => bare(one.name) === bare(name)).length === 1,
)
const village = alone.find(({ street }) => street === '古荡街道')!

const CASES: readonly { kind: string; address: string; office: string }[] = [
  { kind: '写明街道', address: '杭州市西湖区翠苑街道试验路5号', office: '翠苑街道' },
  { kind: '旧镇名', address: '富阳市受降镇某路12号', office: '银湖街道' },
  { kind: '街道错字', address: '余杭区无常街道某路3号', office: '五常街道' },
  { kind: '只写社区', address: `西湖区${village.name}3幢`, office: village.street },
  {
    kind: '同路门牌',
    address: firms.willow.address.replace('翠苑街道', '').replace('3幢501室', '2楼'),
    office: '翠苑街道',
  },
  { kind: '只写区', address: '杭州市西湖区', office: '西湖区' },
  { kind: '看不出', address: '某某大厦7楼', office: '杭州市' },
  { kind: '外文', address: '1600 Example Parkway, Mountain View', office: '杭州市' },
  { kind: '乱写', address: '哈哈哈 8888 %%', office: '杭州市' },
]

describe('applications by the kind of their address', () => {
  let city: TestCity
  let browser: Browser
  const names = new Map(CASES.map(({ kind }, at) => [kind, `杭州云来${'甲乙丙丁戊己庚辛壬'[at]!}号测试科技有限公司`]))

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    const notice = (await city.call('getCity', {})).result.notice.version
    for (const [at, { kind, address }] of CASES.entries()) {
      const owner = await city.logIn(`154000006${String(at).padStart(2, '0')}`)
      const subject = { name: names.get(kind)!, uscc: inventUscc(600 + at), address }
      const input = {
        key: newKey(),
        subject,
        contactName: '示例联系人',
        bodies: ['league' as const],
        noticeVersion: notice,
      }
      const { status } = await city.call('submitApplication', input, owner)
      expect(status).toBe(200)
    }
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  const offices = [...new Set(CASES.map(({ office }) => office))]
  test.each(offices.map((office, serial) => [office, serial] as const))('arrive with %s', async (office, serial) => {
    const cadre = `154000007${String(serial).padStart(2, '0')}`
    await city.appoint(cadre, office)
    const { context, page } = await newPhone(browser)
    // Only what lies with this very office: a district's list would hold its streets' as well.
    const [at] = await city.ground.act((call) => findOfficesByName(call, office))
    await page.goto(`${city.url}/#/cadre/queue/index?queue=all&place=${at!.id}&exact=1`)
    await enterWorkbench(page, city, cadre)
    const own = CASES.filter((one) => one.office === office)
    for (const { kind } of own) await page.getByText(names.get(kind)!).first().waitFor()
    for (const { kind } of CASES.filter((one) => one.office !== office))
      expect(await page.getByText(names.get(kind)!).count()).toBe(0)
    await context.close()
  })
})
