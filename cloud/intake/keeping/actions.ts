/** What of applications and wishes to join is no longer needed, for the rules of retention (room `rights`). */
import type { Call } from '../../platform/call'
import * as store from './store'
import type { DueContact, DueLicence, Due } from './store'

export type { Due, DueContact, DueLicence } from './store'

type Act = Pick<Call, 'tx' | 'now'>

export const countDue = (act: Pick<Act, 'tx'>, due: Due): Promise<number> => store.count(act.tx, due)

/** Applications or wishes that ended before an instant and still hold a contact. Taken for this transaction. */
export const listDueContacts = (
  act: Pick<Act, 'tx'>,
  due: Due & { kind: 'contact' | 'join' },
  limit: number,
): Promise<DueContact[]> => store.listContacts(act.tx, due, limit)

export const markContactForgotten = (act: Act, kind: 'contact' | 'join', id: string): Promise<void> =>
  store.markContact(act.tx, kind, id, act.now)

/** Applications whose licence has been looked at, or that have ended, before an instant. Taken for this transaction. */
export const listDueLicences = (
  act: Pick<Act, 'tx'>,
  due: Due & { kind: 'licenceAccepted' | 'licenceEnded' },
  limit: number,
): Promise<DueLicence[]> => store.listLicences(act.tx, due, limit)

export const markLicenceLetGo = (act: Act, id: string): Promise<void> => store.markLicence(act.tx, id, act.now)
