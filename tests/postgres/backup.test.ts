/** Backup and restore with a real PostgreSQL: one instant, into an empty database, checked. And what `doctor` says of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { makeBackup } from '../../cloud/commands/backup-make'
import { restoreBackup } from '../../cloud/commands/backup-restore'
import { examine } from '../../cloud/commands/doctor'
import { openGround } from '../../cloud/compose'
import { verifyTrail } from '../../cloud/platform/audit/verify'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { putRecords } from '../../cloud/pool/actions'
import { firms, inventUscc } from '../support/city'
import { freshDatabase } from '../support/postgres'

const folder = mkdtempSync(join(tmpdir(), 'league-backup-'))
const databases: { url: string; drop: () => Promise<void> }[] = []
const fresh = async (locale?: 'C.UTF-8' | 'C') => {
  const database = await freshDatabase(locale)
  databases.push(database)
  return database.url
}
const settings = (url: string, dataDir = 'data') =>
  readConfiguration({ LOG_LEVEL: 'silent', DATABASE_URL: url, DATA_DIR: join(folder, dataDir) })
let city = ''

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

/** Level of each check, the worst where one is there several times. */
async function levels(url: string, more: Record<string, string> = {}): Promise<Record<string, string>> {
  const findings = await examine({ DATABASE_URL: url, DATA_DIR: join(folder, 'data'), ...more })
  const worst: Record<string, string> = {}
  for (const { check, level } of findings) if (worst[check] !== 'bad') worst[check] = level
  return worst
}

beforeAll(async () => {
  city = await fresh()
  const ground = await openGround(settings(city))
  try {
    await ground.act((call) => putRecords(call, Object.values(firms), 'test'), { function: 'test', act: 'put records' })
  } finally {
    await ground.stop()
  }
})
afterAll(async () => {
  for (const { drop } of databases) await drop()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup made while the service writes is of one instant, and comes back whole', async () => {
  const file = join(folder, 'city.backup')
  const ground = await openGround(settings(city))
  try {
    const [manifest] = await Promise.all([
      makeBackup(settings(city), file),
      ground.act((call) =>
        putRecords(
          call,
          Array.from({ length: 300 }, (_, i) => ({
            ...firms.willow,
            name: `杭州测试第${i}有限公司`,
            uscc: inventUscc(500 + i),
          })),
          'test',
        ),
      ),
    ])
    expect([3, 303]).toContain(manifest.rows.enterprise)
    const target = await fresh()
    const { sealProblems } = await restoreBackup(settings(target, 'restored'), file)
    expect(sealProblems).toEqual([])
    expect(await query(target, 'select count(*)::int as n from enterprise')).toEqual([{ n: manifest.rows.enterprise }])
    // The restored database serves: the next start finds nothing to bring up to date.
    const restored = await openGround(settings(target, 'restored'))
    await restored.act(() => Promise.resolve(), { function: 'test', act: 'after the restore' })
    await restored.sealer.seal()
    expect(await verifyTrail(restored)).toMatchObject({ broken: null, rows: 2 })
    await restored.stop()
    await expect(restoreBackup(settings(target, 'again'), file)).rejects.toThrow(/不是空的/)
    await expect(restoreBackup(settings(await fresh('C'), 'blind'), file)).rejects.toThrow(/不认识中文/)
  } finally {
    await ground.stop()
  }
})

test('a backup of a newer version is refused', async () => {
  const newer = await fresh()
  await (await openGround(settings(newer))).stop()
  await query(newer, `insert into kysely_migration values ('9999_from_the_future', 'now')`)
  const file = join(folder, 'newer.backup')
  await makeBackup(settings(newer), file)
  await expect(restoreBackup(settings(await fresh(), 'from-newer'), file)).rejects.toThrow(/9999_from_the_future/)
  // Why the way back over a change of the database is the backup: this version does not start on it.
  await expect(openGround(settings(newer))).rejects.toThrow(/9999_from_the_future/)
})

describe('doctor', () => {
  test('finds a city’s database in order, and changes nothing in an empty one', async () => {
    expect(await levels(city)).toMatchObject({
      database: 'good',
      databaseVersion: 'good',
      locale: 'good',
      rights: 'good',
      migrations: 'good',
      clock: 'good',
      timeZone: 'good',
      seal: 'good',
    })
    const empty = await fresh()
    expect(await levels(empty)).toMatchObject({ database: 'good', migrations: 'good', seal: 'good' })
    expect(await query(empty, `select count(*)::int as n from pg_tables where schemaname = 'public'`)).toEqual([
      { n: 0 },
    ])
  })

  test('finds a database that is blind to Chinese, newer, behind, of other keys, or not there', async () => {
    expect((await levels(await fresh('C'))).locale).toBe('bad')
    const other = await fresh()
    await (await openGround(settings(other))).stop()
    const [{ name } = { name: '' }] = (await query(
      other,
      'select name from kysely_migration order by name desc limit 1',
    )) as { name: string }[]
    await query(other, `delete from kysely_migration where name = '${name}'`)
    expect((await levels(other)).migrations).toBe('warn')
    await query(other, `insert into kysely_migration values ('${name}', 'now'), ('9999_from_the_future', 'now')`)
    expect((await levels(other)).migrations).toBe('bad')
    const key = Buffer.alloc(32, 9).toString('base64')
    expect((await levels(city, { INDEX_KEY: key })).seal).toBe('bad')
    // Asked with wrong keys, the city's own are still the right ones.
    expect((await levels(city)).seal).toBe('good')
    const gone = new URL(city)
    gone.pathname = '/no_such_database'
    gone.password = 'a-password-that-must-not-be-said'
    const findings = await examine({ DATABASE_URL: gone.toString(), DATA_DIR: folder })
    expect(findings.find(({ check }) => check === 'database')?.level).toBe('bad')
    expect(JSON.stringify(findings)).not.toContain('must-not-be-said')
  })
})
