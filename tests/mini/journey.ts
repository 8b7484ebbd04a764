/** The steps of the owner's way on a phone, as small acts: the tests say what is done, not how. */
import type { TestCity } from '../support/city'
import { setDataBudgets } from './budgets'
import type { Phone } from './runtime/phone'
import type { SetData } from './runtime/host'

/** Text messages to one number are a minute apart. */
const BETWEEN_CODES = 61_000

/** Runs a step and holds what it sent to the view against the budgets. */
export async function step(phone: Phone, name: string, act: () => void | Promise<void>): Promise<void> {
  const before = phone.setDatas.length
  await act()
  const sent: readonly SetData[] = phone.setDatas.slice(before)
  const largest = Math.max(0, ...sent.map(({ bytes }) => bytes))
  if (process.env.SETDATA) console.log(`${phone.device.face} ${name}: ${sent.length} setData, largest ${largest} bytes`)
  expect({ name, within: sent.length <= setDataBudgets.callsPerStep, calls: sent.length }).toMatchObject({
    within: true,
  })
  expect({ name, within: largest <= setDataBudgets.bytes, largest }).toMatchObject({ within: true })
}

/** Asks for the code and types it; the sixth digit signs in. `to` is typed where the page asks for a number. */
async function enterCode(phone: Phone, city: TestCity, to: string): Promise<void> {
  city.clock.advance(BETWEEN_CODES)
  const before = city.codeFor(to)
  await phone.tap('send-code')
  await phone.until(`a code for ${to}`, () => city.codeFor(to) !== before)
  await phone.fill('sms-code', city.codeFor(to))
}

/** Signs in with the invited number, which the page never learns. */
export async function signInAsInvited(phone: Phone, city: TestCity, to: string): Promise<void> {
  await phone.untilThere('send-code')
  await enterCode(phone, city, to)
  await phone.untilThere('submit')
}

/** Signs in with a typed number. @param then what the page shows afterwards */
export async function signInWith(phone: Phone, city: TestCity, number: string, then = 'submit'): Promise<void> {
  await phone.untilThere('phone')
  await phone.fill('phone', number)
  await enterCode(phone, city, number)
  await phone.untilThere(then)
}

/** Shows the second factor where the gate asks for it: sets it up at the first time, then types what the app shows. */
export async function showFactorOn(phone: Phone, city: TestCity, number: string): Promise<void> {
  await phone.until('the gate', () => [phone.find('totp-code'), phone.find('factor-totp')].some(Boolean))
  if (phone.find('totp-code') === undefined) {
    // Each code opens once: the app shows the next.
    city.clock.advance(31_000)
    await phone.fill('factor-totp', city.totpFor(number))
  } else {
    city.hold(number, phone.read('secret').replace(/\s/g, ''))
    await phone.fill('totp-code', city.totpFor(number))
    await phone.untilThere('codes-saved')
    await phone.tap('codes-saved')
  }
  await phone.until('the gate went', () =>
    ['totp-code', 'codes-saved', 'factor-totp'].every((id) => phone.find(id) === undefined),
  )
}

/** Signs a cadre in at the gate of the workbench, with the second factor. */
export async function enterWorkbenchOn(phone: Phone, city: TestCity, number: string): Promise<void> {
  await phone.untilThere('phone')
  await phone.fill('phone', number)
  await enterCode(phone, city, number)
  await showFactorOn(phone, city, number)
}

/** The four fields of an application without an invitation. */
export interface Typed {
  name: string
  uscc: string
  address: string
  contactName: string
}

export async function fillApplication(phone: Phone, typed: Typed): Promise<void> {
  await phone.tap('newcomer')
  await phone.untilThere('name')
  await phone.fill('name', typed.name)
  await phone.fill('uscc', typed.uscc)
  await phone.fill('address', typed.address)
  await phone.fill('contact-name', typed.contactName)
}

/** Taps the red button and waits for the page that shows the receipt. */
export async function submit(phone: Phone): Promise<string> {
  await phone.tap('submit')
  return receipt(phone)
}

/** The number on the receipt, once it is shown. */
export async function receipt(phone: Phone): Promise<string> {
  await phone.untilThere('receipt-number')
  expect(phone.page).toBe('pages/status/index')
  return phone.read('receipt-number')
}

/** Numbers of the applications that the service has of a person. */
export async function applicationsOf(city: TestCity, number: string): Promise<string[]> {
  const session = await city.logIn(number)
  const { result } = await city.call('listMyCases', {}, session)
  return result.cases.map((one) => one.number)
}

/** How many times the service was asked to submit. */
export const submissions = (phone: Phone): number =>
  phone.device.network.heard.filter(({ path }) => path.includes('submitApplication')).length
