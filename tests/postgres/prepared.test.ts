/** Statements that PostgreSQL plans once a connection. */
import { sql } from 'kysely'
import { openDatabase } from '../../cloud/platform/database/database'
import { plannedOnce } from '../../cloud/platform/database/prepared'
import { freshDatabase } from '../support/postgres'

test('what is marked is planned once a connection and answers for every value; nothing else is kept', async () => {
  const fresh = await freshDatabase()
  const database = await openDatabase({ url: fresh.url, connections: 1, folder: null })
  try {
    const answers = await database.transact(async (tx) => {
      const marked = async (n: number) =>
        (await sql<{ n: number }>`select ${plannedOnce} ${n}::int + 1 as n`.execute(tx)).rows[0]?.n
      const plain = async (n: number) => (await sql<{ n: number }>`select ${n}::int + 2 as n`.execute(tx)).rows[0]?.n
      return [await marked(1), await marked(2), await plain(1), await marked(3)]
    })
    expect(answers).toEqual([2, 3, 3, 4])
    const kept = await database.transact((tx) =>
      sql<{ name: string; statement: string }>`select name, statement from pg_prepared_statements`.execute(tx),
    )
    expect(kept.rows).toEqual([
      {
        name: expect.stringMatching(/^once_[0-9a-f]{32}$/) as string,
        statement: expect.stringContaining('+ 1 as n') as string,
      },
    ])
  } finally {
    await database.stop()
    await fresh.drop()
  }
})
