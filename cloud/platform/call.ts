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

/** Runs work in a transaction of its own, which is kept whatever becomes of the call. */
export type Transact = <T>(work: (call: Call) => Promise<T>) => Promise<T>

/** The implementation of one function of the registry. */
export interface Handler<N extends FunctionName> {
  (call: CallFor<Registry[N]['access']>, input: ParsedOf<N>, prepared?: unknown): Promise<OutputOf<N>>
  /** See `askFirst`. */
  prepare?: (input: ParsedOf<N>, transact: Transact) => Promise<unknown>
}

/**
 * A function that must ask the world outside: `prepare` runs before the transaction of `act`, so that nobody's rows are held while a
 * stranger answers. It runs for a caller that may call and an input that is right, and not where the key's reply is stored already. What
 * it finds out, refusals too, is a value: `act` throws, after the key has been looked at once more.
 */
export function askFirst<N extends FunctionName, P>(
  prepare: (input: ParsedOf<N>, transact: Transact) => Promise<P>,
  act: (call: CallFor<Registry[N]['access']>, input: ParsedOf<N>, prepared: P) => Promise<OutputOf<N>>,
): Handler<N> {
  return Object.assign(
    // The dispatcher hands over what `prepare` of the same handler gave.
    (call: CallFor<Registry[N]['access']>, input: ParsedOf<N>, prepared?: unknown) => act(call, input, prepared as P),
    { prepare },
  )
}
export type Handlers = { [N in FunctionName]: Handler<N> }
