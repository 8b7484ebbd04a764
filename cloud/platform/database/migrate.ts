/** Migrations: plain SQL files, in order of their names, forward only. A file that has run is never edited: a later one mends it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Migrator, sql, type Migration } from 'kysely'
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

/**
 * Brings the database to this version's schema.
 * @returns the names that ran now
 * @throws the first failure; nothing of a failed run stays (PostgreSQL's DDL is transactional)
 */
export async function migrate(db: Db): Promise<string[]> {
  const names = listMigrations()
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(names.map((name) => [name, load(name)]))) },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}
