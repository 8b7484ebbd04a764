/** Personal values have one home: after a whole journey no other table, no log line holds them in clear. */
import { sql } from 'kysely'
import { registry } from '../../types/registry'
import { firms, newKey, phones, TestCity } from '../support/city'

const NAME = '欧阳示例甲'
const REMARK = '请联系示例乙经理'

/** Requests as broken and hostile clients send them, each carrying something secret where it does not belong. */
async function breakAll(
  city: TestCity,
  { owner, cadre, token, id }: Record<'owner' | 'cadre' | 'token' | 'id', string>,
  answered: string[],
): Promise<void> {
  const note = (reply: { status: number; body: unknown; headers: Headers }) => {
    if (reply.status >= 400) answered.push(JSON.stringify([reply.body, [...reply.headers]]))
  }
  const bodies: unknown[] = [
    '{',
    `{"session":"${owner}"`,
    { mobilePhoneNumber: `${phones.owner}x`, smsCode: city.codeFor(phones.owner) },
    { key: `${owner}!`, id: cadre, token, contactName: NAME.repeat(40), note: REMARK.repeat(200), name: owner },
    {
      key: `${owner}!`,
      id: `${id}x`,
      subject: { invitation: `${token}x` },
      contactName: NAME,
      bodies: [REMARK],
      noticeVersion: token,
    },
    {
      token: `${token}${phones.owner}`,
      query: phones.owner.repeat(20),
      form: `invitation:${token}`,
      values: { [NAME]: 1 },
    },
  ]
  const paths = [
    ...Object.keys(registry).map((name) => `/1.1/functions/${name}`),
    '/1.1/requestSmsCode',
    '/1.1/usersByMobilePhone',
    `/1.1/functions/${owner}`,
    `/1.1/classes/${phones.owner}`,
  ]
  for (const path of paths)
    for (const body of bodies)
      note(await city.request(path, { body, session: path.endsWith('e') ? `${owner}x` : owner }))
  for (const path of [`/1.1/files/${owner}`, `/1.1/upload?token=${token}`, `/${phones.owner}%`])
    note(await city.request(path, { method: 'GET', session: cadre }))
}

describe('a person’s data', () => {
  let city: TestCity
  const written: string[] = []
  /** Every error that was answered, with its headers. */
  const answered: string[] = []
  /** What must never be told: keys, codes, tokens, phones, names, remarks. */
  const secrets = new Set<string>()
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
    const { configuration } = city.ground
    for (const key of [configuration.MASTER_KEYS, configuration.INDEX_KEY, configuration.TOKEN_KEY])
      secrets.add(key.replace(/^\w+:/, ''))
    for (const one of [owner, cadre, city.codeFor(phones.owner), city.codeFor(phones.cadre), token]) secrets.add(one)
    for (const one of [phones.owner, phones.cadre, NAME, REMARK]) secrets.add(one)
    await breakAll(city, { owner, cadre, token, id }, answered)
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

  test('and no other secret stands in any line of the log or any error that was answered', () => {
    const log = written.join('')
    expect(answered.length).toBeGreaterThan(30)
    expect(secrets.size).toBeGreaterThanOrEqual(11)
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(5)
      // A code of six digits may stand in a time or an id by chance: there it has digits beside it.
      const found = /^\d{6}$/.test(secret) ? new RegExp(`(?<![\\w-])${secret}(?![\\w-])`) : secret
      for (const place of [log, answered.join('\n')])
        if (typeof found === 'string') expect(place).not.toContain(found)
        else expect(place).not.toMatch(found)
    }
    expect(answered.join('\n')).not.toMatch(/node_modules|\.ts:\d|select |postgres/i)
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
      }>`select act, count(*)::int as n from audit_entry where person_id is not null and outcome = 'done' group by act`.execute(
        call.tx,
      ),
    )
    const counts = new Map(rows.map((row) => [row.act, row.n]))
    expect(counts.get('revealed a contact')).toBe(1)
    expect(counts.get('submitted an application')).toBe(1)
    expect(counts.get('returned a case')).toBe(1)
    expect(counts.get('accepted a case')).toBe(1)
  })
})
