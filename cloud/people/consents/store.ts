import type { ConsentKind } from '../../../types/rights'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()
const columns = ['kind', 'state', 'notice_version', 'at', 'record_id'] as const

export interface Consent {
  kind: ConsentKind
  state: 'given' | 'withdrawn'
  notice_version: string
  at: Date
  record_id: string | null
}

export async function insertConsent(
  tx: Tx,
  consent: {
    personId: string
    kind: ConsentKind
    state: 'given' | 'withdrawn'
    noticeVersion: string
    function: string
    record?: string
    now: Date
  },
): Promise<void> {
  await db(tx)
    .insertInto('consent')
    .values({
      person_id: consent.personId,
      kind: consent.kind,
      state: consent.state,
      notice_version: consent.noticeVersion,
      at: consent.now,
      function: consent.function,
      record_id: consent.record ?? null,
    })
    .execute()
}

export async function listConsents(tx: Tx, personId: string): Promise<Consent[]> {
  return db(tx).selectFrom('consent').select(columns).where('person_id', '=', personId).orderBy('id', 'desc').execute()
}

export async function findNewest(tx: Tx, personId: string, kind: ConsentKind): Promise<Consent | undefined> {
  return db(tx)
    .selectFrom('consent')
    .select(columns)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
