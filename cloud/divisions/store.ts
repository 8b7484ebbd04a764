import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Tx } from '../platform/database/database'
import { forgetOffices } from './kept'
import type { NationRow } from './nation'
import type { DivisionTables, OfficeLevel } from './tables'

const db = (tx: Tx) => tx.withTables<DivisionTables>()

/** Adds divisions that are not there, and gives those that are their current name and parent. */
export async function putDivisions(tx: Tx, rows: readonly NationRow[], source: string): Promise<void> {
  forgetOffices(tx)
  await sql`
    insert into division (code, parent_code, level, name, source)
    select code, parent_code, level, name, ${source}
    from unnest(
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.parentCode ?? null)}::text[],
      ${rows.map((row) => row.level)}::text[], ${rows.map((row) => row.name)}::text[]
    ) as given (code, parent_code, level, name)
    on conflict (code) do update set name = excluded.name, parent_code = excluded.parent_code, source = excluded.source
    where division.name <> excluded.name or division.parent_code is distinct from excluded.parent_code
  `.execute(tx)
}

/** The city's history as this version's data tell it, in place of what was there; what changes made former names stays. */
export async function replaceHistory(
  tx: Tx,
  cityCode: string,
  rows: readonly Omit<Insertable<DivisionTables['division_history']>, 'city_code'>[],
): Promise<void> {
  await db(tx).deleteFrom('division_history').where('city_code', '=', cityCode).where('change_id', 'is', null).execute()
  if (rows.length === 0) return
  await db(tx)
    .insertInto('division_history')
    .values(rows.map((row) => ({ ...row, city_code: cityCode })))
    .execute()
}

export async function listChildren(tx: Tx, parentCode: string, level: 'district' | 'street') {
  return db(tx)
    .selectFrom('division')
    .select(['code', 'name'])
    .where('parent_code', '=', parentCode)
    .where('level', '=', level)
    .where('valid_until', 'is', null)
    .orderBy('code')
    .execute()
}

export async function findDivision(tx: Tx, code: string) {
  return db(tx)
    .selectFrom('division')
    .select(['code', 'name', 'level', 'parent_code'])
    .where('code', '=', code)
    .executeTakeFirst()
}

const officeColumns = [
  'office.id',
  'office.body',
  'office.level',
  'office.parent_id',
  'office.path',
  'office.name',
  'office.address',
  'office.phone',
  'office.hours',
  'office.division_code',
  'office.ended_on',
] as const

/** Looked up office by office, of which there are hundreds at most: joined, each reading of one office would read all divisions of the country. */
const divisionName = sql<string>`(select named.name from division named where named.code = office.division_code)`

const everyOffice = (tx: Tx) => db(tx).selectFrom('office').select(officeColumns).select(divisionName.as('division'))

const living = (tx: Tx) => everyOffice(tx).where('office.ended_on', 'is', null)

/** The League's own that have not ended: what is routed to. */
const offices = (tx: Tx) => living(tx).where('office.body', '=', 'league')

/** Of whichever body, ended ones too: history names them. */
export async function listOfficesById(tx: Tx, ids: readonly string[]) {
  return everyOffice(tx).where('office.id', 'in', ids).execute()
}

/** Of all bodies, parents first within each. */
export async function listEveryOffice(tx: Tx) {
  return living(tx).orderBy('office.path').execute()
}

/** The tree of one body. */
export async function listOfficesOfBody(tx: Tx, body: string) {
  return living(tx).where('office.body', '=', body).orderBy('office.path').execute()
}

export async function findOfficeOfBody(tx: Tx, body: string, divisionCode: string) {
  return everyOffice(tx)
    .where('office.body', '=', body)
    .where('office.division_code', '=', divisionCode)
    .executeTakeFirst()
}

/** The offices of the city and its districts, and those of the streets of one name: a handful. */
export async function listOfficesToward(tx: Tx, street: string | undefined) {
  return offices(tx)
    .where((eb) => eb.or([eb('office.level', '!=', 'street'), eb(divisionName, '=', street ?? '')]))
    .orderBy('office.path')
    .execute()
}

/** Another one after each change of an office or of a division's name, as a column of a statement that asks for more. */
export const officesVersion = (): RawBuilder<string | null> =>
  sql<string | null>`(select value from fact where name = 'offices')`

/** Of all bodies, ended ones too, parents first within each, and of which version they are: of one and the same instant. */
export async function readEveryOffice(tx: Tx) {
  const rows = await everyOffice(tx).select(officesVersion().as('version')).orderBy('office.path').execute()
  return { rows, version: rows[0]?.version ?? undefined }
}

export async function listAllOffices(tx: Tx) {
  return offices(tx).orderBy('office.path').execute()
}

/** The office and all above it in its body's tree, itself first; itself may have ended. */
export async function listOfficeLine(tx: Tx, path: string) {
  return everyOffice(tx)
    .where(sql<boolean>`${path} like office.path || '%'`)
    .orderBy(sql`length(office.path)`, 'desc')
    .execute()
}

export async function putOffice(
  tx: Tx,
  office: {
    body?: string
    divisionCode: string
    level: OfficeLevel
    parentId: string | null
    path: string
    name: string
    address?: string | null
    phone?: string | null
    hours?: string | null
  },
): Promise<string> {
  forgetOffices(tx)
  const row = await db(tx)
    .insertInto('office')
    .values({
      body: office.body ?? 'league',
      division_code: office.divisionCode,
      level: office.level,
      parent_id: office.parentId,
      path: office.path,
      name: office.name,
      address: office.address ?? null,
      phone: office.phone ?? null,
      hours: office.hours ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(['body', 'division_code']).doUpdateSet({ path: office.path, parent_id: office.parentId }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** One office of another body beside each of the League's of a level; those above must be there. What is there stays. */
export async function putOfficesBeside(
  tx: Tx,
  body: string,
  level: OfficeLevel,
  named: readonly { divisionCode: string; name: string }[],
): Promise<void> {
  forgetOffices(tx)
  await sql`
    insert into office (body, division_code, level, parent_id, path, name)
    select ${body}, league.division_code, league.level, above.id, '/' || ${body} || league.path, named.name
    from office league
    join unnest(${named.map((one) => one.divisionCode)}::text[], ${named.map((one) => one.name)}::text[])
      as named (division_code, name) on named.division_code = league.division_code
    left join office league_above on league_above.id = league.parent_id
    left join office above on above.body = ${body} and above.division_code = league_above.division_code
    where league.body = 'league' and league.level = ${level} and league.ended_on is null
    on conflict (body, division_code) do nothing
  `.execute(tx)
}

export async function updateOfficeContact(
  tx: Tx,
  id: string,
  contact: {
    name?: string | undefined
    address?: string | undefined
    phone?: string | undefined
    hours?: string | undefined
  },
): Promise<void> {
  forgetOffices(tx)
  await db(tx)
    .updateTable('office')
    // What the file leaves empty stays as it is.
    .set((eb) => ({
      name: contact.name ?? eb.ref('name'),
      address: contact.address ?? eb.ref('address'),
      phone: contact.phone ?? eb.ref('phone'),
      hours: contact.hours ?? eb.ref('hours'),
    }))
    .where('id', '=', id)
    .execute()
}

/** Offices of all bodies that stand for these divisions, taken for this transaction: nothing new comes to them meanwhile. */
export async function lockOfficesOf(tx: Tx, divisions: readonly string[]) {
  return living(tx).where('office.division_code', 'in', divisions).orderBy('office.path').forUpdate('office').execute()
}

/** It ends; what lay with it lies with another one from now on. */
export async function endOffice(tx: Tx, id: string, on: string, successorId: string): Promise<void> {
  forgetOffices(tx)
  await db(tx).updateTable('office').set({ ended_on: on, successor_id: successorId }).where('id', '=', id).execute()
}

export async function renameOffice(tx: Tx, id: string, name: string): Promise<void> {
  forgetOffices(tx)
  await db(tx).updateTable('office').set({ name }).where('id', '=', id).execute()
}

/** Paths of the League's offices that ended. */
export async function listEndedPaths(tx: Tx): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('office')
    .select('path')
    .where('body', '=', 'league')
    .where('ended_on', 'is not', null)
    .orderBy('path')
    .execute()
  return rows.map(({ path }) => path)
}
