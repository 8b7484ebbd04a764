/** Cases of a set that a later room knows, within the reach of an act; and the place in a list of cases. */
import type { RawBuilder } from 'kysely'
import type { Action } from '../../types/actions'
import { id as recordId } from '../../types/fields'
import { fieldWords } from '../../types/words/fields'
import { reach } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { hasEnded } from './life/transitions'
import * as store from './store'
import type { CaseFile, QueuePlace } from './store'

export const sayQueueCursor = (file: Pick<CaseFile, 'due_on' | 'id'>): string =>
  Buffer.from(`${file.due_on}/${file.id}`).toString('base64url')

/** A day that exists: the database would refuse another with an error of its own. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 0 && at.toISOString().slice(0, 10) === text
}

/** @throws Failure inputInvalid */
export function readQueueCursor(cursor: string | undefined): QueuePlace | undefined {
  if (cursor === undefined) return undefined
  const [dueOn = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('/')
  if (!isDay(dueOn) || !recordId.safeParse(id).success)
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return { dueOn, id }
}

/** @param ids a subquery of the set; the earliest deadline first, from behind `after` */
export const listCasesAmong = (
  call: SignedInCall,
  action: Action,
  ids: RawBuilder<unknown>,
  page: { after: QueuePlace | undefined; limit: number },
): Promise<CaseFile[]> => store.listAmong(call.tx, { reach: reach(call.actor, action), ids, ...page })

export const countCasesAmong = (call: SignedInCall, action: Action, ids: RawBuilder<unknown>): Promise<number> =>
  store.countAmong(call.tx, reach(call.actor, action), ids)

export const hasCaseEnded = (file: Pick<CaseFile, 'state'>): boolean => hasEnded(file.state)
