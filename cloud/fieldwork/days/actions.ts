/** The own day, and what was recorded of one enterprise. No page and no query tells how much somebody recorded. */
import type { DoneRecord } from '../../../types/fieldwork'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { listOffices } from '../../divisions/actions'
import { findPersonalValue } from '../../people/actions'
import { maskName, may } from '../../people/rules'
import { listPlacesOf } from '../../places/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { listAbsorbed } from '../../pool/actions'
import { tellable } from '../conflicts/rules'
import { listKindsOf } from '../conflicts/store'
import { viewFollows } from '../follows/actions'
import { listOfRecords } from '../follows/store'
import { namesFor } from '../names'
import { noteField } from '../records/visit'
import * as visits from '../records/visit-store'
import { standingsOf } from '../standing'
import * as store from './store'

/** The caller's own, of a day of China's clock. */
export async function getFieldDay(
  call: SignedInCall,
  { day = localDate(call.now) }: ParsedOf<'getFieldDay'>,
): Promise<OutputOf<'getFieldDay'>> {
  const rows = await store.listOfDay(call.tx, call.actor.personId, day)
  const ids = rows.map((row) => row.id)
  const names = await namesFor(call, rows)
  const conflicts = await listKindsOf(call.tx, ids)
  const places = await listPlacesOf(call, [...new Set(rows.flatMap((row) => row.place_id ?? []))])
  const done = rows.flatMap((row): DoneRecord[] => {
    if (row.kind === null) return []
    const { id, name } = names.of(row)
    const { met, wish, why, youth, outcome, taken_back: takenBack, back } = row
    return [
      {
        record: row.id,
        kind: row.kind,
        at: row.at.toISOString(),
        enterpriseId: id,
        enterprise: name,
        place: (row.place_id === null ? undefined : places.get(row.place_id)?.name) ?? null,
        met,
        wish,
        why,
        youth,
        outcome,
        conflicts: tellable(conflicts.get(row.id) ?? []),
        takenBack,
        back,
      },
    ]
  })
  return { day, done, follows: await viewFollows(call, await listOfRecords(call.tx, ids)) }
}

/** Days (YYYY-MM-DD) of the last visits that count, also of what was merged into these enterprises; those never visited are left out. */
export async function lastVisitDays(
  call: Pick<Call, 'tx'>,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (enterpriseIds.length === 0) return new Map()
  const absorbed = await listAbsorbed(call, enterpriseIds)
  const idsOf = new Map(enterpriseIds.map((id) => [id, [id, ...(absorbed.get(id) ?? [])]]))
  const last = await visits.listLast(call.tx, [...idsOf.values()].flat())
  const days = new Map<string, string>()
  for (const [id, ids] of idsOf) {
    const day = ids
      .flatMap((one) => last.get(one)?.on_date ?? [])
      .sort()
      .at(-1)
    if (day !== undefined) days.set(id, day)
  }
  return days
}

/** @throws Failure enterpriseUnknown: none, or out of reach */
export async function listEnterpriseVisits(
  call: SignedInCall,
  { id }: ParsedOf<'listEnterpriseVisits'>,
): Promise<OutputOf<'listEnterpriseVisits'>> {
  const standing = (await standingsOf(call, [id])).get(id)
  if (standing?.place === undefined || !may(call.actor, 'visit.view', { officePath: standing.place }))
    throw new Failure('enterpriseUnknown')
  const rows = await visits.listOfEnterprises(call.tx, standing.ids)
  const officeIds = [...new Set(rows.map((row) => row.visitor_office_id))]
  const offices = new Map((await listOffices(call, officeIds)).map((office) => [office.id, office.name]))
  const shown = []
  for (const row of rows) {
    const note = row.has_note ? await findPersonalValue(call, row.seat_id, noteField(row.record_id)) : ''
    shown.push({
      id: row.record_id,
      on: row.on_date,
      whoMasked: maskName((await findPersonalValue(call, row.person_id, 'name')) ?? ''),
      office: offices.get(row.visitor_office_id) ?? '',
      met: row.met,
      wish: row.wish,
      staff: row.staff,
      youth: row.youth,
      members: row.members,
      note: note ?? '',
      counts: row.ended === null,
      ended: row.ended,
    })
  }
  return { visits: shown }
}
