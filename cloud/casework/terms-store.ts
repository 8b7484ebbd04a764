import { sql } from 'kysely'
import type { Tx } from '../platform/database/database'
import { looksAfterTerm } from './led'
import type { CaseTables } from './tables'

const db = (tx: Tx) => tx.withTables<CaseTables>()

/** Organisations whose term ends within these days; of those that go along with another one only that one. */
export const listTermsEnding = (tx: Tx, { from, until }: { from: string; until: string }) =>
  db(tx)
    .selectFrom('case_file')
    .select(['id', 'number', 'applicant_id', 'person_id', 'owner_id', 'due_on'])
    .where('state', '=', 'founded')
    .where('due_on', '>=', from)
    .where('due_on', '<=', until)
    .where(looksAfterTerm)
    .orderBy('due_on')
    .orderBy('id')
    .execute()

/** Puts down what is said of terms now. @returns the cases of those that were not said before */
export async function claimReminders(
  tx: Tx,
  marks: readonly { id: string; endsOn: string; months: number }[],
  now: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into term_reminder (case_id, ends_on, months, at)
    select case_id, ends_on, months, ${now} from unnest(
      ${marks.map((one) => one.id)}::uuid[], ${marks.map((one) => one.endsOn)}::date[], ${marks.map((one) => one.months)}::int[]
    ) as given (case_id, ends_on, months)
    on conflict do nothing returning case_id as id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
