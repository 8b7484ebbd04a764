/** How the pages of people look to a machine that can measure it: appointments, the trail, complaints, ways in, the second factor. */
import type { Browser, Page } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { newPhone, openBrowser, PHONE } from '../support/browser'
import { firms, newKey, phones, TestCity } from '../support/city'
import { isTrouble, look, modes, type Mode } from '../support/looks'
import { enterWorkbench, logInTyped } from '../support/workbench'

const auditor = '15400000007'
const TABLE = [
  '姓名,手机号,区划,职务',
  '示例甲,15400000381,翠苑街道,',
  '示例乙,15400000382,转塘街道,街道干部',
  '示例丙,15400000383,云西街道,',
].join('\n')

describe('looks of people’s pages', () => {
  let city: TestCity
  let browser: Browser
  let complaint = ''
  const at = (path: string) => `${city.url}/#/${path}`

  beforeAll(async () => {
    const h5 = findH5()
    if (h5 === null) throw new Error('build the app first: npm run build:h5')
    city = await TestCity.start({}, h5)
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(auditor, '杭州市', 'auditor')
    const owner = await city.logIn(phones.owner)
    const subject = { invitation: await city.invite(firms.willow.uscc) }
    const noticeVersion = (await city.call('getCity', {})).result.notice.version
    const application = await city.call(
      'submitApplication',
      { key: newKey(), subject, contactName: '示例联系人', bodies: ['league'], noticeVersion },
      owner,
    )
    const filed = await city.call(
      'fileComplaint',
      {
        key: newKey(),
        kind: 'complaint',
        text: '三次联系街道都没有人接电话',
        from: 'status',
        about: application.result.id,
      },
      owner,
    )
    complaint = filed.result.id
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await city.stop()
  })

  /** A phone in a mode, with everything that is wrong heard. */
  const inMode = async (mode: Mode, work: (page: Page) => Promise<void>) => {
    const { context, page, errors } = await newPhone(browser, PHONE)
    page.on('console', (said) => {
      if (said.type() === 'error' || said.type() === 'warning') errors.push(said.text())
    })
    try {
      await page.goto(at(''))
      if (mode === 'elder') await page.locator('#elder:visible').click()
      await work(page)
      expect(errors.filter(isTrouble)).toEqual([])
    } finally {
      await context.close()
    }
  }

  test.each(modes)('appointments, complaints and the factor, %s', (mode) =>
    inMode(mode, async (page) => {
      await page.goto(at('cadre/staff/index'))
      await enterWorkbench(page, city, phones.district)
      await page.locator('.staff-row:visible').first().waitFor()
      await look(page, mode, 'staff')
      await page.locator('#appoint:visible').click()
      await page.locator('#appoint-confirm:visible').waitFor()
      await look(page, mode, 'staff-appoint')
      await page.locator('#staff-cancel:visible').click()
      await page.locator('#appoint-table:visible').click()
      await look(page, mode, 'staff-table')
      const chooser = page.waitForEvent('filechooser')
      await page.locator('#choose-table:visible').click()
      const file = { name: 'cadres.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }
      await (await chooser).setFiles(file)
      await page.getByText('有 1 行不对').waitFor()
      await look(page, mode, 'staff-table-wrong')
      const again = page.waitForEvent('filechooser')
      await page.locator('#choose-table:visible').click()
      const right = Buffer.from(TABLE.replace('云西街道', '翠苑街道'))
      await (await again).setFiles({ ...file, buffer: right })
      await page.locator('#table-confirm:visible').waitFor()
      await look(page, mode, 'staff-table-right')
      await page.locator('#staff-cancel:visible').click()
      await page.locator('[id^="end-"]:visible').first().click()
      await page.locator('#to-office:visible').waitFor()
      await look(page, mode, 'staff-end')
      await page.goto(at('cadre/complaints/index'))
      await page
        .getByText(/TS\d{8}/)
        .first()
        .waitFor()
      await look(page, mode, 'complaints')
      await page.goto(at(`cadre/complaint/index?id=${complaint}`))
      await page.getByText('三次联系街道').first().waitFor()
      await look(page, mode, 'complaint-cadre')
      await page.goto(at('cadre/factor/index'))
      await page.locator('#change-totp:visible').waitFor()
      await look(page, mode, 'factor')
    }),
  )

  test('an owner’s account and complaints, and the auditor’s trail, in elder mode', async () => {
    await inMode('elder', async (page) => {
      await page.goto(at('account/security/index'))
      await logInTyped(page, city, phones.owner)
      await page.locator('.security-row:visible').first().waitFor()
      await look(page, 'elder', 'security')
      await page.goto(at('account/complain/index?from=mine'))
      await page.locator('#complain-text:visible').waitFor()
      await look(page, 'elder', 'complain')
      await page.goto(at(`account/complaint/index?id=${complaint}`))
      await page.locator('#complaint-state:visible').waitFor()
      await look(page, 'elder', 'complaint')
    })
    await inMode('elder', async (page) => {
      await page.goto(at('cadre/audit/index'))
      await logInTyped(page, city, auditor)
      await page.locator('#totp-code:visible').waitFor()
      await look(page, 'elder', 'factor-set-up')
    })
    await inMode('elder', async (page) => {
      await page.goto(at('cadre/audit/index'))
      await enterWorkbench(page, city, auditor)
      await page.locator('#audit-export:visible').waitFor()
      await look(page, 'elder', 'audit')
    })
  })
})
