/** The clock: whatever goes past its day is told to the office above, and later to the one above that. Nobody is relieved of it by that. */
import { listOfficesAbove } from '../divisions/actions'
import { giveDuties, tellCadres } from '../duties/actions'
import { strikesOn } from '../duties/rules'
import { listCaseCadres } from '../people/actions'
import { localDate } from '../platform/calendar/calendar'
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

/** The offices above the owner, nearest first, that have somebody who can be told. */
async function officesAbove(call: Call, file: CaseFile) {
  const [, ...above] = await listOfficesAbove(call, file.owner_path ?? file.office_path)
  const staffed = await listCaseCadres(
    call,
    above.map((office) => office.id),
  )
  return above.flatMap((office) => {
    const cadres = staffed.get(office.id)
    return cadres === undefined ? [] : [{ office, cadres }]
  })
}

async function escalate(call: Call, file: CaseFile): Promise<void> {
  const above = await officesAbove(call, file)
  const told = above.findIndex(({ office }) => office.id === file.escalated_to)
  const next = above[told + 1]
  const owed = owedOf(file)
  if (next === undefined || owed === null) {
    await store.project(call.tx, file.id, { strikes_on: null })
    return
  }
  const { office, cadres } = next
  await giveDuties(call, [file.id], { escalatedTo: office.id })
  const after = { ...file, escalated_to: office.id, escalated_path: office.path }
  const eventId = await note(call, after, null, { kind: 'escalated', payload: { toOffice: office.id } })
  const following = strikesOn(owed, told + 2)
  await store.project(call.tx, file.id, {
    escalated_to: office.id,
    escalated_path: office.path,
    strikes_on: above[told + 2] === undefined ? null : following,
  })
  // Both are told: who is late, and who is to help.
  const named = file.person_id === null ? [] : [file.person_id]
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
