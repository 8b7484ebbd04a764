/** Streets change while others work: whoever read the office before it ended reads again, and two changes never meet. */
import { sql } from 'kysely'
import { DivisionDesk } from '../support/divisions'
import { inventUscc, newKey, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'

describe('changes of streets under concurrency', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let city: TestCity
  let desk: DivisionDesk
  beforeAll(async () => {
    database = await freshDatabase()
    city = await TestCity.start({ DATABASE_URL: database.url })
    desk = await new DivisionDesk(city).open()
  })
  afterAll(async () => {
    await city.stop()
    await database.drop()
  })

  const left = () =>
    desk.rows(
      sql<{ what: string }>`
        select 'application' as what from application join office on office.id = office_id where ended_on is not null
        union all select 'case' from case_file join office on office.id = office_id where ended_on is not null
        union all select 'duty' from duty join office on office.id = office_id where ended_on is not null and fulfilled_at is null
        union all select 'grant' from cadre_grant join office on office.id = office_id where ended_on is not null and valid_until is null`,
    )

  test('applications and appointments that come in meanwhile lie with the street of today', async () => {
    const { version } = (await city.call('getCity', {})).result.notice
    const owners: string[] = []
    for (let i = 0; i < 24; i++) owners.push(await city.logIn(`154000009${String(i).padStart(2, '0')}`))
    await city.appoint('15400000990', '西湖区')
    const [kept, gone] = [await desk.code('翠苑街道'), await desk.code('北山街道')]
    const asked = { kind: 'merge' as const, subjects: [kept, gone], into: [{ code: kept }] }
    const submit = (owner: string, i: number) =>
      city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: {
            name: '杭州并发区划测试有限公司',
            uscc: inventUscc(900 + i),
            address: `西湖区北山街道试验路${i}号`,
          },
          contactName: '示例',
          bodies: ['league'],
          noticeVersion: version,
        },
        owner,
      )
    const replies = owners.map(submit)
    const appointed = ['15400000991', '15400000992'].map((phone) =>
      city.appoint(phone, '北山街道').catch(() => undefined),
    )
    // What comes in meanwhile makes it another plan: tried until it is the one that was seen.
    let done = await desk.change(asked)
    for (let tries = 0; tries < 30 && done.status !== 200; tries++) done = await desk.change(asked)
    expect(done.status).toBe(200)
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(owners.map(() => 200))
    await Promise.all(appointed)
    expect(await left()).toEqual([])
  })

  test('of two changes of one street at once one is done', async () => {
    const code = await desk.code('古荡街道')
    const asked = (name: string) => ({ kind: 'rename' as const, subjects: [code], into: [{ name }] })
    const plans = [(await desk.plan(asked('甲一街道'))).result.plan, (await desk.plan(asked('甲二街道'))).result.plan]
    await desk.showFactor()
    const both = await Promise.all([
      desk.send(asked('甲一街道'), plans[0] ?? ''),
      desk.send(asked('甲二街道'), plans[1] ?? ''),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})
