/** Room: people. Where a person is signed in. */
import * as z from 'zod/mini'
import { accountKinds } from './accounts'
import { contract } from './contract'
import { id, key } from './fields'

/** Never the token: whoever reads the list could become each of its entries. */
const session = z.object({
  id: z.string(),
  /** Which face of the app: weapp, dd, h5 or other. */
  device: z.string(),
  method: z.enum(accountKinds),
  /** ISO instants. */
  since: z.string(),
  lastSeen: z.string(),
  /** The session that asks. */
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof session>

export const listSessions = contract({
  summary: 'Where the signed-in person is signed in, the newest first',
  access: 'signed-in',
  effect: 'read',
  action: 'session.view',
  audit: null,
  input: z.object({}),
  output: z.object({ sessions: z.array(session) }),
})

export const revokeSession = contract({
  summary: 'Ends one of the own sessions at once',
  access: 'signed-in',
  effect: 'write',
  action: 'session.end',
  audit: 'ended a session',
  input: z.object({ key, id }),
  output: z.object({ ended: z.number() }),
})

export const revokeOtherSessions = contract({
  summary: 'Ends all own sessions but the one that asks',
  access: 'signed-in',
  effect: 'write',
  action: 'session.end',
  audit: 'ended all other sessions',
  input: z.object({ key }),
  output: z.object({ ended: z.number() }),
})
