/** The audit trail of a whole service: what acts and commands leave, that it is sealed, and what the command says. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openGround } from '../../cloud/compose'
import { verifyTrail } from '../../cloud/platform/audit/verify'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { firms, newKey, phones, TestCity } from '../support/city'
import { compileCli } from '../support/cli'
import { soon } from '../support/soon'

interface Row {
  function: string
  act: string
  outcome: string
  person_id: string | null
  session_id: string | null
  role: string | null
  office_id: string | null
  address: string | null
  record_id: string | null
  device: string
}

describe('a service', () => {
  let city: TestCity
  let id = ''
  const rows = (name: string) =>
    city.ground.act(
      async (call) =>
        (await sql<Row>`select * from audit_entry where function = ${name} order by id`.execute(call.tx)).rows,
    )
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    const owner = await city.logIn(phones.owner)
    const subject = { invitation: await city.invite(firms.willow.uscc) }
    const input = {
      key: newKey(),
      subject,
      contactName: '示例甲',
      bodies: ['league' as const],
      noticeVersion: '2026-11-24',
    }
    id = (await city.call('submitApplication', input, owner)).result.id
  })
  afterAll(() => city.stop())

  test('leaves who, under which grant, from where, in which session', async () => {
    const cadre = await city.logIn(phones.cadre)
    await city.call('acceptCase', { key: newKey(), id }, cadre)
    const [row] = await rows('acceptCase')
    expect(row).toMatchObject({ role: 'street-cadre', outcome: 'done', record_id: id, address: '127.0.0.1' })
    expect(row?.office_id).toMatch(/^[0-9a-f-]{36}$/)
    expect(row?.session_id).toMatch(/^[0-9a-f-]{36}$/)
    const [login] = (await rows('logIn')).filter((one) => one.person_id === row?.person_id)
    expect(login?.session_id).toBe(row?.session_id)
  })

  test('leaves what was refused, and failed tries: at a number that nobody has too, of which it does not tell', async () => {
    const neighbour = await city.logIn(phones.neighbour)
    await city.call('acceptCase', { key: newKey(), id }, neighbour)
    expect((await rows('acceptCase')).at(-1)).toMatchObject({ outcome: 'refused', record_id: id })
    await city.request('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phones.cadre, smsCode: '000000' } })
    expect((await rows('logIn')).at(-1)).toMatchObject({ outcome: 'refused', person_id: null })
    const before = (await rows('logIn')).length
    await city.request('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: '15499999999', smsCode: '000000' } })
    const after = await rows('logIn')
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)).toMatchObject({ outcome: 'refused', person_id: null, record_id: null })
  })

  test('seals it on the embedded database too, and the loop does so by itself', async () => {
    const written = () =>
      city.ground.act(
        async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(tx)).rows[0]?.n,
      )
    await soon('the seal', async () => (await verifyTrail(city.ground)).rows === (await written()))
    expect(await city.ground.sealer.seal()).toBe(0)
    const verdict = await verifyTrail(city.ground)
    expect(verdict.broken).toBeNull()
    expect(verdict.rows).toBeGreaterThan(5)
  })
})

test('`audit verify` ends well, prints an anchor, and names the first row that was touched', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'league-audit-'))
  const compiled = compileCli()
  const cli = (...args: string[]) =>
    spawnSync(process.execPath, [...compiled.entry, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'silent' },
    })
  try {
    const open = () => openGround(readConfiguration({ DATA_DIR: folder, LOG_LEVEL: 'silent' }))
    const before = await open()
    await before.act(() => Promise.resolve(), { function: 'test', act: 'wrote a row' })
    // Stopping seals what a command wrote.
    await before.stop()
    const right = cli('audit', 'verify')
    expect([right.status, right.stderr]).toEqual([0, ''])
    const anchor = /(\d+:[0-9a-f]{64})/.exec(right.stdout)?.[1] ?? ''
    const other = cli(
      'audit',
      'verify',
      '--anchor',
      anchor.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    )
    expect([other.status, other.stderr]).toEqual([1, expect.stringContaining('库外')])
    const ground = await open()
    await ground.act((call) =>
      sql
        .raw(`alter table audit_entry disable trigger all; update audit_entry set act = 'x' where id = 1`)
        .execute(call.tx),
    )
    await ground.stop()
    const wrong = cli('audit', 'verify')
    expect(wrong.status).toBe(1)
    expect(wrong.stderr).toContain('第 1 块，记录 1：记录被改动')
  } finally {
    compiled.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})
