/** Personal values of many at once, for registers: few statements, and nothing sealed that is known already. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Call } from '../../platform/call'
import type { PeopleTables } from '../tables'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

const seat = (personId: string, field: string) => `${personId}/${field}`

export interface BulkValue {
  field: string
  value: string
  /** What its blind index is computed of: a purpose (equal purposes can be compared) and the value in one form. */
  blind: { purpose: string; value: string }
}

export interface BulkPerson {
  /** Null: a person is made. */
  personId: string | null
  values: readonly BulkValue[]
}

export interface BulkResult {
  personId: string
  isNew: boolean
  /** False where all values were known already, or the person was forgotten and keeps nothing. */
  changed: boolean
}

/**
 * Writes values of many persons. A value whose blind index is the stored one is known: it is neither opened nor sealed again.
 * @returns one result a person, in the order given
 */
export async function putPersonalValuesInBulk(act: Act, people: readonly BulkPerson[]): Promise<BulkResult[]> {
  const { ciphers } = act.tools
  const known = await readKnown(
    act,
    people.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  )
  const made: { id: string; key: Buffer }[] = []
  const values: { personId: string; field: string; sealed: Buffer; blind: Buffer }[] = []
  const results = people.map((person): BulkResult => {
    const id = person.personId ?? randomUUID()
    let key = known.keys.get(id)
    if (person.personId === null) {
      key = ciphers.newPersonKey()
      made.push({ id, key })
    }
    let changed = false
    for (const { field, value, blind } of person.values) {
      const index = ciphers.blind(blind.purpose, blind.value)
      if (key === undefined || known.blinds.get(seat(id, field))?.equals(index) === true) continue
      values.push({ personId: id, field, sealed: ciphers.seal(key, value, seat(id, field)), blind: index })
      changed = true
    }
    return { personId: id, isNew: person.personId === null, changed }
  })
  if (made.length > 0)
    await sql`
      insert into person (id, wrapped_key, created_at)
      select id, wrapped_key, ${act.now}::timestamptz
      from unnest(${made.map((one) => one.id)}::uuid[], ${made.map((one) => one.key)}::bytea[]) as made (id, wrapped_key)
    `.execute(act.tx)
  if (values.length > 0)
    await sql`
      insert into personal_value (person_id, field, sealed, blind, written_at)
      select person_id, field, sealed, blind, ${act.now}::timestamptz
      from unnest(
        ${values.map((one) => one.personId)}::uuid[], ${values.map((one) => one.field)}::text[],
        ${values.map((one) => one.sealed)}::bytea[], ${values.map((one) => one.blind)}::bytea[]
      ) as given (person_id, field, sealed, blind)
      on conflict (person_id, field) do update
        set sealed = excluded.sealed, blind = excluded.blind, written_at = excluded.written_at
    `.execute(act.tx)
  return results
}

async function readKnown(act: Pick<Act, 'tx'>, personIds: readonly string[]) {
  const keys = new Map<string, Buffer>()
  const blinds = new Map<string, Buffer>()
  if (personIds.length === 0) return { keys, blinds }
  const tx = act.tx.withTables<PeopleTables>()
  const any = sql<string>`any(${personIds}::uuid[])`
  for (const row of await tx.selectFrom('person').select(['id', 'wrapped_key']).where('id', '=', any).execute())
    if (row.wrapped_key !== null) keys.set(row.id, row.wrapped_key)
  const values = await tx
    .selectFrom('personal_value')
    .select(['person_id', 'field', 'blind'])
    .where('person_id', '=', any)
    .execute()
  for (const row of values) if (row.blind !== null) blinds.set(seat(row.person_id, row.field), row.blind)
  return { keys, blinds }
}

/**
 * Reads some fields of many persons, still sealed.
 * @returns opens one person's, by field: a caller with many opens some while the database does something else. Undefined for a person who was
 * forgotten, and where none of the fields was ever written. Throws a CipherError for one that cannot be opened
 */
export async function readSealedInBulk(
  act: Pick<Act, 'tx' | 'tools'>,
  personIds: readonly string[],
  fields: readonly string[],
): Promise<(personId: string) => Map<string, string> | undefined> {
  const byPerson = new Map<string, { field: string; key: Buffer; sealed: Buffer }[]>()
  const rows =
    personIds.length === 0
      ? []
      : await act.tx
          .withTables<PeopleTables>()
          .selectFrom('personal_value')
          .innerJoin('person', 'person.id', 'personal_value.person_id')
          .select(['person.id', 'person.wrapped_key', 'personal_value.field', 'personal_value.sealed'])
          .where('person.id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
          .where('personal_value.field', 'in', fields)
          .execute()
  for (const { id, wrapped_key: key, field, sealed } of rows) {
    if (key === null) continue
    const own = byPerson.get(id)
    if (own === undefined) byPerson.set(id, [{ field, key, sealed }])
    else own.push({ field, key, sealed })
  }
  return (id) => {
    const own = byPerson.get(id)
    return (
      own && new Map(own.map(({ field, key, sealed }) => [field, act.tools.ciphers.open(key, sealed, seat(id, field))]))
    )
  }
}

/**
 * Opens some fields of many persons.
 * @returns by person, by field; persons that were forgotten and fields never written are absent
 */
export async function readPersonalValuesInBulk(
  act: Pick<Act, 'tx' | 'tools'>,
  personIds: readonly string[],
  fields: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const open = await readSealedInBulk(act, personIds, fields)
  const opened = new Map<string, Map<string, string>>()
  for (const id of personIds) {
    const own = opened.has(id) ? undefined : open(id)
    if (own !== undefined) opened.set(id, own)
  }
  return opened
}
