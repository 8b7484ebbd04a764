/**
 * Migrations go forward only: each released version's database, dumped with data in it, comes to today's schema with nothing lost.
 * (`npm run release:dump -- VERSION` writes the dump of a version when it is released.)
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Client } from 'pg'
import { openGround } from '../../cloud/compose'
import { listMisfolded } from '../../cloud/casework/actions'
import { listMigrations } from '../../cloud/platform/database/migrate'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { freshDatabase } from '../support/postgres'

const FOLDER = join(__dirname, '..', 'migrations', 'dumps')
const dumps = readdirSync(FOLDER).filter((file) => file.endsWith('.sql.gz'))

async function query<T>(url: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(statement)
    return rows as T[]
  } finally {
    await client.end()
  }
}

const COUNTS = `select (select count(*) from enterprise)::int as enterprises, (select count(*) from application)::int as applications,
  (select count(*) from case_event)::int as events, (select count(*) from personal_value)::int as values, (select count(*) from office)::int as offices`

describe('migrations', () => {
  test.each(dumps)('%s comes to today’s schema with everything in it', async (file) => {
    const database = await freshDatabase()
    try {
      await query(database.url, gunzipSync(readFileSync(join(FOLDER, file))).toString())
      const [before] = await query<Record<string, number>>(database.url, COUNTS)
      const ground = await openGround(readConfiguration({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' }))
      try {
        const [after] = await query<Record<string, number>>(database.url, COUNTS)
        expect(after).toEqual(before)
        expect(after?.applications).toBeGreaterThan(0)
        expect(await ground.act((call) => listMisfolded(call))).toEqual([])
        // Whoever was in office may set up the second factor that is asked for from now on.
        const shut = await query(
          database.url,
          `select person_id from cadre_grant where valid_until is null and person_id not in (select person_id from second_factor where enrol_until > now())`,
        )
        expect(shut).toEqual([])
        const ran = await query<{ name: string }>(database.url, 'select name from kysely_migration order by name')
        expect(ran.map((row) => row.name)).toEqual(listMigrations())
      } finally {
        await ground.stop()
      }
    } finally {
      await database.drop()
    }
  })

  test('there is a dump of a released version', () => {
    expect(dumps.length).toBeGreaterThan(0)
  })
})
