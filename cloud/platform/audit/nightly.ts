/** Each night the trail is verified, and what is past its time goes. One process of a city does it, once a night. */
import { sql } from 'kysely'
import { localDate } from '../calendar/calendar'
import type { Tools } from '../call'
import type { Clock } from '../clock'
import type { Database, Tx } from '../database/database'
import { findFact, putFact } from '../facts'
import { expireTrail } from './expire'
import { auditRules } from './rules'
import { verifyTrail, type AuditVerdict } from './verify'

const VERDICT = 'audit-verified'
const NIGHT = 'audit-night'

/** What the last verification found; undefined before the first. */
export async function findVerdict(tx: Tx): Promise<AuditVerdict | undefined> {
  const written = await findFact(tx, VERDICT)
  // Written by this file only.
  return written === undefined ? undefined : (JSON.parse(written) as AuditVerdict)
}

/** Takes this night for this process. @returns false where another has it, or it is done */
async function takeNight(tx: Tx, night: string): Promise<boolean> {
  const { rows } = await sql`insert into fact (name, value) values (${NIGHT}, ${night})
    on conflict (name) do update set value = excluded.value where fact.value <> excluded.value returning name`.execute(
    tx,
  )
  return rows.length > 0
}

/** The hour of China's clock. */
const hourOf = (now: Date) => (now.getUTCHours() + 8) % 24

/**
 * Does the night's work, if it is night and nobody did it.
 * @returns the verdict and how many rows went; undefined where there was nothing to do
 */
export async function runNight(ground: {
  database: Database
  tools: Pick<Tools, 'tokens'>
  clock: Clock
}): Promise<{ verdict: AuditVerdict; expired: number } | undefined> {
  const { database, clock } = ground
  const now = clock.now()
  if (hourOf(now) < auditRules.nightly.hour) return undefined
  if (!(await database.transact((tx) => takeNight(tx, localDate(now))))) return undefined
  try {
    const verdict = await verifyTrail(ground)
    await database.transact((tx) => putFact(tx, VERDICT, JSON.stringify(verdict)))
    // What is not whole is not thinned out: it is evidence.
    const expired = verdict.broken === null ? (await expireTrail(ground)).rows : 0
    return { verdict, expired }
  } catch (error) {
    // Another round of this night tries again.
    await database.transact((tx) => putFact(tx, NIGHT, ''))
    throw error
  }
}

/** Verifies now, at somebody's wish, and keeps what was found like the night's. */
export async function verifyAndKeep(
  ground: { database: Database; tools: Pick<Tools, 'tokens'>; clock: Clock },
  anchor?: { number: string; digest: string },
): Promise<AuditVerdict> {
  const verdict = await verifyTrail(ground, anchor)
  await ground.database.transact((tx) => putFact(tx, VERDICT, JSON.stringify(verdict)))
  return verdict
}
