/** Room: outreach. A person's own messages, readable here whatever became of them on the way, and where they are wanted. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, invitationToken, key } from './fields'

/** How a person wants to hear of progress. wechat: by a subscribe message where one is subscribed to, else by text message. */
export const messageChannels = ['wechat', 'sms', 'inbox'] as const
export type MessageChannel = (typeof messageChannels)[number]
/** What became of it outside of the service. none: not sent, or nobody knows. */
export const messageOutcomes = ['sent', 'waiting', 'none'] as const
export type MessageOutcome = (typeof messageOutcomes)[number]

export const listMyMessages = contract({
  summary: "The signed-in person's own messages in full words, newest first, sent or not; and where they are wanted",
  access: 'signed-in',
  effect: 'read',
  action: 'self.data',
  audit: null,
  /** `before`: the last message that is shown already. */
  input: z.object({ before: z.optional(id) }),
  output: z.object({
    messages: z.array(z.object({ id: z.string(), at: z.string(), text: z.string(), outcome: z.enum(messageOutcomes) })),
    /** There are older ones. */
    more: z.boolean(),
    channel: z.enum(messageChannels),
  }),
})
export type MyMessages = z.infer<typeof listMyMessages.output>

export const setMessagePreference = contract({
  summary: 'Chooses how to hear of progress; the own messages can be read here in any case',
  access: 'signed-in',
  effect: 'write',
  action: 'self.data',
  audit: 'chose how to hear of progress',
  input: z.object({ key, channel: choice(messageChannels) }),
  output: z.object({ channel: z.enum(messageChannels) }),
})

export const seeMessageChoice = contract({
  summary: 'Whether the number that an invitation was sent to gets messages of campaigns; tells nothing of the number',
  access: 'public',
  effect: 'read',
  action: 'invitation.open',
  audit: null,
  input: z.object({ token: invitationToken }),
  output: z.object({
    /** False: it was handed over in another way, and there is nothing to stop. */
    toNumber: z.boolean(),
    stopped: z.boolean(),
  }),
})
