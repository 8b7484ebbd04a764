/** Takes lists of places in: what is new is entered, what is known is brought up to date; nothing that a list does not name is touched. */
import { randomUUID } from 'node:crypto'
import { placeWords as words } from '../../../types/words/places'
import { listAllOffices, readGeography } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { createAddressParser, kindOfName } from '../../routing'
import { changePlace, enterPlace, type PlaceSaid } from '../keeping/actions'
import { readerOf } from '../sites/reader'
import * as registry from '../store'
import type { PlaceRecord, PlaceRefusal } from './check'
import type { PlaceReading } from './read'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

export interface PlaceOutcome {
  id: string
  read: number
  inserted: number
  updated: number
  unchanged: number
  refused: number
}

/**
 * Begins an import: from here to the end of the transaction no other one runs.
 * @returns when this very file was imported before; undefined where it was not
 */
export async function beginPlaceImport(act: Pick<Call, 'tx'>, sha256: string): Promise<Date | undefined> {
  await store.lockImports(act.tx)
  return store.findImport(act.tx, sha256)
}

type PathOf = (record: PlaceRecord) => string | Pick<PlaceRefusal, 'field' | 'reason'>

/** The office where a place lies: by the column, else by the street that its address writes. */
async function createPathOf(act: Act): Promise<PathOf> {
  const offices = await listAllOffices(act)
  const byPath = new Map(offices.map((office) => [office.path, office]))
  const byName = new Map<string, string[]>()
  const add = (name: string, path: string) => byName.set(name, [...(byName.get(name) ?? []), path])
  for (const { path, division, level } of offices) {
    if (level !== 'street' && level !== 'district') continue
    add(division, path)
    const above = byPath.get(path.replace(/[^/]+\/$/, ''))
    if (above !== undefined) add(above.division + division, path)
  }
  const parse = createAddressParser((await readGeography(act, act.tools.configuration.HOME_CITY)).gazetteer)
  const found = (name: string) => {
    const paths = byName.get(name.replace(/\s/g, '')) ?? []
    return paths.length === 1 ? paths[0] : undefined
  }
  return ({ street, address }) => {
    if (street !== '') return found(street) ?? { field: 'street', reason: words.streetUnknown }
    const { district = '', street: written = '' } = parse(address)
    const path = written === '' ? undefined : (found(district + written) ?? found(written))
    return path ?? { field: 'street', reason: words.streetMissing }
  }
}

/** Takes a list in and records that it did; after `beginPlaceImport`. */
export async function importPlaces(
  act: Act,
  reading: Pick<PlaceReading, 'rows'>,
  { file, sha256, source }: { file: string; sha256: string; source: string },
  told: {
    refused: (refused: readonly PlaceRefusal[]) => void
    progress: (read: number, written: number) => void
  },
): Promise<PlaceOutcome> {
  const outcome: PlaceOutcome = { id: randomUUID(), read: 0, inserted: 0, updated: 0, unchanged: 0, refused: 0 }
  const pathOf = await createPathOf(act)
  const refuse = (rows: readonly PlaceRefusal[]) => {
    outcome.refused += rows.length
    if (rows.length > 0) told.refused(rows)
  }
  for await (const batch of reading.rows) {
    outcome.read += batch.records.length + batch.refused.length
    refuse(batch.refused)
    for (const record of batch.records) {
      const done = await takeOne(act, record, pathOf, outcome.id)
      if (typeof done === 'string') outcome[done]++
      else refuse([{ line: record.line, content: record.name.slice(0, 40), ...done }])
    }
    told.progress(outcome.read, outcome.read - outcome.refused)
  }
  await store.insertImport(act.tx, {
    id: outcome.id,
    at: act.now,
    file,
    sha256,
    source,
    rows_read: outcome.read,
    inserted: outcome.inserted,
    updated: outcome.updated,
    unchanged: outcome.unchanged,
    refused: outcome.refused,
  })
  return outcome
}

async function takeOne(
  act: Act,
  record: PlaceRecord,
  pathOf: PathOf,
  importId: string,
): Promise<'inserted' | 'updated' | 'unchanged' | Pick<PlaceRefusal, 'field' | 'reason'>> {
  const path = pathOf(record)
  if (typeof path !== 'string') return path
  const [nameKey = ''] = (await readerOf(act)).keysOf(record.name)
  const known = nameKey === '' ? undefined : await registry.findNamed(act.tx, nameKey, path)
  const said: PlaceSaid = {
    kind: record.kind ?? known?.kind ?? kindOfName(record.name),
    name: record.name,
    address: record.address,
    path,
    floors: record.floors ?? known?.floors ?? [],
    entrances: record.entrances ?? known?.entrances ?? [],
  }
  try {
    if (known === undefined) {
      await enterPlace(act, said, { importId })
      return 'inserted'
    }
    return (await changePlace(act, known.id, said, { importId })) ? 'updated' : 'unchanged'
  } catch (error) {
    // Told before anything was written of this row.
    if (error instanceof Failure && error.error === 'inputInvalid')
      return { field: 'name', reason: error.fields?.[0]?.message ?? words.nameEmpty }
    throw error
  }
}

export const listPlaceImports = (act: Pick<Call, 'tx'>, limit: number) => store.listImports(act.tx, limit)
