/** What `doctor` asks of the database. Everything runs in transactions that are rolled back: it changes nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { auditCommandWords as auditWords, sayBreak } from '../../types/words/audit-command'
import { doctorWords as words } from '../../types/words/doctor'
import { findVerdict } from '../platform/audit/nightly'
import { readProtection } from '../platform/audit/protect'
import type { Configuration } from '../platform/configuration/settings'
import { knowsChinese, openDatabase, sqlState, type Database, type Tx } from '../platform/database/database'
import { FolderInUseError } from '../platform/database/embedded/lock'
import { listMigrations } from '../platform/database/migrate'
import { findFact } from '../platform/facts'
import { compareSeal } from '../platform/seal'
import { createTokens } from '../platform/tokens'
import { bad, DOCTOR_LIMITS as LIMITS, good, warn, type Finding } from './doctor-check'
import { ciphersOf } from './doctor-settings'

class RolledBack extends Error {}

/** Runs `work` in a transaction of which nothing stays. */
export async function peek<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  try {
    await database.transact(async (tx) => {
      result = { value: await work(tx) }
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
  if (result === undefined) throw new Error('the transaction gave nothing')
  return result.value
}

/** Names of the migrations that a database has run; null where it has never been used. */
export async function listRan(tx: Tx): Promise<string[] | null> {
  const { rows: known } = await sql<{
    there: boolean
  }>`select to_regclass('kysely_migration') is not null as there`.execute(tx)
  if (!known[0]?.there) return null
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(tx)
  return rows.map(({ name }) => name)
}

/** What keeps these keys and settings from the database; null where it is empty. Writes nothing. */
export async function findSealProblems(tx: Tx, configuration: Configuration): Promise<string[] | null> {
  if ((await listRan(tx)) === null) return null
  return compareSeal(tx, {
    configuration,
    ciphers: ciphersOf(configuration),
    tokens: createTokens(Buffer.from(configuration.TOKEN_KEY, 'base64')),
  })
}

export async function checkDatabase(configuration: Configuration): Promise<Finding[]> {
  const folder = join(configuration.DATA_DIR, 'database')
  if (configuration.DATABASE_URL === undefined && !existsSync(folder))
    return [warn('database', words.databaseNone(folder), words.databaseNoneRemedy)]
  try {
    const database = await openDatabase({ url: configuration.DATABASE_URL, connections: 1, folder })
    try {
      return await checkOpened(database, configuration, folder)
    } finally {
      await database.stop()
    }
  } catch (error) {
    if (error instanceof FolderInUseError) return [warn('database', words.databaseBusy, words.databaseBusyRemedy)]
    return [bad('database', words.databaseUnreached(reasonOf(error)), words.databaseUnreachedRemedy)]
  }
}

/** Codes and messages of the driver name hosts, users and databases, never a password. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('；')
  const code = sqlState(error)
  const message = error instanceof Error ? error.message : ''
  return code === undefined || message.includes(code) ? message : `${code} ${message}`
}

async function checkOpened(database: Database, configuration: Configuration, folder: string): Promise<Finding[]> {
  const reached = database.embedded ? words.databaseEmbedded(folder) : words.databaseReached
  const findings = [good('database', reached)]
  findings.push(await checkLocale(database))
  findings.push(...(await peek(database, async (tx) => [await checkVersion(tx), await checkRights(tx)])))
  findings.push(...(await peek(database, async (tx) => [await checkClock(tx), await checkTimeZone(tx)])))
  findings.push(await peek(database, checkMigrations))
  findings.push(...(await peek(database, (tx) => checkSeal(tx, configuration))))
  findings.push(...(await peek(database, (tx) => checkAudit(tx, database.embedded))))
  return findings
}

async function checkVersion(tx: Tx): Promise<Finding> {
  const { rows } = await sql<{
    number: number
    text: string
  }>`select current_setting('server_version_num')::int as number,
    current_setting('server_version') as text`.execute(tx)
  const { number = 0, text = '' } = rows[0] ?? {}
  const least = LIMITS.postgres.value
  return number >= least * 10_000
    ? good('databaseVersion', words.databaseVersion(text))
    : bad('databaseVersion', words.databaseOld(text, least), words.databaseOldRemedy)
}

async function checkLocale(database: Database): Promise<Finding> {
  const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(
    database.kysely,
  )
  const encoding = rows[0]?.encoding ?? ''
  return encoding === 'UTF8' && (await knowsChinese(database.kysely))
    ? good('locale', words.localeRight)
    : bad('locale', words.localeWrong(encoding), words.localeRemedy)
}

async function checkRights(tx: Tx): Promise<Finding> {
  const { rows } = await sql<{ may: boolean }>`select
    coalesce(has_schema_privilege(current_user, current_schema(), 'create'), false) as may`.execute(tx)
  return rows[0]?.may ? good('rights', words.rightsRight) : bad('rights', words.rightsWrong, words.rightsRemedy)
}

async function checkClock(tx: Tx): Promise<Finding> {
  // The connection is warm by now; half of the way there and back is the network's.
  const before = Date.now()
  const { rows } = await sql<{ at: number }>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`.execute(
    tx,
  )
  const skew = Math.abs((rows[0]?.at ?? 0) - (before + Date.now()) / 2) / 1000
  const says = skew.toFixed(1)
  if (skew > LIMITS.clockBadSeconds.value) return bad('clock', words.clockWrong(says), words.clockRemedy)
  return skew > LIMITS.clockWarnSeconds.value
    ? warn('clock', words.clockWrong(says), words.clockRemedy)
    : good('clock', words.clockRight(says))
}

/** An instant and a date come back as they were, whatever zones the server and this process live in. */
async function checkTimeZone(tx: Tx): Promise<Finding> {
  const { rows } = await sql<{ instant: Date; day: string }>`select to_timestamp(1763913600) as instant,
    '2026-11-24'::date as day`.execute(tx)
  const isRight = rows[0]?.instant.getTime() === 1_763_913_600_000 && rows[0].day === '2026-11-24'
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return isRight
    ? good('timeZone', words.timeZoneRight(zone))
    : bad('timeZone', words.timeZoneWrong, words.timeZoneRemedy)
}

async function checkMigrations(tx: Tx): Promise<Finding> {
  const ran = await listRan(tx)
  if (ran === null) return good('migrations', words.migrationsNone)
  const own = listMigrations()
  const newer = ran.filter((name) => !own.includes(name))
  if (newer.length > 0) return bad('migrations', words.migrationsNewer(newer), words.migrationsNewerRemedy)
  const pending = own.filter((name) => !ran.includes(name))
  return pending.length > 0
    ? warn('migrations', words.migrationsPending(pending), words.migrationsPendingRemedy)
    : good('migrations', words.migrationsRight(own.at(-1) ?? ''))
}

/** Whether the service's user could change what it wrote, and what the last verification found. */
async function checkAudit(tx: Tx, embedded: boolean): Promise<Finding[]> {
  if ((await listRan(tx))?.includes(AUDIT_MIGRATION) !== true) return []
  const findings: Finding[] = []
  const found = await readProtection(tx)
  if (found !== undefined) {
    const says = auditWords.protection[found.state]
    if (found.state === 'triggers-off') findings.push(bad('audit', says, auditWords.triggersRemedy))
    else if (embedded) findings.push(good('audit', auditWords.protection.embedded))
    else if (found.state === 'in-force') findings.push(good('audit', says))
    else findings.push(warn('audit', says, auditWords.protectionRemedy))
  }
  const verdict = await findVerdict(tx)
  if (verdict !== undefined && verdict.broken !== null)
    findings.push(bad('audit', auditWords.wrong(sayBreak(verdict.broken)), auditWords.triggersRemedy))
  return findings
}

const AUDIT_MIGRATION = '0013_audit_seal'

async function checkSeal(tx: Tx, configuration: Configuration): Promise<Finding[]> {
  const problems = await findSealProblems(tx, configuration)
  if (problems === null) return [good('seal', words.sealNone)]
  const findings = problems.map((problem) => bad('seal', words.sealWrong(problem), words.sealRemedy))
  if (findings.length === 0) findings.push(good('seal', words.sealRight))
  const kind = await findFact(tx, 'data')
  if (kind === 'demo' && configuration.MODE === 'production')
    findings.push(bad('data', words.dataDemo, words.dataDemoRemedy))
  else if (kind !== undefined) findings.push(good('data', words.dataKind(kind)))
  return findings
}
