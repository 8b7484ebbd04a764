/** Cases change hands, one or many at once: the same step, the same day, another owner. Each has it in its history. */
import { giveDuties, tellCadres } from '../duties/actions'
import { strikesOn } from '../duties/rules'
import { listCaseCadres } from '../people/actions'
import type { Call } from '../platform/call'
import { groupedBy } from '../platform/grouped'
import { EVENT_VERSION, type CaseEvent } from './life/events'
import type { Owed } from './life/fold'
import { owedOf, type Owner } from './moving'
import * as events from './event-store'
import * as store from './store'
import type { CaseFile } from './store'

/** Own choice, 2026-11-27: cases of one statement. */
const CHUNK = 500

export interface Gift {
  /** Without: as before. */
  owner?: Owner | undefined
  /** Who is named; null: the office itself. Without: as before where the office stays, else the office itself. */
  personId?: string | null | undefined
  reason: Extract<CaseEvent, { kind: 'assigned' }>['payload']['reason']
  /** Whose act it is; null: the service's own. */
  actorId: string | null
}

/**
 * Gives open cases to an owner. They must be locked. Cases that lie there already are left alone.
 * @returns how many changed hands
 */
export async function giveCases(call: Call, files: readonly CaseFile[], gift: Gift): Promise<number> {
  const given = files.filter((file) => file.duty_id !== null && changes(file, gift))
  for (let at = 0; at < given.length; at += CHUNK) await giveSome(call, given.slice(at, at + CHUNK), gift)
  await tell(call, given, gift)
  return given.length
}

const personAfter = (file: CaseFile, { owner, personId }: Gift): string | null =>
  personId !== undefined ? personId : owner === undefined || owner.id === file.owner_id ? file.person_id : null

const changes = (file: CaseFile, gift: Gift): boolean =>
  (gift.owner !== undefined && (gift.owner.id !== file.owner_id || gift.owner.cause !== file.cause)) ||
  personAfter(file, gift) !== file.person_id

async function giveSome(call: Call, files: readonly CaseFile[], gift: Gift): Promise<void> {
  const { owner } = gift
  await events.appendEvents(
    call.tx,
    files.map((file) => ({
      caseId: file.id,
      seq: file.seq + 1,
      version: EVENT_VERSION,
      from: file.state,
      kind: 'assigned',
      to: file.state,
      actorId: gift.actorId,
      device: call.device,
      at: call.now,
      payload: {
        reason: gift.reason,
        fromOffice: file.owner_id,
        toOffice: owner?.id ?? file.owner_id,
        fromPerson: file.person_id,
        toPerson: personAfter(file, gift),
        hasNote: false,
      },
      duty: owedAfter(file, gift),
    })),
  )
  // The new owner has the clock of the old one; only whom it was escalated to begins anew where the office changes.
  const groups = groupedBy(files, (file) => `${personAfter(file, gift) ?? ''}/${owner?.id !== file.owner_id}`)
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const personId = personAfter(first, gift)
    const leaves = owner !== undefined && owner.id !== first.owner_id
    const ids = group.map((file) => file.id)
    await giveDuties(call, ids, {
      ...(owner === undefined ? {} : { officeId: owner.id, cause: owner.cause }),
      personId,
      ...(leaves ? { escalatedTo: null } : {}),
    })
    await store.giveFiles(call.tx, ids, {
      ...(owner === undefined ? {} : { owner_id: owner.id, owner_path: owner.path, cause: owner.cause }),
      person_id: personId,
      ...(leaves ? { escalated_to: null, escalated_path: null } : {}),
    })
  }
  if (owner !== undefined)
    await store.putStrikes(
      call.tx,
      files
        .filter((file) => owner.id !== file.owner_id)
        .map((file) => ({ id: file.id, on: strikesOn({ holder: file.holder ?? 'office', dueOn: file.due_on }, 0) })),
    )
}

function owedAfter(file: CaseFile, gift: Gift): Owed | null {
  const owed = owedOf(file)
  if (owed === null) return null
  const { owner } = gift
  const leaves = owner !== undefined && owner.id !== file.owner_id
  return {
    ...owed,
    ownerId: owner?.id ?? owed.ownerId,
    cause: owner?.cause ?? owed.cause,
    personId: personAfter(file, gift),
    escalatedTo: leaves ? null : owed.escalatedTo,
  }
}

/**
 * Told at assignment, reassignment and removal; of many at once in one line. Where nobody is named everybody of the office is told, unless its people
 * came along with the case, as where a border moves.
 */
async function tell(call: Call, files: readonly CaseFile[], gift: Gift): Promise<void> {
  const { owner } = gift
  const comes = (file: CaseFile) =>
    owner !== undefined && owner.id !== file.owner_id && gift.reason !== 'division' && personAfter(file, gift) === null
  const there =
    owner !== undefined && files.some(comes) ? ((await listCaseCadres(call, [owner.id])).get(owner.id) ?? []) : []
  const cause = `${gift.reason}/${call.requestId}/${call.now.toISOString()}`
  const lines: Parameters<typeof tellCadres>[1][number][] = []
  for (const [kind, whose] of [
    ['assigned', (file: CaseFile) => personAfter(file, gift)],
    ['removed', (file: CaseFile) => (personAfter(file, gift) === file.person_id ? null : file.person_id)],
  ] as const)
    for (const [personId, group] of groupedBy(files, whose)) {
      const isNew =
        kind === 'removed'
          ? group
          : group.filter((file) => (personId === null ? comes(file) : file.person_id !== personId))
      const [first] = isNew
      if (first === undefined) continue
      const line = { kind, caseId: isNew.length === 1 ? first.id : null, count: isNew.length }
      const told = personId !== null ? [personId] : kind === 'assigned' ? there : []
      // Several groups may come to an office at once.
      for (const one of told) lines.push({ ...line, personId: one, cause: `${cause}/${first.id}` })
    }
  await tellCadres(call, lines, gift.actorId)
}
