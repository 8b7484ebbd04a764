/** Facts about the database itself: which data it holds, and of which version. */
import type { Tx } from './database/database'

type FactTables = { fact: { name: string; value: string } }
const db = (tx: Tx) => tx.withTables<FactTables>()

export async function findFact(tx: Tx, name: string): Promise<string | undefined> {
  const row = await db(tx).selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

export async function putFact(tx: Tx, name: string, value: string): Promise<void> {
  await db(tx)
    .insertInto('fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Takes a fact for this transaction: whoever comes next waits. */
export async function lockFact(tx: Tx, name: string): Promise<void> {
  await db(tx)
    .insertInto('fact')
    .values({ name, value: '' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((eb) => ({ value: eb.ref('fact.value') })))
    .execute()
}
