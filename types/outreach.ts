/** Room: outreach. What a person wants to be told, and where. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, key } from './fields'

/** Messages that WeChat sends only to whom agreed to it. */
export const subscribable = ['case-update', 'complaint-update'] as const
export type Subscribable = (typeof subscribable)[number]

export const recordSubscription = contract({
  summary: 'Notes whether the person agreed, in WeChat’s own sheet, to be sent a kind of message',
  access: 'signed-in',
  effect: 'write',
  action: 'message.subscribe',
  audit: 'answered whether to be sent messages in WeChat',
  input: z.object({ key, template: choice(subscribable), accepted: z.boolean() }),
  output: z.object({ template: z.enum(subscribable), accepted: z.boolean() }),
})
