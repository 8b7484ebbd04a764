/** Changes of streets: tried, done, put down for a later day, taken back. One at a time in a city. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { divisionWords as words } from '../../../types/words/divisions'
import { writeAudit } from '../../platform/audit'
import { localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { lockFact } from '../../platform/facts'
import { applyChange, CHANGED_FACT, warningsOf, type Outcome } from './apply'
import { asCounts, type DivisionChange } from './rules'
import * as store from './store'
import { understandChange, type AskedChange } from './understand'

const isDue = (call: Pick<Call, 'now'>, effectiveOn: string) => effectiveOn <= localDate(call.now)

/**
 * The change as it would be now, and what stands in its way.
 * @throws Failure of `understandChange`; divisionWaiting: another change of one of these streets waits for its day
 */
async function understand(call: Call, asked: AskedChange): Promise<DivisionChange> {
  const waitingOnes = await store.listWaiting(call.tx)
  const change = await understandChange(call, asked, waitingOnes)
  const touched = new Set([...change.subjects, ...change.results].map(({ code }) => code))
  for (const waiting of waitingOnes)
    if ([...waiting.subjects, ...waiting.results].some(({ code }) => touched.has(code)))
      throw new Failure('divisionWaiting')
  return change
}

/** Does everything, sees what came of it, and takes it back. */
async function tryOut(call: SignedInCall, change: DivisionChange): Promise<Outcome> {
  await sql`savepoint division_trial`.execute(call.tx)
  const id = await store.insertChange(call.tx, change, { personId: call.actor.personId, now: call.now })
  const outcome = await applyChange(call, id, change, call.actor.personId)
  await sql`rollback to savepoint division_trial`.execute(call.tx)
  return outcome
}

/** Stands for all that a plan says: no ids, which differ at every trial. */
function fingerprintOf(change: DivisionChange, outcome: Outcome): string {
  return createHash('sha256')
    .update(JSON.stringify([change, outcome.offices, outcome.moves, asCounts(outcome.moved), outcome.warnings]))
    .digest('hex')
}

export async function planDivisionChange(
  call: SignedInCall,
  asked: ParsedOf<'planDivisionChange'>,
): Promise<OutputOf<'planDivisionChange'>> {
  await lockFact(call.tx, CHANGED_FACT)
  const change = await understand(call, asked)
  const outcome = await tryOut(call, change)
  const districts = await store.listDistricts(call.tx, call.tools.configuration.HOME_CITY)
  const atOnce = isDue(call, change.effectiveOn)
  const given = new Set(asked.into.map(({ code }) => code))
  return {
    plan: fingerprintOf(change, outcome),
    atOnce,
    offices: outcome.offices,
    moves: outcome.moves,
    counts: asCounts(outcome.moved),
    warnings: [
      ...outcome.warnings,
      ...warningsOf(change, districts, { isProvisional: (code) => !given.has(code) }),
      ...(atOnce ? [] : [words.warnings.waiting(change.effectiveOn)]),
    ],
  }
}

/**
 * @throws Failure divisionPlanMoved: it would be another change than the one that was seen; of `understand`
 */
export async function changeDivisions(
  call: SignedInCall,
  { plan, ...asked }: ParsedOf<'changeDivisions'>,
): Promise<OutputOf<'changeDivisions'>> {
  await lockFact(call.tx, CHANGED_FACT)
  const change = await understand(call, asked)
  const by = { personId: call.actor.personId, now: call.now }
  if (!isDue(call, change.effectiveOn)) {
    if (fingerprintOf(change, await tryOut(call, change)) !== plan) throw new Failure('divisionPlanMoved')
    return { id: await store.insertChange(call.tx, change, by), state: 'scheduled', counts: [] }
  }
  const id = await store.insertChange(call.tx, change, by)
  const outcome = await applyChange(call, id, change, by.personId)
  if (fingerprintOf(change, outcome) !== plan) throw new Failure('divisionPlanMoved')
  await store.insertEnd(call.tx, { changeId: id, outcome: 'applied', moved: outcome.moved, ...by })
  return { id, state: 'applied', counts: asCounts(outcome.moved) }
}

/** @throws Failure divisionChangeUnknown, divisionChangeSettled (done or taken back before) */
export async function cancelDivisionChange(
  call: SignedInCall,
  { id }: ParsedOf<'cancelDivisionChange'>,
): Promise<OutputOf<'cancelDivisionChange'>> {
  await lockFact(call.tx, CHANGED_FACT)
  const change = await store.findChange(call.tx, id)
  if (change === undefined) throw new Failure('divisionChangeUnknown')
  if (change.outcome !== null) throw new Failure('divisionChangeSettled')
  await store.insertEnd(call.tx, {
    changeId: id,
    outcome: 'cancelled',
    personId: call.actor.personId,
    now: call.now,
  })
  return { id, state: 'cancelled' }
}

/**
 * Does one change whose day has come. One that cannot be done any more is refused with its reason, and stands so in the list.
 * @returns false when there was none
 */
export async function applyDueChange(call: Call): Promise<boolean> {
  if (!(await store.listWaiting(call.tx)).some((waiting) => isDue(call, waiting.effective_on))) return false
  await lockFact(call.tx, CHANGED_FACT)
  // Another process may have done it while this one waited.
  const due = (await store.listWaiting(call.tx)).find((waiting) => isDue(call, waiting.effective_on))
  if (due === undefined) return false
  const end = { changeId: due.id, personId: null, now: call.now }
  const line = { function: 'changeDivisions', act: 'changed divisions on their day', record: due.id } as const
  await sql`savepoint division_due`.execute(call.tx)
  try {
    const change = await mustStillStand(call, due)
    const { moved } = await applyChange(call, due.id, change, null)
    await store.insertEnd(call.tx, { ...end, outcome: 'applied', moved })
    await writeAudit(call, { ...line, recordKind: 'division-change', outcome: 'done' })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    await sql`rollback to savepoint division_due`.execute(call.tx)
    await store.insertEnd(call.tx, { ...end, outcome: 'refused', why: error.fields?.[0]?.message ?? error.message })
    await writeAudit(call, { ...line, recordKind: 'division-change', outcome: 'refused' })
  }
  return true
}

/** What was put down, understood anew with its codes as they were promised. @throws Failure where it makes no sense any more */
async function mustStillStand(call: Call, due: store.KeptChange): Promise<DivisionChange> {
  const others = (await store.listWaiting(call.tx)).filter(({ id }) => id !== due.id)
  const asked: AskedChange = {
    kind: due.kind,
    effectiveOn: due.effective_on,
    ground: due.ground,
    subjects: due.subjects.map(({ code }) => code),
    into: due.results.map(({ code, name, district, communities }) => ({
      code,
      name,
      district,
      ...(due.kind === 'split' && { communities }),
    })),
  }
  return understandChange(call, asked, others)
}
