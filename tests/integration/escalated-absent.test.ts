/** Late is told where somebody is: an office whose people are all away is passed over. */
import { strikeClocks } from '../../cloud/casework/clock'
import { listMisfolded } from '../../cloud/casework/actions'
import { localDate } from '../../cloud/platform/calendar/calendar'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000
const CITY = '15400000007'

test('while everybody of the district is away the city is told; once somebody is back, the district again', async () => {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(CITY, '杭州市')
    const owner = await city.logIn(phones.owner)
    let street = await city.logIn(phones.cadre)
    const district = await city.logIn(phones.district)
    let serial = 8500
    const accepted = async () => {
      serial++
      const { result } = await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: {
            name: `杭州第${serial}号超期测试有限公司`,
            uscc: inventUscc(serial),
            address: firms.willow.address,
          },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: (await city.call('getCity', {})).result.notice.version,
        },
        owner,
      )
      await city.call('acceptCase', { key: newKey(), id: result.id }, street)
      return result.id
    }
    const day = (ahead: number) => localDate(new Date(city.clock.now().getTime() + ahead * DAY))
    const { grants } = (await city.call('listAbsences', {}, district)).result
    const away = { key: newKey(), id: grants[0]?.id ?? '', begins: day(1), ends: day(20) }
    expect((await city.call('recordAbsence', away, district)).status).toBe(200)
    const first = await accepted()
    // Due on Monday; on Tuesday somebody above is told.
    const pass = async (days: number) => {
      city.clock.advance(days * DAY)
      street = await city.logIn(phones.cadre)
      await city.ground.act(strikeClocks)
    }
    const told = async (id: string) => (await city.call('getCase', { id }, street)).result.escalatedTo
    await pass(8)
    expect(await told(first)).toBe('共青团杭州市委员会')
    await pass(14)
    const second = await accepted()
    await pass(9)
    expect(await told(second)).toBe('共青团西湖区委员会')
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  } finally {
    await city.stop()
  }
})
