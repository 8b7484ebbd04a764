/** Blind indexes of many values computed anew, after the rule changed by which a value is brought into one form. The values stay sealed as they are. */
import { sql } from 'kysely'
import type { Call } from '../../platform/call'
import { CipherError } from '../../platform/ciphers/suite'
import { readSealedInBulk } from './bulk'

export interface Reindexed {
  /** Values that were looked at. */
  read: number
  /** Of these, whose index is another one now. */
  changed: number
  /** Values that no configured key opens. */
  unopened: number
}

/**
 * Held until the transaction ends: whoever writes such a value at the same moment writes after this, or is read by it.
 * @param blindOf what the index of a value is computed of
 * @param dryRun counts, and writes nothing
 */
export async function reindexInBulk(
  act: Pick<Call, 'tx' | 'tools'>,
  personIds: readonly string[],
  field: string,
  { blindOf, dryRun }: { blindOf: (value: string) => { purpose: string; value: string }; dryRun: boolean },
): Promise<Reindexed> {
  const { rows } = await sql<{ id: string; blind: Buffer | null }>`
    select person_id as id, blind from personal_value
    where person_id = any(${[...personIds]}::uuid[]) and field = ${field} order by person_id for update`.execute(act.tx)
  const open = await readSealedInBulk(
    act,
    rows.map(({ id }) => id),
    [field],
  )
  const anew: { id: string; blind: Buffer }[] = []
  let [read, unopened] = [0, 0]
  for (const { id, blind } of rows) {
    try {
      const value = open(id)?.get(field)
      if (value === undefined) continue
      read++
      const { purpose, value: form } = blindOf(value)
      const index = act.tools.ciphers.blind(purpose, form)
      if (blind?.equals(index) !== true) anew.push({ id, blind: index })
    } catch (error) {
      if (!(error instanceof CipherError)) throw error
      unopened++
    }
  }
  if (anew.length > 0 && !dryRun)
    await sql`
      update personal_value value set blind = given.blind
      from unnest(${anew.map((one) => one.id)}::uuid[], ${anew.map((one) => one.blind)}::bytea[]) as given (person_id, blind)
      where value.person_id = given.person_id and value.field = ${field}`.execute(act.tx)
  return { read, changed: anew.length, unopened }
}
