/** Migrations: plain SQL files, in order of their names, forward only. A file that has run is never edited: a later one mends it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_MIGRATION_TABLE, Migrator, sql, type Migration } from 'kysely'
import type { Db } from './database'

const FOLDER = join(__dirname, '..', 'migrations')

/** Names of all migrations that this version brings, in order. */
export function listMigrations(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => file.replace(/\.sql$/, ''))
}

const load = (name: string): Migration => ({
  up: async (db) => {
    await sql.raw(readFileSync(join(FOLDER, `${name}.sql`), 'utf8')).execute(db)
  },
})

/** Whether just these have run here. The migrator's own answer reads the whole catalogue first: half a second of each start. */
async function areAllThere(db: Db, names: readonly string[]): Promise<boolean> {
  const kept = await sql<{
    there: boolean
  }>`select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as there`.execute(db)
  if (kept.rows[0]?.there !== true) return false
  const ran = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db)
  return ran.rows.length === names.length && ran.rows.every(({ name }) => names.includes(name))
}

/**
 * Brings the database to this version's schema.
 * @returns the names that ran now
 * @throws the first failure; nothing of a failed run stays (PostgreSQL's DDL is transactional)
 */
export async function migrate(db: Db): Promise<string[]> {
  const names = listMigrations()
  if (await areAllThere(db, names)) return []
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(names.map((name) => [name, load(name)]))) },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}
