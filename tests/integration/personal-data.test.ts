/** Personal values have one home: after a whole journey no other table, no log line holds them in clear. */
import { sql } from 'kysely'
import { firms, newKey, phones, TestCity } from '../support/city'

const NAME = '欧阳示例甲'
const REMARK = '请联系示例乙经理'

describe('a person’s data', () => {
  let city: TestCity
  const written: string[] = []
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })

  beforeAll(async () => {
    city = await TestCity.start({ LOG_LEVEL: 'debug' })
    await city.appoint(phones.cadre, '翠苑街道')
    const token = await city.invite(firms.willow.uscc, { name: NAME, phone: phones.owner })
    const owner = await city.logIn(phones.owner)
    const subject = { invitation: token }
    const { id } = (
      await city.call(
        'submitApplication',
        { key: newKey(), subject, contactName: NAME, bodies: ['league'], noticeVersion: '2026-11-23' },
        owner,
      )
    ).result
    const cadre = await city.logIn(phones.cadre)
    await city.call('revealContact', { id }, cadre)
    await city.call('returnCase', { key: newKey(), id, reasons: ['other'], note: REMARK }, cadre)
    await city.call('resubmitCase', { key: newKey(), id, contactName: NAME, note: REMARK }, owner)
    await city.call('acceptCase', { key: newKey(), id }, cadre)
    await city.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: 'wrong' } })
    await city.request(`/i/${token}?phone=${phones.owner}`, { method: 'GET' }).catch(() => undefined)
  })
  afterAll(async () => {
    out.mockRestore()
    await city.stop()
  })

  test('stands in clear in no row of any table', async () => {
    const tables = await city.ground.act((call) =>
      sql<{
        name: string
      }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
        call.tx,
      ),
    )
    const holding: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await city.ground.act((call) =>
        sql<{
          text: string
        }>`select t::text as text from ${sql.table(name)} t where t::text ~ ${[phones.owner, NAME, REMARK].join('|')}`.execute(
          call.tx,
        ),
      )
      if (rows.length > 0) holding.push(name)
    }
    expect(tables.rows.length).toBeGreaterThan(15)
    expect(holding).toEqual([])
  })

  test('stands in no line of the log, and every line carries the request’s id', () => {
    const lines = written
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.length).toBeGreaterThan(10)
    const log = lines.filter((line) => !line.includes('Server listening')).join('\n')
    for (const secret of [phones.owner, phones.cadre, NAME, REMARK, '127.0.0.1', 'session'])
      expect(log).not.toContain(secret)
    for (const line of lines.filter((one) => one.includes('"request"')))
      expect(JSON.parse(line)).toHaveProperty('reqId')
  })

  test('is gone with the person’s key, and the history still folds', async () => {
    const mine = await city.logIn(phones.owner)
    const id = (await city.call('listMyCases', {}, mine)).result.cases[0]?.id ?? ''
    await city.ground.act((call) =>
      sql`update person set wrapped_key = null, forgotten_at = now() where id = (select applicant_person_id from application where id = ${id})`.execute(
        call.tx,
      ),
    )
    const cadre = await city.logIn(phones.cadre)
    const file = await city.call('getCase', { id }, cadre)
    expect(file.result.contact).toEqual({ nameMasked: '已删除', phoneMasked: '' })
    expect(file.result.timeline.map((entry) => entry.title)).toHaveLength(4)
    expect(JSON.stringify(file.result)).not.toContain(REMARK)
  })

  test('each look at a contact stands in the audit trail, with who and which', async () => {
    const { rows } = await city.ground.act((call) =>
      sql<{
        act: string
        n: number
      }>`select act, count(*)::int as n from audit_entry where person_id is not null group by act`.execute(call.tx),
    )
    const counts = new Map(rows.map((row) => [row.act, row.n]))
    expect(counts.get('revealed a contact')).toBe(1)
    expect(counts.get('submitted an application')).toBe(1)
    expect(counts.get('returned a case')).toBe(1)
    expect(counts.get('accepted a case')).toBe(1)
  })
})
