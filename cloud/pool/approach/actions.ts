/** Enterprises that are not to be approached, by what somebody says: marks over a whole filter, and taken back as a whole. */
import type { RawBuilder } from 'kysely'
import type { WithholdReason } from '../../../types/bulk'
import type { Call } from '../../platform/call'
import type { PoolQuestion } from '../search/store'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

export const countForBulk = (
  act: Pick<Call, 'tx'>,
  question: PoolQuestion,
  sets: { organised: RawBuilder<unknown>; ineligible: RawBuilder<unknown> },
) => store.count(act.tx, question, sets)

/** How many a filter finds, and how many of them are in each of the sets; each is counted once, in the first that it is in. */
export const countApart = (
  act: Pick<Call, 'tx'>,
  question: PoolQuestion,
  sets: Readonly<Record<string, RawBuilder<unknown>>>,
) => store.countApart(act.tx, question, sets)

export const lockBulkActs = (act: Pick<Call, 'tx'>): Promise<void> => store.lockActs(act.tx)

/** @returns the act, and how many enterprises it changed */
export async function markAll(
  act: Act,
  question: PoolQuestion,
  { reason, leftOut }: { reason: WithholdReason | null; leftOut: RawBuilder<unknown> },
  by: { personId: string; officeId: string },
): Promise<{ id: string; changed: number }> {
  const { now } = act
  const id = await store.insertAct(act.tx, { act: reason === null ? 'release' : 'withhold', reason, ...by, now })
  const changed =
    reason === null
      ? await store.release(act.tx, id, question)
      : await store.withhold(act.tx, id, question, { reason, leftOut, now })
  return { id, changed }
}

export const findLastBulkAct = (act: Pick<Call, 'tx'>, personId: string) => store.findLast(act.tx, personId)

export const undoBulkAct = (act: Act, id: string): Promise<number> => store.undo(act.tx, id, act.now)

export const listWithheld = (act: Pick<Call, 'tx'>, ids: readonly string[]) => store.listWithheld(act.tx, ids)
