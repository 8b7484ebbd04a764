/** A record of each time that personal data left: to whom, which fields, about whom, what for, on what ground. Ids only. */
import type { SharedField, SharingBasis, SharingManner } from '../../../types/rights'
import type { Call } from '../../platform/call'
import * as store from './store'
import type { Sharing, SharingRow } from './store'

export type { Sharing, SharingRow } from './store'

type Act = Pick<Call, 'tx' | 'now'>

export interface NewSharing {
  manner: SharingManner
  recipient: string
  fields: readonly SharedField[]
  purpose: string
  basis: SharingBasis
  /** The function or command by which it left. */
  act: string
  record?: string
}

/** Written in the transaction by which the data leaves. @returns its id, for further subjects (`addSubjects`) */
export async function recordSharing(act: Act, sharing: NewSharing, personIds: readonly string[]): Promise<string> {
  const id = await store.insertSharing(act.tx, sharing, act.now)
  await addSubjects(act, id, personIds)
  return id
}

/** More persons of the same act: an export is read page by page. */
export async function addSubjects(act: Pick<Act, 'tx'>, id: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await store.insertSubjects(act.tx, id, personIds)
}

/** Who received a person's data, newest first. */
export const listSharingsOf = (act: Pick<Act, 'tx'>, personId: string): Promise<Sharing[]> =>
  store.listOfPerson(act.tx, personId)

/** All of a time, oldest first, with how many persons each was about; page by page. */
export const listSharings = (
  act: Pick<Act, 'tx'>,
  span: { from: Date; to: Date },
  after: string,
  limit: number,
): Promise<SharingRow[]> => store.listBetween(act.tx, span, after, limit)

export const countSharingsBefore = (act: Pick<Act, 'tx'>, before: Date): Promise<number> =>
  store.countBefore(act.tx, before)

/** @returns how many records went */
export const forgetSharingsBefore = (act: Pick<Act, 'tx'>, before: Date, limit: number): Promise<number> =>
  store.deleteBefore(act.tx, before, limit)
