import type { Access } from '../../types/contract'
import type { FunctionName, OutputOf, ParsedOf, Registry } from '../../types/registry'
import type { Actor } from './actor'
import type { Ciphers } from './ciphers/ciphers'
import type { Configuration } from './configuration/settings'
import type { Tx } from './database/database'
import type { Bus } from './events'
import type { Tokens } from './tokens'

/** What the composition hands to every room. */
export interface Tools {
  configuration: Configuration
  ciphers: Ciphers
  tokens: Tokens
  bus: Bus<Call>
}

/** One call of a function, or one act of a command: everything an action may know about its circumstances. */
export interface Call {
  tx: Tx
  /** The instant of the call; nothing below asks the clock itself. */
  now: Date
  requestId: string
  /** weapp, dd, h5 or cli. */
  device: string
  /** The network address that the call came from; `cli` for a command. */
  address: string
  actor: Actor | null
  tools: Tools
}

export interface SignedInCall extends Call {
  actor: Actor
}

type CallFor<A extends Access> = A extends 'public' ? Call : SignedInCall

/** The implementation of one function of the registry. */
export type Handler<N extends FunctionName> = (
  call: CallFor<Registry[N]['access']>,
  input: ParsedOf<N>,
) => Promise<OutputOf<N>>
export type Handlers = { [N in FunctionName]: Handler<N> }
