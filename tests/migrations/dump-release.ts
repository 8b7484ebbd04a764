/**
 * Writes the dump of a version when it is released: `npm run release:dump -- 0.1.0`. Needs PostgreSQL and pg_dump. The later
 * versions' tests restore it and migrate.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { firms, newKey, phones, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'
import { start, stop } from '../support/postgres-server'

/** One case through all its states, so that every table has a row. */
async function live(url: string): Promise<void> {
  const city = await TestCity.start({ DATABASE_URL: url })
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    const token = await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })
    const owner = await city.logIn(phones.owner)
    const { id } = (
      await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: { invitation: token },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: '2026-11-23',
        },
        owner,
      )
    ).result
    const cadre = await city.logIn(phones.cadre)
    await city.call('returnCase', { key: newKey(), id, reasons: ['contact'], note: '示例说明' }, cadre)
    await city.call('resubmitCase', { key: newKey(), id, contactName: '示例联系人', note: '示例补充' }, owner)
    await city.call('acceptCase', { key: newKey(), id }, cadre)
  } finally {
    await city.stop()
  }
}

async function main(): Promise<void> {
  const version = process.argv[2]
  if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error('usage: dump-release VERSION')
  await start()
  const database = await freshDatabase()
  try {
    await live(database.url)
    const client = new Client({ connectionString: database.url })
    await client.connect()
    // The country's divisions are the same in every version and would only make the dump large: the home province's stay.
    await client.query(`delete from division where code not like '33%'`)
    await client.end()
    const options = ['--no-owner', '--no-privileges', '--inserts', '--rows-per-insert=500', database.url]
    const sql = execFileSync('pg_dump', options, { maxBuffer: 1e9 }).toString()
    // Newer minor versions write commands of psql's own, which a driver does not know.
    const plain = sql
      .split('\n')
      .filter((line) => !line.startsWith('\\'))
      .join('\n')
    writeFileSync(join(__dirname, 'dumps', `${version}.sql.gz`), gzipSync(plain, { level: 9 }))
  } finally {
    await database.drop()
    stop()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
