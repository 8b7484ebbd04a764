/** What a backup says of itself, and the refusals of backup and restore. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { version } from '../../package.json'

/** The inner form of a backup; raised when an older program could not read a newer backup. */
export const BACKUP_FORMAT = 1

const manifestSchema = z.object({
  product: z.literal('one-tap-league'),
  format: z.literal(BACKUP_FORMAT),
  /** Of the program that made it. */
  version: z.string(),
  commit: z.nullable(z.string()),
  at: z.string(),
  database: z.enum(['postgres', 'embedded']),
  /** PostgreSQL's, as `show server_version` says it. */
  server: z.string(),
  /** Names of the migrations that had run. */
  migrations: z.array(z.string()),
  /** Rows of every table. */
  rows: z.record(z.string(), z.number()),
  files: z.number(),
})
export type BackupManifest = z.output<typeof manifestSchema>

/** Undefined where it is no manifest that this program reads. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The program's own version; the commit where it runs from an archive. */
export function describeProgram(): { version: string; commit: string | null } {
  const file = join(__dirname, '..', '..', '..', 'MANIFEST.json')
  if (!existsSync(file)) return { version, commit: null }
  const { commit } = JSON.parse(readFileSync(file, 'utf8')) as { commit?: unknown }
  return { version, commit: typeof commit === 'string' ? commit : null }
}

export const sumOf = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((sum, count) => sum + count, 0)
