/** A cadre at the gate of the workbench, in a browser. */
import type { Page } from 'playwright-core'
import type { TestCity } from './city'
import { soon } from './soon'

/** Shows the second factor where the page asks for it: sets it up at the first time, then types what the app shows. */
export async function showFactor(page: Page, city: TestCity, phone: string): Promise<void> {
  const first = page.locator('#totp-code:visible')
  const later = page.locator('#factor-totp:visible')
  await first.or(later).waitFor()
  if ((await first.count()) > 0) {
    const secret = (await page.locator('#secret:visible').textContent()) ?? ''
    city.hold(phone, secret.replace(/\s/g, ''))
    await first.fill(city.totpFor(phone))
    await page.locator('#codes-saved:visible').click()
  } else {
    // Each code opens once: the app shows the next.
    city.clock.advance(31_000)
    await later.fill(city.totpFor(phone))
  }
  await page.locator('#codes-saved:visible, #factor-totp:visible').first().waitFor({ state: 'detached' })
}

/** Signs in with a typed number and shows the factor. */
export async function enterWorkbench(page: Page, city: TestCity, phone: string): Promise<void> {
  await logInTyped(page, city, phone)
  await showFactor(page, city, phone)
}

/** Signs in with a typed number, as far as the gate. */
export async function logInTyped(page: Page, city: TestCity, phone: string): Promise<void> {
  city.clock.advance(61_000)
  const messages = () => city.running.inbox?.list(phone).length ?? 0
  const before = messages()
  await page.locator('#phone:visible').fill(phone)
  await page.locator('#send-code:visible').click()
  await soon('the code', () => messages() > before)
  await page.locator('#sms-code:visible').fill(city.codeFor(phone))
}
