/** One enterprise with everything that the pool itself knows of it. */
import { findPersonalValue } from '../../people/actions'
import type { Call } from '../../platform/call'
import { registerFields } from '../import/contacts'
import * as store from './store'

export type PoolRecordKept = NonNullable<Awaited<ReturnType<typeof store.findRecord>>>

export const findRecord = (act: Pick<Call, 'tx'>, id: string): Promise<PoolRecordKept | undefined> =>
  store.findRecord(act.tx, id)

export const listFormerNames = (act: Pick<Call, 'tx'>, ids: readonly string[]) => store.listFormerNames(act.tx, ids)

/** Own choice, 2026-11-24: older imports say nothing that anybody still asks. */
const IMPORTS = 20

export const listImportsOf = (act: Pick<Call, 'tx'>, ids: readonly string[]) =>
  store.listImportsOf(act.tx, ids, IMPORTS)

export type RegisterField = keyof typeof registerFields

/** Telephone and representative as a register told them; undefined where none did, or the person was forgotten. */
export async function findRegisterContact(
  act: Pick<Call, 'tx' | 'tools'>,
  { registerPersonId }: Pick<PoolRecordKept, 'registerPersonId'>,
  field: RegisterField,
): Promise<string | undefined> {
  return registerPersonId === null ? undefined : findPersonalValue(act, registerPersonId, registerFields[field])
}
