/** The clock: whatever goes past its day is told to the office above, and later to the one above that. Nobody is relieved of it by that. */
import { listOfficesAbove } from '../divisions/actions'
import { giveDuties, tellCadres } from '../duties/actions'
import { strikesOn } from '../duties/rules'
import { listCaseCadres, listPresent } from '../people/actions'
import { addWorkingDays, localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { note } from './joins-ending'
import { owedOf } from './moving'
import * as store from './store'
import type { CaseFile } from './store'

/** Own choice, 2026-11-27: cases of one transaction. */
const BATCH = 100

/** Strikes for what is due. @returns how many cases were looked at; fewer than a batch: all of them */
export async function strikeClocks(call: Call): Promise<{ seen: number; isDone: boolean }> {
  const due = await store.lockStriking(call.tx, localDate(call.now), BATCH)
  for (const file of due) await escalate(call, file)
  return { seen: due.length, isDone: due.length < BATCH }
}

/**
 * The offices above the owner, nearest first, and who can be told there. An industry's committee stands beside the League's tree: above it are the
 * offices of the place, the responsible one first.
 */
async function officesAbove(call: Call, file: CaseFile) {
  const ownerPath = file.owner_path ?? file.office_path
  const line = await listOfficesAbove(call, file.office_path)
  const isBeside = !line.some(({ path }) => ownerPath.startsWith(path))
  const above = isBeside ? line : (await listOfficesAbove(call, ownerPath)).slice(1)
  const { staffed, present } = await listPresent(
    call,
    above.map((office) => office.id),
  )
  return above.map((office) => ({ office, cadres: staffed.get(office.id) ?? [], isThere: present.has(office.id) }))
}

async function escalate(call: Call, file: CaseFile): Promise<void> {
  const above = await officesAbove(call, file)
  const told = above.findIndex(({ office }) => office.id === file.escalated_to)
  const further = above.slice(told + 1)
  // Where all are away nobody could help: whoever is next above is told.
  const next = further.find(({ isThere }) => isThere)
  const owed = owedOf(file)
  if (next === undefined || owed === null) {
    // Some day somebody may be there.
    const isOver = further.length === 0 || owed === null
    await store.project(call.tx, file.id, { strikes_on: isOver ? null : addWorkingDays(localDate(call.now), 1) })
    return
  }
  const { office, cadres } = next
  await giveDuties(call, [file.id], { escalatedTo: office.id })
  const after = { ...file, escalated_to: office.id, escalated_path: office.path }
  const eventId = await note(call, after, null, { kind: 'escalated', payload: { toOffice: office.id } })
  // Of those that had somebody the first was told after the first term, the next after the second.
  const struck = above.slice(0, told + 1).filter((one) => one.cadres.length > 0).length + 1
  await store.project(call.tx, file.id, {
    escalated_to: office.id,
    escalated_path: office.path,
    strikes_on: above.at(-1) === next ? null : strikesOn(owed, struck),
  })
  // Both are told: who is late, and who is to help.
  const named = file.person_id === null ? await listOwners(call, file) : [file.person_id]
  await tellCadres(
    call,
    [...cadres, ...named].map((personId) => ({
      personId,
      kind: 'escalated',
      caseId: file.id,
      count: 1,
      cause: eventId,
    })),
  )
}

/** Of a case that names nobody: everybody who handles cases where it lies. */
async function listOwners(call: Call, { owner_id: ownerId }: CaseFile): Promise<string[]> {
  return ownerId === null ? [] : ((await listCaseCadres(call, [ownerId])).get(ownerId) ?? [])
}
