import type { Handlers } from '../platform/call'
import { findInPool, listPlaces } from './search'

/** The pool's pages. Who may call is the policy's act; what is reached, its filter. */
export const cultivationFunctions: Pick<Handlers, 'searchPool' | 'listPoolPlaces'> = {
  searchPool: async (call, input) => findInPool(call, input),
  listPoolPlaces: async (call) => listPlaces(call),
}
