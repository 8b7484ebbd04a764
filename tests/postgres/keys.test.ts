/** Backup, restore and rotation of keys, rehearsed in one go on a real PostgreSQL; and deletion beside a submission. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { makeBackup } from '../../cloud/commands/backup-make'
import { restoreBackup } from '../../cloud/commands/backup-restore'
import { sayKeys } from '../../cloud/commands/keys'
import { openGround, StartRefused, type Ground } from '../../cloud/compose'
import {
  countKeys,
  findPersonalValue,
  findPersonByPhone,
  getPersonByPhone,
  putPersonalValue,
  rotateKeys,
} from '../../cloud/people/actions'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { firms, newKey, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'

const folder = mkdtempSync(join(tmpdir(), 'league-keys-'))
const databases: { url: string; drop: () => Promise<void> }[] = []
const fresh = async () => {
  const database = await freshDatabase()
  databases.push(database)
  return database.url
}
const key = (letter: string) => `${letter}:${Buffer.from(letter.repeat(32)).toString('base64')}`
const settings = (url: string, masterKeys: string, more: Record<string, string> = {}) =>
  readConfiguration({
    LOG_LEVEL: 'silent',
    DATABASE_URL: url,
    DATA_DIR: join(folder, 'data'),
    MASTER_KEYS: masterKeys,
    ...more,
  })
const phoneOf = (n: number) => `1540${String(n).padStart(7, '0')}`

async function within<T>(configuration: ReturnType<typeof settings>, work: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await openGround(configuration)
  try {
    return await work(ground)
  } finally {
    await ground.stop()
  }
}

afterAll(async () => {
  for (const { drop } of databases) await drop()
  rmSync(folder, { recursive: true, force: true })
})

test('backup, restore elsewhere, rotate, take the old key away: every value opens; a wrong key is refused clearly', async () => {
  const people = 1203
  const city = await fresh()
  const file = join(folder, 'city.backup')
  await within(settings(city, key('a')), async (ground) => {
    await ground.act(async (call) => {
      for (let n = 0; n < people; n++) {
        const { personId } = await getPersonByPhone(call, phoneOf(n))
        await putPersonalValue(call, personId, 'name', `示例${n}`)
      }
    })
  })
  await makeBackup(settings(city, key('a')), file)

  const elsewhere = await fresh()
  const { sealProblems } = await restoreBackup(
    settings(elsewhere, key('a'), { DATA_DIR: join(folder, 'restored') }),
    file,
  )
  expect(sealProblems).toEqual([])

  // A new key in front, another suite: what is there opens, and what is written is of the new kind.
  const both = settings(elsewhere, `${key('b')},${key('a')}`, { CIPHER_SUITE: 'aes' })
  await within(both, async (ground) => {
    const before = await countKeys(ground)
    expect(before).toMatchObject({ older: { persons: people, values: people * 2 }, foreign: 0, isPrintCurrent: false })
    expect(sayKeys(before).join()).toContain('仍用旧主密钥')
    await rotateKeys(ground)
    // Again, and after a stop midway, it finds nothing more to do.
    expect(await rotateKeys(ground)).toEqual({ persons: 0, values: 0 })
    expect(sayKeys(await countKeys(ground)).join()).toContain('可以从 MASTER_KEYS 里撤下旧密钥')
  })

  await within(settings(elsewhere, key('b'), { CIPHER_SUITE: 'aes' }), async (ground) => {
    await ground.act(async (call) => {
      for (const n of [0, 1, 600, people - 1]) {
        const personId = (await findPersonByPhone(call, phoneOf(n))) ?? ''
        expect(await findPersonalValue(call, personId, 'name')).toBe(`示例${n}`)
        expect(await findPersonalValue(call, personId, 'phone')).toBe(phoneOf(n))
      }
    })
  })
  // The old database and the old backup still need the old key, and say so instead of opening.
  for (const wrong of [settings(elsewhere, key('a')), settings(city, key('b'))])
    await expect(openGround(wrong)).rejects.toThrow(/MASTER_KEYS lacks the key/)
  await expect(openGround(settings(elsewhere, key('c')))).rejects.toBeInstanceOf(StartRefused)
})

test('a rotation that died midway is taken up where it stopped', async () => {
  const url = await fresh()
  await within(settings(url, key('a')), (ground) =>
    ground.act(async (call) => {
      for (let n = 0; n < 20; n++) await getPersonByPhone(call, phoneOf(n))
    }),
  )
  await within(settings(url, `${key('b')},${key('a')}`), async (ground) => {
    // As if it had died after some: only a part is of the new key, and the start still asks for both.
    await ground.act(async (call) => {
      const { rows } = await sql<{
        id: string
        wrapped_key: Buffer
      }>`select id, wrapped_key from person limit 7`.execute(call.tx)
      for (const row of rows)
        await sql`update person set wrapped_key = ${call.tools.ciphers.rewrap(row.wrapped_key)} where id = ${row.id}`.execute(
          call.tx,
        )
    })
    expect((await countKeys(ground)).current.persons).toBe(7)
    expect(await rotateKeys(ground)).toMatchObject({ persons: 13 })
  })
})

test('who deletes the account while submitting is never left with a case that nobody can be called for', async () => {
  const city = await TestCity.start({ DATABASE_URL: await fresh() })
  try {
    for (let round = 0; round < 6; round++) {
      const session = await city.logIn(phoneOf(100 + round))
      const subject = { name: firms.willow.name, uscc: firms.willow.uscc, address: firms.willow.address }
      await Promise.all([
        city.call(
          'submitApplication',
          { key: newKey(), subject, contactName: '示例甲', bodies: ['league'], noticeVersion: '2026-11-23' },
          session,
        ),
        city.call('deleteMyData', { key: newKey() }, session),
      ])
    }
    const left = await city.ground.act((call) =>
      sql`select 1 from application join person on person.id = applicant_person_id
        where closed_at is null and forgotten_at is not null`.execute(call.tx),
    )
    expect(left.rows).toEqual([])
  } finally {
    await city.stop()
  }
})
