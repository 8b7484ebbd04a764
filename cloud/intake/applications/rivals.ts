/** Other open applications for the same enterprise, under whichever of its codes. */
import type { Call } from '../../platform/call'
import * as store from './store'

type Asked = { id: string; uscc: string }

export async function listRivals(call: Pick<Call, 'tx'>, application: Asked) {
  return (await store.listOpen(call.tx, application.uscc)).filter((one) => one.id !== application.id)
}

/** For an act that only one of them may do: until the transaction ends nobody else asks so, where the enterprise has several codes. */
export async function lockRivals(call: Pick<Call, 'tx'>, application: Asked) {
  await store.lockOpen(call.tx, application.uscc)
  return listRivals(call, application)
}
