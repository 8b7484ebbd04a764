import type { Handlers } from '../platform/call'
import { getEnterprise, revealRegisterContact } from './enterprise'
import { findInPool, listPlaces } from './search'

/** The pool's pages. Who may call is the policy's act; what is reached, its filter. */
export const cultivationFunctions: Pick<
  Handlers,
  'searchPool' | 'listPoolPlaces' | 'getEnterprise' | 'revealRegisterContact'
> = {
  searchPool: async (call, input) => findInPool(call, input),
  listPoolPlaces: async (call) => listPlaces(call),
  getEnterprise: async (call, { id }) => getEnterprise(call, id),
  revealRegisterContact: async (call, input) => revealRegisterContact(call, input),
}
