import type { PickedTemplates } from '../gateways/wechat/templates'
import { mustBeAllowed } from '../people/rules'
import type { Handlers } from '../platform/call'
import { recordSubscription } from './subscriptions/actions'

/** @param templates what the city picked at WeChat */
export const outreachFunctions = (templates: PickedTemplates): Pick<Handlers, 'recordSubscription'> => ({
  recordSubscription: async (call, input) => {
    mustBeAllowed(call.actor, 'message.subscribe')
    await recordSubscription(call, templates, input)
    return { template: input.template, accepted: input.accepted }
  },
})
