/** What follows from visits: shown to whose it is and to the office, settled by a person, and never without one. */
import type { FollowUp } from '../../../types/fieldwork'
import { isSettledByHand } from '../../../types/follow-rules'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import type { DigestPart } from '../../casework/digests'
import type { EndedGrant } from '../../people/rules'
import { may, reach } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { groupedBy } from '../../platform/grouped'
import { namesFor } from '../names'
import { Owners } from '../owners'
import { findDevice } from '../devices/store'
import { readKept } from '../records/settle'
import { listRecords, type RecordRow } from '../records/store'
import { fieldRules } from '../rules'
import * as store from './store'
import type { FollowRow } from './store'

export async function viewFollows(call: SignedInCall, rows: readonly FollowRow[]): Promise<FollowUp[]> {
  const records = await listRecords(
    call.tx,
    rows.flatMap((row) => (row.conflict_id === null ? [] : [row.record_id])),
  )
  // What a record turned out to be about is known to the record; a newcomer that nobody has recognised is called as it was written down.
  const about = rows.map((row) => {
    const record = records.get(row.record_id)
    return {
      ...row,
      enterprise_id: row.enterprise_id ?? record?.enterprise_id ?? null,
      newcomer_id: row.newcomer_id ?? record?.newcomer_id ?? row.record_id,
    }
  })
  const names = await namesFor(call, about)
  const today = localDate(call.now)
  const called: { id: string | null; name: string }[] = []
  for (const row of about) {
    const { id, name } = names.of(row)
    called.push({ id, name: name === '' ? await codeIn(call, records.get(row.record_id)) : name })
  }
  return about.map((row, at) => {
    const { id, name } = called[at]!
    return {
      id: row.id,
      kind: row.kind,
      enterpriseId: id,
      enterprise: name,
      dueOn: row.due_on,
      late: row.due_on < today,
      mine: row.person_id === call.actor.personId,
    }
  })
}

/** Of an enterprise that nobody knows yet the record that was kept tells the code at most. */
async function codeIn(call: SignedInCall, record: RecordRow | undefined): Promise<string> {
  const device = record?.is_text_kept === true ? await findDevice(call.tx, record.device_id) : undefined
  const body = record && device && (await readKept({ call, device }, record))?.body
  const subject = body && 'subject' in body ? body.subject : undefined
  return words.unnamed(subject !== undefined && 'uscc' in subject ? subject.uscc : null)
}

export async function listFollowUps(
  call: SignedInCall,
  { mine }: ParsedOf<'listFollowUps'>,
): Promise<OutputOf<'listFollowUps'>> {
  const { rows, total } = await store.listOpen(call.tx, {
    reach: reach(call.actor, 'visit.view'),
    personId: call.actor.personId,
    mine,
    limit: fieldRules.page.rows,
  })
  return { rows: await viewFollows(call, rows), total }
}

/** @throws Failure followUpUnknown (none, settled already, or out of reach), followUpByConflict, followUpByOwner */
export async function settleFollowUp(call: SignedInCall, { id, outcome }: ParsedOf<'settleFollowUp'>): Promise<void> {
  const { actor } = call
  const row = await store.lockFollow(call.tx, id)
  const isOurs =
    row !== undefined &&
    (row.person_id === actor.personId || may(actor, 'visit.settle', { officePath: row.office_path }))
  if (!isOurs || row.settled_at !== null) throw new Failure('followUpUnknown')
  if (!isSettledByHand[row.kind])
    throw new Failure(row.kind === 'settle-conflict' ? 'followUpByConflict' : 'followUpByOwner')
  await store.endFollow(call.tx, id, { by: actor.personId, now: call.now, outcome })
}

/** A cadre's grant is over: what is to be done at its office is the successor's, or somebody else's there, or above. */
export async function handOverFollows(call: Call, { personId, successorId, handedOver }: EndedGrant): Promise<void> {
  handedOver.count += await settleFollowOwners(call, { personId, successorId })
}

/**
 * Gives what lies open with somebody who does not visit there any more, or with nobody, to somebody who does.
 * @param only one person's; without: everybody's
 * @returns how many changed hands
 */
export async function settleFollowOwners(
  call: Pick<Call, 'tx' | 'now'>,
  { personId, successorId = null }: { personId?: string; successorId?: string | null } = {},
): Promise<number> {
  const owners = await Owners.read(call)
  const moved = await store.listUnanswered(call.tx, owners.list(), { personId })
  let count = 0
  for (const [to, group] of groupedBy(moved, (row) => owners.nameFor(row.office_path, row.id, successorId))) {
    const changed = group.filter((row) => row.person_id !== to)
    await store.giveTo(
      call.tx,
      changed.map((row) => row.id),
      to,
    )
    count += changed.length
  }
  return count
}

/** For the day's digest: what is due with a cadre, or with whom the cadre stands in for meanwhile. */
export const countFollows: DigestPart = async ({ tx }, readers, today) => {
  const rows = await store.countDue(
    tx,
    readers.flatMap(({ personId, standsFor }) => [
      { reader: personId, personId, path: '' },
      ...standsFor.map((one) => ({ reader: personId, ...one })),
    ]),
    today,
  )
  return new Map(rows.map(({ reader, dueToday, late }) => [reader, { followsToday: dueToday, followsOverdue: late }]))
}
