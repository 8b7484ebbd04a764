/** Finding enterprises of the pool as a cadre types, and keeping what is looked through. */
import { SEARCH_RULES, SEARCH_VERSION, asLines, searchForm } from './rules'
import type { Call, Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import type { Database } from '../../platform/database/database'
import { initialsOf } from './initials'
import { placesOf, type Places } from './place'
import * as store from './store'
import type { SearchRow, SearchSource } from './store'

type Act = Pick<Call, 'tx' | 'tools'>

function makeRow(places: Pick<Places, 'pathOf'>, source: SearchSource): SearchRow {
  const names = [source.name, ...source.formerNames.filter((name) => name !== source.name)]
  const initials = names.map(initialsOf)
  return {
    enterprise_id: source.id,
    sorted: `${initials[0] ?? ''} ${source.name}`,
    names: asLines(names.map(searchForm)),
    address: searchForm(source.address),
    initials: asLines(initials),
    codes: asLines([source.uscc, ...source.otherCodes].map((code) => code.toLowerCase())),
    place: places.pathOf(source),
    made_by: SEARCH_VERSION,
  }
}

/** Makes enterprises findable as they are now; in the transaction that changed them. */
export async function refreshSearch(act: Act, ids: readonly string[]): Promise<void> {
  const places = await placesOf(act)
  const sources = await store.listSources(act.tx, ids)
  await store.putSearchRows(
    act.tx,
    sources.map((source) => makeRow(places, source)),
    false,
  )
}

interface Ground {
  database: Pick<Database, 'transact'>
  tools: Tools
}

/**
 * Makes rows for enterprises that have none, or one of older rules, some at a time: after an upgrade. Several processes may do so at once; what an import
 * writes meanwhile stays. Then anew those that an import put to an office that ended while it ran.
 * @returns how many were looked at; 0 when there is nothing left
 */
export async function fillSearch({ database, tools }: Ground): Promise<number> {
  return database.transact(async (tx) => {
    const places = await placesOf({ tx, tools })
    const { rows } = SEARCH_RULES.backfill
    const sources = await store.listUnsearchable(tx, SEARCH_VERSION, rows)
    await store.putSearchRows(
      tx,
      sources.map((source) => makeRow(places, source)),
      true,
    )
    if (sources.length > 0) return sources.length
    const misplaced = await store.listPlacedAt(tx, places.endedPaths, rows)
    await refreshSearch(
      { tx, tools },
      misplaced.map(({ id }) => id),
    )
    return misplaced.length
  })
}

/** The service's round: all that an upgrade left, then a look now and then, for what a process of the version before still imports. */
export function fillSearchNowAndThen({ clock, ...ground }: Ground & { clock: Clock }): () => Promise<void> {
  let next = 0
  return async () => {
    const now = clock.now().getTime()
    if (now < next) return
    while ((await fillSearch(ground)) > 0);
    next = now + SEARCH_RULES.lookAgain.hours * 3_600_000
  }
}

/** A page of what fits, and how many there are in all. */
export async function searchPool(
  act: Pick<Call, 'tx'>,
  question: store.PoolQuestion,
  page: { after: store.PoolPlace | undefined; limit: number },
): Promise<{ rows: store.FoundEnterprise[]; total: number }> {
  const rows = await store.listFound(act.tx, question, page)
  return { rows, total: await store.countFound(act.tx, question) }
}

/** A page of what fits. */
export const listFound = (
  act: Pick<Call, 'tx'>,
  question: store.PoolQuestion,
  page: { after: store.PoolPlace | undefined; limit: number },
): Promise<store.FoundEnterprise[]> => store.listFound(act.tx, question, page)

/** How many fit. */
export const countFound = (act: Pick<Call, 'tx'>, question: store.PoolQuestion): Promise<number> =>
  store.countFound(act.tx, question)

/** District and street as people say them: 西湖区 翠苑街道; a function, for who says many. */
export const getPlaceNames = async (act: Act): Promise<(path: string) => string> => (await placesOf(act)).nameOf

/** The same for one. */
export const sayPlace = async (act: Act, path: string): Promise<string> => (await getPlaceNames(act))(path)

/** Where an enterprise lies; undefined for one that is not there. */
export const findPlace = (act: Pick<Call, 'tx'>, id: string): Promise<string | undefined> => store.findPlace(act.tx, id)
