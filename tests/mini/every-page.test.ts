/** Every page of both mini faces: opens without trouble, follows the elder mode, and says to a screen reader what each button does. */
import { firms, TestCity } from '../support/city'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'
import { textOf } from './runtime/tree'

const classOf = (attributes: Record<string, unknown>) => {
  const classes = attributes.class
  return typeof classes === 'string' ? classes.split(' ') : []
}

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let phone: Phone
  let token = ''
  beforeAll(async () => {
    city = await TestCity.start()
    token = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: '15400000131' })
    phone = new Phone(face, city.url)
  })
  afterAll(async () => {
    phone.close()
    await city.stop()
  })

  test('each page, in either mode', async () => {
    expect(phone.pages.length).toBeGreaterThanOrEqual(8)
    for (const mode of ['normal', 'elder'] as const) {
      if (mode === 'elder') {
        phone.open()
        await phone.untilThere('elder')
        await phone.tap('elder')
        await phone.until('larger type', () => phone.elements.some((one) => classOf(one.attributes).includes('elder')))
      }
      for (const path of phone.pages) {
        phone.open({ path, query: path.includes('invitation') ? { i: token } : {} })
        await phone.until('something said', () => phone.text.length > 20)
        const isElder = phone.elements.some((one) => classOf(one.attributes).includes('elder'))
        const unnamed = phone.elements
          .filter(({ tag }) => tag === 'button')
          .filter((one) => textOf(one).trim() === '' && !one.attributes['aria-label'])
        expect({ path, mode, isElder, unnamed: unnamed.length, troubles: phone.troubles }).toEqual({
          path,
          mode,
          isElder: mode === 'elder',
          unnamed: 0,
          troubles: [],
        })
      }
    }
  })
})
