/** Rows that go to the database by columns: what all say alike goes once, and comes out the same. */
import { sql } from 'kysely'
import { rowsOf, type Column } from '../../cloud/platform/database/columns'
import { openDatabase } from '../../cloud/platform/database/database'
import { freshDatabase } from '../support/postgres'

interface Row {
  id: string
  said: string | null
  list: string[]
  at: Date | null
  blind: Buffer | null
}
const COLUMNS: readonly Column<Row>[] = [
  { name: 'id', type: 'uuid', of: (one) => one.id },
  { name: 'said', type: 'text', of: (one) => one.said },
  { name: 'list', type: 'jsonb', of: (one) => JSON.stringify(one.list) },
  { name: 'at', type: 'timestamptz', of: (one) => one.at },
  { name: 'blind', type: 'bytea', of: (one) => one.blind },
]
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const row = (n: number, more: Partial<Row> = {}): Row => ({
  id: id(n),
  said: 'alike',
  list: ['a', '"b" \\'],
  at: null,
  blind: null,
  ...more,
})

test.each<[string, Row[]]>([
  ['each differs', [row(1, { said: null, at: new Date(5), blind: Buffer.of(0, 255) }), row(2, { list: ['{,}'] })]],
  ['only one column differs', [row(1), row(2), row(3)]],
  ['none differs', [row(1), row(1)]],
  ['one row', [row(1, { blind: Buffer.of(1) })]],
])('%s', async (_, rows) => {
  const fresh = await freshDatabase()
  const database = await openDatabase({ url: fresh.url, connections: 1, folder: null })
  try {
    const { rows: read } = await database.transact((tx) => sql<Row>`${rowsOf(rows, COLUMNS)}`.execute(tx))
    expect(read).toEqual(rows)
  } finally {
    await database.stop()
    await fresh.drop()
  }
})
