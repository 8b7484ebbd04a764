/** A case that was given to an office with which its own is merged lies there by its place from then on: vacancies come and go as with any other. */
import { sql } from 'kysely'
import { listMisfolded } from '../../cloud/casework/actions'
import { settleVacancies } from '../../cloud/casework/staffing'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { DivisionDesk } from '../support/divisions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'

const HERE = '15400000631'
const THERE = '15400000632'

test('given to the street that takes its own in, or the other way round, a case is that street’s own', async () => {
  const city = await TestCity.start()
  try {
    const desk = await new DivisionDesk(city).open()
    await city.appoint(HERE, '翠苑街道')
    await city.appoint(THERE, '北山街道')
    await city.appoint(phones.district, '西湖区')
    const owner = await city.logIn(phones.owner)
    const district = await city.logIn(phones.district)
    const officeId = (division: string) =>
      city.ground.act(async (call) => (await findOfficesByName(call, division))[0]?.id ?? '')
    const offices = { here: await officeId('翠苑街道'), there: await officeId('北山街道') }
    let serial = 8400
    const given = async (street: string, to: string) => {
      serial++
      const { result } = await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: {
            name: `杭州第${serial}号合并测试有限公司`,
            uscc: inventUscc(serial),
            address: `西湖区${street}试验路1号`,
          },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: (await city.call('getCity', {})).result.notice.version,
        },
        owner,
      )
      const assign = { key: newKey(), id: result.id, office: to, reason: 'share-out' as const }
      expect((await city.call('assignCase', assign, district)).status).toBe(200)
      return result.id
    }
    const lies = async (id: string) => {
      const [row] = await desk.rows(
        sql<{ owner: string; cause: string; own: boolean }>`
          select owner.name as owner, file.cause, file.office_id = file.owner_id as own
          from case_file file join office owner on owner.id = file.owner_id where file.id = ${id}::uuid`,
      )
      return row
    }
    const [forth, back] = [await given('北山街道', offices.here), await given('翠苑街道', offices.there)]
    for (const id of [forth, back]) expect(await lies(id)).toMatchObject({ cause: 'assigned', own: false })

    const [kept, gone] = [await desk.code('翠苑街道'), await desk.code('北山街道')]
    await desk.done({ kind: 'merge', subjects: [kept, gone], into: [{ code: kept }] })
    const own = { owner: '翠苑街道团工委', cause: 'responsible', own: true }
    for (const id of [forth, back]) expect(await lies(id)).toEqual(own)

    const settle = () => city.ground.act((call) => settleVacancies(call))
    const end = sql`update cadre_grant set valid_until = ${city.clock.now()} where office_id = ${offices.here}`
    await end.execute(city.ground.database.kysely)
    city.clock.advance(1000)
    await settle()
    for (const id of [forth, back])
      expect(await lies(id)).toMatchObject({ owner: '共青团西湖区委员会', cause: 'vacancy' })
    await city.appoint(HERE, '翠苑街道')
    await settle()
    for (const id of [forth, back]) expect(await lies(id)).toEqual(own)
    expect(await city.ground.act((call) => listMisfolded(call))).toEqual([])
  } finally {
    await city.stop()
  }
})
