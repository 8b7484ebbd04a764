/** The trail as the auditor reads it: persons masked, pages by place, what is known of the chain. */
import type { AuditLineShown } from '../../../types/audit'
import { auditReasons } from '../../../types/audit-trail'
import { id as recordId } from '../../../types/fields'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { sayBreak } from '../../../types/words/audit-command'
import { exportHeads } from '../../../types/words/audit-export'
import { fieldWords } from '../../../types/words/fields'
import { listOffices } from '../../divisions/actions'
import { findVerdict } from '../../platform/audit/nightly'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { formatCsv } from '../../platform/csv'
import { Failure } from '../../platform/failure'
import { findPersonByPhone } from '../persons/actions'
import { readPersonalValuesInBulk } from '../persons/bulk'
import { maskName, maskPhone } from '../persons/rules'
import { mustBeAllowed } from '../policy/policy'
import { trailRules } from './rules'
import * as store from './store'
import type { TrailFilter, TrailPlace, TrailRow } from './store'

const DAY_MS = 86_400_000
const NOBODY = '00000000-0000-0000-0000-000000000000'
/** The instant at which a day of China's clock begins. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)

async function readFilter(call: SignedInCall, input: ParsedOf<'exportAudit'>): Promise<TrailFilter> {
  const today = localDate(call.now)
  const untilDay = input.until ?? today
  const until = new Date(startOf(untilDay).getTime() + DAY_MS)
  const from = input.from === undefined ? new Date(until.getTime() - trailRules.days * DAY_MS) : startOf(input.from)
  return {
    from,
    until,
    // A number that nobody has finds nothing, like a person who did nothing.
    personId: input.who === undefined ? undefined : ((await findPersonOf(call, input.who)) ?? NOBODY),
    function: input.function,
    record: input.record,
    outcome: input.outcome,
  }
}

const findPersonOf = async (call: SignedInCall, who: string): Promise<string | undefined> =>
  recordId.safeParse(who).success ? who : findPersonByPhone(call, who)

function readCursor(cursor: string | undefined): TrailPlace | undefined {
  if (cursor === undefined) return undefined
  const [, at, id] = /^(\d{1,17})\/(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || id === undefined)
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return { at, id }
}

async function show(call: SignedInCall, rows: readonly TrailRow[]): Promise<AuditLineShown[]> {
  const people = [...new Set(rows.flatMap((row) => row.person_id ?? []))]
  const known = await readPersonalValuesInBulk(call, people, ['name', 'phone'])
  const offices = new Map(
    (await listOffices(call, [...new Set(rows.flatMap((row) => row.office_id ?? []))])).map((one) => [
      one.id,
      one.name,
    ]),
  )
  const nameOf = (personId: string | null): string | null => {
    if (personId === null) return null
    const name = known.get(personId)?.get('name')
    const phone = known.get(personId)?.get('phone')
    return name !== undefined ? maskName(name) : phone !== undefined ? maskPhone(phone) : ''
  }
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    who: nameOf(row.person_id),
    personId: row.person_id,
    role: row.role,
    office: row.office_id === null ? null : (offices.get(row.office_id) ?? null),
    function: row.function,
    act: row.act,
    recordKind: row.record_kind,
    recordId: row.record_id,
    reason: auditReasons.find((one) => one === row.reason) ?? null,
    device: row.device,
    address: row.address,
    sessionId: row.session_id,
    requestId: row.request_id,
    outcome: row.outcome,
  }))
}

async function readState(call: SignedInCall): Promise<OutputOf<'searchAudit'>['state']> {
  const verdict = await findVerdict(call.tx)
  const newest = await store.findNewestBlock(call.tx)
  return {
    verifiedAt: verdict?.at ?? null,
    broken: verdict?.broken ? sayBreak(verdict.broken) : null,
    sealedAt: newest?.sealed_at.toISOString() ?? null,
    block: newest?.number ?? null,
  }
}

export async function searchTrail(
  call: SignedInCall,
  input: ParsedOf<'searchAudit'>,
): Promise<OutputOf<'searchAudit'>> {
  mustBeAllowed(call.actor, 'audit.search')
  const limit = input.limit ?? trailRules.page
  const found = await store.listTrail(call.tx, await readFilter(call, input), readCursor(input.cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows: await show(call, rows),
    next: last === undefined ? null : Buffer.from(`${last.at_micros}/${last.id}`).toString('base64url'),
    state: await readState(call),
  }
}

/** What a spreadsheet would take for a formula is text: a request's id is the caller's own. */
const plain = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

export async function exportTrail(
  call: SignedInCall,
  input: ParsedOf<'exportAudit'>,
): Promise<OutputOf<'exportAudit'>> {
  mustBeAllowed(call.actor, 'audit.export')
  const limit = trailRules.exported
  const found = await store.listTrail(call.tx, await readFilter(call, input), undefined, limit + 1)
  const rows = await show(call, found.slice(0, limit))
  const csv = formatCsv(
    Object.values(exportHeads),
    rows.map((row) =>
      (Object.keys(exportHeads) as (keyof typeof exportHeads)[]).map((column) => plain(row[column] ?? '')),
    ),
    { mark: true },
  )
  return { csv, rows: rows.length, cut: found.length > limit }
}
