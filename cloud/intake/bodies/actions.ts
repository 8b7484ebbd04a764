/** Bodies that can be set up together with the League's organisation: each only while an office receives for it. */
import type { OfferedBody } from '../../../types/city'
import { intakeWords } from '../../../types/words/intake'
import type { Call } from '../../platform/call'
import type { PartnerBody } from '../tables'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

/** What the form offers beside the League, in the order in which it was configured. */
export async function listOfferedBodies(act: Pick<Act, 'tx'>): Promise<OfferedBody[]> {
  return asOffered(await store.listConfigured(act.tx))
}

/** The same of rows that were read along with something else. */
export const asOffered = (configured: readonly { body: PartnerBody; office: string }[]): OfferedBody[] =>
  configured.map(({ body, office }) => ({ body, name: intakeWords.bodies[body], recipient: office }))

/** From now on `office` receives what is submitted for this body; another office before it ends. */
export async function configureBody(act: Act, body: PartnerBody, office: string): Promise<void> {
  await store.endBody(act.tx, body, act.now)
  await store.insertBody(act.tx, body, office, act.now)
}

/** @returns false when it was not offered */
export async function removeBody(act: Act, body: PartnerBody): Promise<boolean> {
  return store.endBody(act.tx, body, act.now)
}
