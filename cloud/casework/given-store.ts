/** Cases that lie with an office because they were given to it, or it took them: not by their place. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/database'
import type { CaseFile } from './store'
import type { CaseTables } from './tables'

export interface GivenTo {
  owner_id: string
  office_path: string
  /** Whether the owner was asked to decide between others: an appeal, a dispute. */
  is_asked: boolean
}

const given = sql<boolean>`cause in ('taken', 'assigned')`
const asked = sql<boolean>`(state in ('appealed', 'disputed'))`

/** Whose they are, and where they lie by their place. @param officeId only with this owner */
export async function listGiven(tx: Tx, officeId?: string): Promise<GivenTo[]> {
  let query = tx
    .withTables<CaseTables>()
    .selectFrom('case_file')
    .select(['owner_id', 'office_path', asked.as('is_asked')])
    .distinct()
    .where(given)
    .where('owner_id', 'is not', null)
    .$narrowType<{ owner_id: string }>()
  if (officeId !== undefined) query = query.where('owner_id', '=', officeId)
  return query.execute()
}

export async function lockGiven(
  tx: Tx,
  { owner_id, office_path, is_asked }: GivenTo,
  limit: number,
): Promise<CaseFile[]> {
  return tx
    .withTables<CaseTables>()
    .selectFrom('case_file')
    .selectAll()
    .where(given)
    .where('owner_id', '=', owner_id)
    .where('office_path', '=', office_path)
    .where(asked, '=', is_asked)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}
