/** Records that a person is to look at: both sides in sight, and which enterprise may be meant. */
import type { ConflictSide, FieldConflict } from '../../../types/field-conflicts'
import { limits } from '../../../types/limits'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { readUscc } from '../../../types/uscc'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import { findPersonalValue } from '../../people/actions'
import { maskName, maskPhone, may, reach } from '../../people/rules'
import { findPlace } from '../../places/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterpriseByUscc, listFound, readTerms, type PoolEngines } from '../../pool/actions'
import { findDevice } from '../devices/store'
import { namesFor, type Naming } from '../names'
import { findNewcomer, type NewcomerRow } from '../records/newcomer-store'
import { readKept } from '../records/settle'
import * as records from '../records/store'
import { noteField } from '../records/visit'
import * as visits from '../records/visit-store'
import { fieldRules } from '../rules'
import { findTaken } from '../taken/store'
import { asksAnew, codeOf, listCandidates, listProposed, newcomerOf } from './candidates'
import { caseOf, comesLate, isErased, mayDecide } from './rules'
import * as store from './store'
import type { ConflictRow } from './store'

const DAY = 86_400_000
/** The owner of an application that was taken down, as far as anything of it is still there. */
const sayOwner = (name: string | undefined, phone: string | undefined): string | null =>
  [...(name === undefined ? [] : [maskName(name)]), ...(phone === undefined ? [] : [maskPhone(phone)])].join(' ') ||
  null

const nothing = { met: null, wish: null, staff: null, youth: null, members: null, note: '', contact: null }

/** What a record says itself, where no column tells. */
async function sideOf(call: SignedInCall, recordId: string): Promise<ConflictSide | null> {
  const record = await records.findRecord(call.tx, recordId)
  const device = record && (await findDevice(call.tx, record.device_id))
  if (record === undefined || device === undefined) return null
  const who = (await findPersonalValue(call, record.person_id, 'name')) ?? ''
  const visit = await visits.findVisit(call.tx, recordId)
  const newcomer = record.newcomer_id === null ? undefined : await findNewcomer(call.tx, record.newcomer_id)
  // Of a form that is not applied yet the text itself tells. An owner's name and phone are in none of these fields.
  const body = visit === undefined ? (await readKept({ call, device }, record))?.body : undefined
  const told = body !== undefined && 'subject' in body ? body.subject : undefined
  const placeId = visit?.place_id ?? (body !== undefined && 'place' in body ? body.place : null) ?? newcomer?.place_id
  const place = typeof placeId === 'string' ? await findPlace(call, placeId) : undefined
  const seen = {
    record: recordId,
    at: record.at.toISOString(),
    whoMasked: maskName(who),
    mine: record.person_id === call.actor.personId,
    uscc: newcomer?.uscc ?? (told !== undefined && 'uscc' in told ? told.uscc : null),
    address: newcomer?.address ?? null,
    place: place?.name ?? null,
  }
  if (visit !== undefined) {
    const note = visit.has_note ? await findPersonalValue(call, device.seat_id, noteField(recordId)) : ''
    const { met, wish, staff, youth, members } = visit
    return { ...seen, met, wish, staff, youth, members, note: note ?? '', contact: null }
  }
  if (body?.kind === 'application') {
    const { contactName, phone, youth, members } = body
    return { ...seen, ...nothing, youth, members, contact: sayOwner(contactName, phone) }
  }
  if (record.kind === 'application') {
    const taken = await findTaken(call.tx, recordId)
    const ownerId = taken?.contact_person_id ?? null
    const valueOf = async (field: string) => (ownerId === null ? undefined : findPersonalValue(call, ownerId, field))
    const { youth, members } = taken ?? nothing
    return { ...seen, ...nothing, youth, members, contact: sayOwner(await valueOf('name'), await valueOf('phone')) }
  }
  if (body?.kind !== 'visit') return { ...seen, ...nothing }
  const { met, wish, staff, youth, members, note } = body
  return { ...seen, met, wish, staff, youth, members, note, contact: null }
}

const until = (row: ConflictRow): string => localDate(new Date(row.since.getTime() + fieldRules.taken.days * DAY))

async function reasonOf(
  call: SignedInCall,
  row: ConflictRow,
  newcomer: NewcomerRow | undefined,
  { caseId, isLate }: { caseId: string | null; isLate: boolean },
): Promise<string> {
  if (newcomer?.state === 'apart') return row.theirs_id === null ? words.noCode : words.sameName
  if (row.record_kind !== 'application') return words.reasons[row.kind]
  if (isErased(row)) return words.erased
  if (row.kind === 'already-applied' && row.theirs_id === null)
    return isLate ? words.besideFounded : caseId === null ? words.besideEnded : words.besideCase(until(row))
  const at = row.newcomer_id === null ? undefined : await findNewcomer(call.tx, row.newcomer_id)
  if (row.kind !== 'missing-record' || at === undefined) return words.reasons[row.kind]
  return at.state === 'taken-back' ? words.newcomerAside : words.awaitsNewcomer(until(row))
}

async function view(call: SignedInCall, row: ConflictRow, names: Naming): Promise<FieldConflict | undefined> {
  const ours = await sideOf(call, row.record_id)
  if (ours === null) return undefined
  const newcomer = await newcomerOf(call, row)
  const { id: enterpriseId, name: enterprise } = names.of(row)
  const standing = row.enterprise_id === null ? undefined : names.standings.get(row.enterprise_id)
  const caseId = caseOf(row, standing)
  const isLate = comesLate(row.record_kind, standing)
  const candidates = await listProposed(call, row)
  const isByCode = (await codeOf(call, row)) !== null
  const may = mayDecide(row.kind, { recordKind: row.record_kind, isErased: isErased(row), isByCode }).filter(
    (decision) => decision !== 'keep' || !isLate,
  )
  return {
    id: row.id,
    kind: row.kind,
    recordKind: row.record_kind,
    enterpriseId,
    enterprise,
    reason: await reasonOf(call, row, newcomer, { caseId, isLate }),
    ours,
    theirs: row.theirs_id === null ? null : await sideOf(call, row.theirs_id),
    caseId,
    candidates,
    asks: may.includes('link') && asksAnew(candidates, newcomer),
    may,
    since: row.since.toISOString(),
  }
}

export async function listFieldConflicts(call: SignedInCall): Promise<OutputOf<'listFieldConflicts'>> {
  const { rows, total } = await store.listOpen(call.tx, reach(call.actor, 'visit.view'), fieldRules.page.rows)
  const names = await namesFor(call, rows)
  const shown: FieldConflict[] = []
  for (const row of rows) {
    const one = await view(call, row, names)
    if (one !== undefined) shown.push(one)
  }
  return { rows: shown, total }
}

/** @throws Failure fieldConflictUnknown (none, or out of reach), fieldConflictSettled */
async function mustBeOpen(call: SignedInCall, id: string): Promise<ConflictRow> {
  const row = await store.findConflict(call.tx, id)
  if (row === undefined || !may(call.actor, 'visit.settle', { officePath: row.office_path }))
    throw new Failure('fieldConflictUnknown')
  if (row.settled_at !== null) throw new Failure('fieldConflictSettled')
  return row
}

/**
 * Matched when somebody opens it: a list of two hundred would look for two hundred.
 * @throws Failure fieldConflictUnknown (none, or out of reach), fieldConflictSettled
 */
export async function listFieldCandidates(
  call: SignedInCall,
  engines: PoolEngines,
  { id }: ParsedOf<'listFieldCandidates'>,
): Promise<OutputOf<'listFieldCandidates'>> {
  const row = await mustBeOpen(call, id)
  return { rows: await listCandidates(call, engines, row, await newcomerOf(call, row)) }
}

/**
 * For a record that is open, and for as long as it is: the pool itself is no list for a street.
 * @throws Failure fieldConflictUnknown (none, or out of reach), fieldConflictSettled, inputInvalid (too little was typed)
 */
export async function findForFieldConflict(
  call: SignedInCall,
  { id, query }: ParsedOf<'findForFieldConflict'>,
): Promise<OutputOf<'findForFieldConflict'>> {
  await mustBeOpen(call, id)
  const { min, rows: shown } = limits.enterpriseSearch
  const terms = readTerms(query)
  if (terms.join('').length < min) throw new Failure('inputInvalid', [{ field: 'query', message: words.letters(min) }])
  const question = { terms, reach: reach(call.actor, 'visit.settle'), among: [] }
  const found = await listFound(call, question, { after: undefined, limit: shown + 1 })
  const rows = found.slice(0, shown).map(({ id, name, uscc, address }) => ({ id, name, uscc, address }))
  // Who knows the whole code stands before it, wherever it is registered.
  const elsewhere = rows.length > 0 ? undefined : await findEnterpriseByUscc(call, readUscc(query).code)
  return {
    rows:
      elsewhere === undefined ? rows : [{ id: elsewhere.id, name: elsewhere.name, uscc: elsewhere.uscc, address: '' }],
    elsewhere: elsewhere !== undefined,
    more: found.length > shown,
  }
}
