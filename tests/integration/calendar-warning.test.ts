/** From December on whoever administers the city reads that next year's holidays are missing; nobody else does. */
import { phones, TestCity } from '../support/city'

const DAY = 86_400_000
const people = [
  ['15400000701', '杭州市', 'city-cadre', '2027'],
  ['15400000702', '杭州市', 'city-administrator', '2027'],
  ['15400000703', '杭州市', 'auditor', null],
  [phones.district, '西湖区', 'district-cadre', null],
  [phones.cadre, '翠苑街道', 'street-cadre', null],
] as const

test('a missing calendar is told from December, to those whose it is', async () => {
  const city = await TestCity.start()
  try {
    for (const [phone, division, role] of people) await city.appoint(phone, division, role)
    const told = async () => {
      const all: (string | null)[] = []
      for (const [phone] of people)
        all.push((await city.call('getMe', {}, await city.logIn(phone))).result.calendarMissing)
      return all
    }
    expect(await told()).toEqual(people.map(() => null))
    city.clock.advance(9 * DAY)
    expect(await told()).toEqual(people.map(([, , , year]) => year))
  } finally {
    await city.stop()
  }
})
