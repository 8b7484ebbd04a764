/** The check of all cases sees one moment: a case that moves while it runs is no wrong one. Needs several connections. */
import { sql } from 'kysely'
import { checkCases } from '../../cloud/casework/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'
import { soon } from '../support/soon'

test('a case that moves between the reading of its state and of its history is sound', async () => {
  const database = await freshDatabase()
  const city = await TestCity.start({ DATABASE_URL: database.url })
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    const owner = await city.logIn(phones.owner)
    const { id } = (
      await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: { name: '杭州核对测试有限公司', uscc: inventUscc(7301), address: firms.willow.address },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: (await city.call('getCity', {})).result.notice.version,
        },
        owner,
      )
    ).result
    const { kysely } = city.ground.database
    let checked: ReturnType<typeof checkCases> | undefined
    await kysely.transaction().execute(async (tx) => {
      // Nobody reads a history until this is over.
      await sql`lock table case_event in access exclusive mode`.execute(tx)
      checked = city.ground.act((call) => checkCases(call))
      await soon('the wait for the histories', async () => {
        const { rows } = await sql<{ waiting: number }>`
          select count(*)::int as waiting from pg_locks
          where not granted and relation = 'case_event'::regclass`.execute(kysely)
        return rows[0]?.waiting === 1
      })
      // As an office takes note of something: an event more, and the case one farther.
      await sql`
        insert into case_event (case_id, seq, version, from_state, kind, to_state, actor_id, device, at, payload, duty)
        select case_id, seq + 1, version, to_state, 'party-noted', to_state, actor_id, device, at, '{"party":"own"}', duty
        from case_event where case_id = ${id} order by seq desc limit 1`.execute(tx)
      await sql`update case_file set seq = seq + 1, party = 'own' where id = ${id}`.execute(tx)
    })
    expect(await checked).toEqual([])
    expect(await city.ground.act((call) => checkCases(call))).toEqual([])
  } finally {
    await city.stop()
    await database.drop()
  }
})
