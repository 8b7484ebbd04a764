/** Many rows in one statement: a column of which all rows say the same goes as one value, for each array is written out here and read again there. */
import { sql, type RawBuilder } from 'kysely'

export interface Column<Row> {
  name: string
  /** As PostgreSQL names it. */
  type: 'uuid' | 'text' | 'bytea' | 'timestamptz' | 'jsonb'
  of: (row: Row) => unknown
}

/** Arrays of it would have to be escaped twice; it goes as text and is read there. */
const sentAs = (type: Column<never>['type']) => (type === 'jsonb' ? 'text' : type)

/** @returns a query of the rows given, with these columns in this order. At least one row */
export function rowsOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): RawBuilder<unknown> {
  const varying: RawBuilder<unknown>[] = []
  const names: RawBuilder<unknown>[] = []
  const selected = columns.map(({ name, type, of }) => {
    const values = rows.map(of)
    const [first] = values
    if (values.every((value) => value === first)) return sql`${first}::${sql.raw(type)} as ${sql.ref(name)}`
    varying.push(sql`${values}::${sql.raw(sentAs(type))}[]`)
    names.push(sql.ref(name))
    return sql`${sql.ref(name)}::${sql.raw(type)}`
  })
  const from =
    varying.length === 0
      ? sql`generate_series(1, ${rows.length}::int)`
      : sql`unnest(${sql.join(varying)}) as given (${sql.join(names)})`
  return sql`select ${sql.join(selected)} from ${from}`
}
