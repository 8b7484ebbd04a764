import type { Handlers } from '../platform/call'
import { findPersonalValue } from './persons/actions'
import { maskPhone } from './persons/rules'
import { mustBeAllowed } from './policy/policy'

export const peopleFunctions: Pick<Handlers, 'getMe'> = {
  getMe: async (call) => {
    mustBeAllowed(call.actor, 'self.view')
    const phone = await findPersonalValue(call, call.actor.personId, 'phone')
    const name = await findPersonalValue(call, call.actor.personId, 'name')
    return {
      phoneMasked: phone === undefined ? '' : maskPhone(phone),
      name: name ?? null,
      grants: call.actor.grants.map(({ role, officeName, division }) => ({ role, office: officeName, division })),
    }
  },
}
