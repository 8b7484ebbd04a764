/** One import: a list's rows into the organisations, each beside its enterprise where that is sure; all in the caller's transaction. */
import { randomUUID } from 'node:crypto'
import { organisationWords as words } from '../../../types/words/organisations'
import type { Call } from '../../platform/call'
import { canonicalKey, type PoolEngines } from '../../pool/actions'
import { insertEvent } from '../store'
import type { OrganisationLink } from '../tables'
import { keyOf, type OrganisationRecord, type OrganisationRefusal } from './check'
import { KnownOrganisations } from './known'
import type { OrganisationReading } from './read'
import { putSecretary } from './secretary'
import * as store from './store'
import type { KnownOrganisation, OrganisationEntry } from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>
/** The engines over the pool, as far as they are needed here. */
export type Matching = Pick<PoolEngines, 'match'>

export interface ImportedList {
  /** Its name without folders. */
  file: string
  sha256: string
  source: string
}

export interface OrganisationOutcome {
  id: string
  read: number
  inserted: number
  updated: number
  unchanged: number
  refused: number
  /** How the rows of this list stand to the pool. */
  links: { linked: number; unsure: number; none: number }
}

/**
 * Begins an import: from here to the end of the transaction no other one runs.
 * @returns when this very file was imported before; undefined where it was not
 */
export async function beginOrganisationImport(act: Pick<Call, 'tx'>, sha256: string): Promise<Date | undefined> {
  await store.lockImports(act.tx)
  return store.findImport(act.tx, sha256)
}

type Linked = Pick<OrganisationEntry, 'link' | 'enterprise_id' | 'reason'>

/**
 * What the engine says today. Only what is sure is linked; for the rest a person looks, and nothing is lost.
 * @returns also which enterprise is the likeliest; undefined where none is
 */
export async function match(
  act: Act,
  engines: Matching,
  enterprise: string,
  uscc: string | null,
): Promise<Linked & { likeliest: string | undefined }> {
  const { decision, candidates, reason } = await engines.match(
    act.tx,
    { name: enterprise, uscc: uscc ?? undefined },
    canonicalKey(enterprise),
  )
  const likeliest = decision === 'none' ? undefined : candidates[0]?.id
  if (decision === 'auto' && likeliest !== undefined)
    return { link: 'engine', enterprise_id: likeliest, reason, likeliest }
  return { link: decision === 'none' ? 'none' : 'unsure', enterprise_id: null, reason, likeliest }
}

/** What a person said stays as long as the list names the same enterprise; what is sure need not be asked again. */
const staysLinked = (known: KnownOrganisation, record: OrganisationRecord): boolean =>
  known.enterprise_key === keyOf(record.enterprise) &&
  (record.uscc === null || record.uscc === known.given_uscc) &&
  (['engine', 'person', 'apart'] satisfies OrganisationLink[] as OrganisationLink[]).includes(known.link)

/** A list tells both ends of a term or one: what is known of the other must still fit. */
function wrongDay({ founded_on: from, term_ends_on: term, ended_on: end }: OrganisationEntry): OrganisationRefusalOf {
  if (from !== null && term !== null && term <= from) return { field: 'termEndsOn', reason: words.termWrong }
  if (from !== null && end !== null && end < from) return { field: 'endedOn', reason: words.endWrong }
  return undefined
}
type OrganisationRefusalOf = Pick<OrganisationRefusal, 'field' | 'reason'> | undefined

const FIELDS = {
  name: 'name',
  kind: 'kind',
  code: 'own_code',
  enterprise: 'enterprise_name',
  uscc: 'given_uscc',
  foundedOn: 'founded_on',
  termEndsOn: 'term_ends_on',
  endedOn: 'ended_on',
} as const

/** What is new, by field: what it was and is. */
function changesOf(known: OrganisationEntry, entry: OrganisationEntry): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(FIELDS)
      .filter(([, column]) => known[column] !== entry[column])
      .map(([field, column]) => [field, [known[column], entry[column]]]),
  )
}

/** Takes a list in and records that it did; after `beginOrganisationImport`. Nothing that the list does not name is touched. */
export async function importOrganisations(
  act: Act,
  engines: Matching,
  reading: Pick<OrganisationReading, 'rows'>,
  { file, sha256, source }: ImportedList,
  told: {
    refused: (refused: readonly OrganisationRefusal[]) => void
    progress: (read: number, written: number) => void
  },
): Promise<OrganisationOutcome> {
  const outcome: OrganisationOutcome = {
    id: randomUUID(),
    read: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    links: { linked: 0, unsure: 0, none: 0 },
  }
  const known = new KnownOrganisations(await store.listKnown(act.tx))
  const refuse = (rows: readonly OrganisationRefusal[]) => {
    outcome.refused += rows.length
    if (rows.length > 0) told.refused(rows)
  }
  for await (const batch of reading.rows) {
    outcome.read += batch.records.length + batch.refused.length
    refuse(batch.refused)
    for (const record of batch.records) {
      const wrong = await takeOne({ act, engines, known, source, outcome }, record)
      if (wrong !== undefined) refuse([{ line: record.line, content: record.name.slice(0, 40), ...wrong }])
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

interface Taking {
  act: Act
  engines: Matching
  known: KnownOrganisations
  source: string
  outcome: OrganisationOutcome
}

async function takeOne(taking: Taking, record: OrganisationRecord): Promise<OrganisationRefusalOf> {
  const { act, engines, known, source, outcome } = taking
  const found = known.find(record)
  if (found.length > 1) return { field: 'name', reason: words.ambiguous }
  const [before] = found
  const uscc = record.uscc ?? before?.given_uscc ?? null
  const { link, enterprise_id, reason } =
    before !== undefined && staysLinked(before, record) ? before : await match(act, engines, record.enterprise, uscc)
  const entry: OrganisationEntry = {
    kind: record.kind,
    name: record.name,
    own_code: record.code ?? before?.own_code ?? null,
    enterprise_name: record.enterprise,
    given_uscc: uscc,
    enterprise_key: keyOf(record.enterprise),
    name_key: keyOf(record.name),
    founded_on: record.foundedOn ?? before?.founded_on ?? null,
    term_ends_on: record.termEndsOn ?? before?.term_ends_on ?? null,
    ended_on: record.endedOn ?? before?.ended_on ?? null,
    secretary_person_id: before?.secretary_person_id ?? null,
    link,
    enterprise_id,
    reason,
    source,
    imported_at: act.now,
  }
  const wrong = wrongDay(entry)
  if (wrong !== undefined) return wrong
  outcome.links[entry.enterprise_id !== null ? 'linked' : entry.link === 'unsure' ? 'unsure' : 'none']++
  const secretary = await putSecretary(act, entry.secretary_person_id, record.secretary)
  entry.secretary_person_id = secretary.personId
  const event = { at: act.now, enterpriseId: entry.enterprise_id, importId: outcome.id }
  if (before === undefined) {
    const id = await store.insertOrganisation(act.tx, entry)
    known.add({ ...entry, id })
    await insertEvent(act.tx, { ...event, organisationId: id, kind: 'entered', changed: {} })
    outcome.inserted++
    return undefined
  }
  const changed = changesOf(before, entry)
  if (secretary.changed) changed.secretary = true
  const isRelinked = before.link !== entry.link || before.enterprise_id !== entry.enterprise_id
  if (Object.keys(changed).length === 0 && !isRelinked) {
    outcome.unchanged++
    return undefined
  }
  await store.updateOrganisation(act.tx, before.id, entry)
  const isEnded = before.ended_on === null && entry.ended_on !== null
  await insertEvent(act.tx, { ...event, organisationId: before.id, kind: isEnded ? 'ended' : 'changed', changed })
  outcome.updated++
  return undefined
}

export const listOrganisationImports = (act: Pick<Call, 'tx'>, limit: number) => store.listImports(act.tx, limit)
