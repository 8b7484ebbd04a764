/** Room: outreach. Campaigns: a choice of enterprises, prepared, tried, approved by a second person, sent within hours, stopped at any time. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, key, note } from './fields'
import { exclusions, funnel, funnelSteps } from './invitations'
import { askedOwnerships, askedStatuses, poolFilter } from './pool'
import { limits } from './limits'
import { fieldWords } from './words/fields'

export const campaignStates = [
  'preparing',
  'draft',
  'awaiting',
  'running',
  'paused',
  'stopped',
  'finished',
  'failed',
] as const
export type CampaignState = (typeof campaignStates)[number]
/** Whether the message is a notice or advertising, by which law and carriers tell them apart. */
export const campaignTemplates = ['invitation', 'invitation-promotional'] as const
export type CampaignTemplate = (typeof campaignTemplates)[number]
/** How long ago the last contact was (an invitation, a visit, a call in a case): never; some time; an invitation opened and not gone on with. */
export const lastContacts = ['never', 'over-30-days', 'over-180-days', 'stopped'] as const
export type LastContact = (typeof lastContacts)[number]
export const steerings = ['pause', 'resume', 'stop'] as const
export type Steering = (typeof steerings)[number]
/** What became of a campaign's messages. */
export const messageStates = ['wanted', 'sending', 'sent', 'refused', 'unknown', 'dropped'] as const
export type MessageState = (typeof messageStates)[number]

const name = z
  .string({ error: fieldWords.campaignName.empty })
  .check(
    z.trim(),
    z.minLength(1, fieldWords.campaignName.empty),
    z.maxLength(limits.campaign.name, fieldWords.campaignName.long),
  )
const whole = z.int({ error: fieldWords.choice.wrong }).check(z.minimum(0, fieldWords.choice.wrong))
const perSecond = z
  .int({ error: fieldWords.perSecond.wrong })
  .check(z.minimum(1, fieldWords.perSecond.wrong), z.maximum(limits.campaign.perSecond, fieldWords.perSecond.wrong))
const instant = z.iso.datetime({ offset: true, error: fieldWords.sendFrom.wrong })

/** Who is meant: the pool's filter, and what outreach knows beside it. */
export const campaignFilter = {
  query: poolFilter.query,
  place: poolFilter.place,
  status: poolFilter.status,
  ownership: poolFilter.ownership,
  /** A trade by its words in names, as casework's neighbours know them. */
  trade: z.optional(z.string({ error: fieldWords.choice.wrong }).check(z.maxLength(32, fieldWords.choice.wrong))),
  lastContact: z.optional(choice(lastContacts)),
}

const plan = z.object({
  /** Enterprises that the filter finds. */
  found: z.number(),
  /** Enterprises that a message will be about, and how many messages (a number of several gets one). */
  enterprises: z.number(),
  messages: z.number(),
  excluded: z.partialRecord(z.enum(exclusions), z.number()),
  /** Words of registers that nobody knows, of those left out for that, the most frequent first. */
  unclear: z.optional(z.array(z.string())),
  /** Numbers that more enterprises give than a number may: held until somebody has looked. */
  heldNumbers: z.number(),
  /** In hundredths of a yuan; null where no price is configured. */
  cost: z.nullable(z.number()),
})
export type CampaignPlan = z.infer<typeof plan>

export const listCampaignChoices = contract({
  summary:
    'What a campaign can be narrowed to: places within the own borders, trades; and the hours in which it may go out',
  access: 'cadre',
  effect: 'read',
  action: 'campaign.make',
  audit: 'viewed what a campaign can be narrowed to',
  input: z.object({}),
  output: z.object({
    places: z.array(z.object({ path: z.string(), name: z.string() })),
    trades: z.array(z.string()),
    /** Messages go out from the first hour on and before the second, by China's clock. */
    hours: z.object({ from: z.number(), to: z.number() }),
    /** Up to so many characters a text is one message. */
    oneMessage: z.number(),
    /** The service's present. ISO instant. */
    now: z.string(),
  }),
})
export type CampaignChoices = z.infer<typeof listCampaignChoices.output>

export const planCampaign = contract({
  summary: 'What a campaign over a filter would come to: enterprises, messages, price, and who is left out and why',
  access: 'cadre',
  effect: 'read',
  action: 'campaign.make',
  audit: 'planned a campaign',
  input: z.object({ ...campaignFilter, template: choice(campaignTemplates) }),
  /** With the message as it would arrive, its code as dots; and the one for a number of several enterprises. */
  output: z.extend(plan, { text: z.string(), listText: z.string() }),
})

export const createCampaign = contract({
  summary: 'Makes a campaign of a filter; it is prepared beside the requests and then waits as a draft',
  access: 'cadre',
  effect: 'write',
  action: 'campaign.make',
  audit: 'made a campaign',
  input: z.object({
    key,
    name,
    template: choice(campaignTemplates),
    perSecond: z.optional(perSecond),
    ...campaignFilter,
  }),
  output: z.object({ id: z.string() }),
})

const row = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  office: z.string(),
  state: z.enum(campaignStates),
  template: z.enum(campaignTemplates),
  createdAt: z.string(),
  messages: z.nullable(z.number()),
  done: z.number(),
})
export type CampaignRow = z.infer<typeof row>

export const listCampaigns = contract({
  summary: 'Campaigns of the own office and those under it, newest first',
  access: 'cadre',
  effect: 'read',
  action: 'campaign.view',
  audit: 'viewed campaigns',
  input: z.object({ before: z.optional(whole) }),
  output: z.object({
    rows: z.array(row),
    next: z.nullable(z.number()),
    /** Who sends, in the order in which they are asked: what is left there, where it is told, and which texts it does not carry (yet). */
    providers: z.array(
      z.object({
        name: z.string(),
        balance: z.nullable(z.string()),
        /** Null: it could not be asked. */
        problems: z.nullable(z.array(z.string())),
      }),
    ),
  }),
})

export const getCampaign = contract({
  summary: 'A campaign: what it says to whom, how far it is, what it came to',
  access: 'cadre',
  effect: 'read',
  action: 'campaign.view',
  audit: 'viewed a campaign',
  record: 'campaign',
  input: z.object({ id }),
  output: z.object({
    id: z.string(),
    number: z.number(),
    name: z.string(),
    office: z.string(),
    state: z.enum(campaignStates),
    template: z.enum(campaignTemplates),
    /** The message as it arrives, its code as dots; and the one for a number of several enterprises. */
    text: z.string(),
    listText: z.string(),
    perSecond: z.nullable(z.number()),
    /** Whom it is about, in the words of the filter; the place by its name, null: all of the own borders. */
    whom: z.object({
      place: z.nullable(z.string()),
      query: z.nullable(z.string()),
      trade: z.nullable(z.string()),
      status: z.nullable(z.enum(askedStatuses)),
      ownership: z.nullable(z.enum(askedOwnerships)),
      lastContact: z.nullable(z.enum(lastContacts)),
    }),
    plan: z.nullable(plan),
    /** Enterprises looked at so far, while it is being prepared, and how many the filter chose. */
    prepared: z.number(),
    chosen: z.number(),
    /** When it stood so: the service's present. */
    at: z.string(),
    messages: z.record(z.enum(messageStates), z.number()),
    delivered: z.number(),
    undelivered: z.number(),
    /** Numbers that replied with something else than an opt-out; what they wrote is not kept here. */
    replied: z.number(),
    funnel,
    createdAt: z.string(),
    createdBy: z.string(),
    isOwn: z.boolean(),
    /** The last test message to the own phone; it must have gone out before approval is asked for. */
    test: z.nullable(z.object({ state: z.enum(messageStates), at: z.string() })),
    sendFrom: z.nullable(z.string()),
    approvedBy: z.nullable(z.string()),
    approvedAt: z.nullable(z.string()),
    declineNote: z.nullable(z.string()),
    finishedAt: z.nullable(z.string()),
    /** Outside of the hours in which it may be sent: when it goes on. */
    resumesAt: z.nullable(z.string()),
    /** Why it waits although nobody paused it: the provider's code, and what that means. */
    held: z.nullable(z.object({ code: z.string(), says: z.string() })),
    /** Before it is approved: whether anybody else than its maker may do that. */
    approvable: z.boolean(),
    /** What the caller may do now. */
    may: z.object({
      test: z.boolean(),
      submit: z.boolean(),
      approve: z.boolean(),
      pause: z.boolean(),
      resume: z.boolean(),
      stop: z.boolean(),
    }),
  }),
})
export type CampaignView = z.infer<typeof getCampaign.output>

export const testCampaign = contract({
  summary: "Sends the campaign's message to the own phone, as a number of the choice would get it",
  access: 'cadre',
  effect: 'write',
  action: 'campaign.make',
  audit: 'sent a test of a campaign',
  record: 'campaign',
  input: z.object({ key, id }),
  output: z.object({ phoneMasked: z.string() }),
})

export const submitCampaign = contract({
  summary: 'Asks for the approval of a second person; from then on nothing of it changes',
  access: 'cadre',
  effect: 'write',
  action: 'campaign.make',
  audit: 'submitted a campaign',
  record: 'campaign',
  input: z.object({ key, id, sendFrom: z.optional(instant) }),
  output: z.object({ id: z.string() }),
})

export const approveCampaign = contract({
  summary:
    'A second person approves a campaign, with the number of messages confirmed, or sends it back with a word why',
  access: 'cadre',
  effect: 'write',
  action: 'campaign.approve',
  audit: 'decided on a campaign',
  record: 'campaign',
  fresh: true,
  input: z.object({
    key,
    id,
    approve: z.boolean({ error: fieldWords.choice.wrong }),
    expected: whole,
    note: z.optional(note),
  }),
  output: z.object({ id: z.string() }),
})

export const steerCampaign = contract({
  summary: 'Pauses, resumes or stops a campaign: within a second nothing more begins to be sent',
  access: 'cadre',
  effect: 'write',
  action: 'campaign.steer',
  audit: 'steered a campaign',
  record: 'campaign',
  input: z.object({ key, id, act: choice(steerings) }),
  output: z.object({ id: z.string() }),
})

export const listHeldNumbers = contract({
  summary: 'Numbers of a campaign that many enterprises give: masked, with their enterprises, to be looked at',
  access: 'cadre',
  effect: 'read',
  action: 'campaign.make',
  audit: 'viewed held numbers',
  record: 'campaign',
  input: z.object({ id }),
  output: z.object({
    numbers: z.array(
      z.object({
        ref: z.string(),
        phoneMasked: z.string(),
        enterprises: z.array(z.object({ id: z.string(), name: z.string() })),
        count: z.number(),
        verdict: z.nullable(z.enum(['fine', 'bookkeeper'])),
      }),
    ),
    total: z.number(),
  }),
})

export const judgeHeldNumber = contract({
  summary:
    "Says of a number that many enterprises give whether it is theirs, or a bookkeeper's; counts for campaigns to come",
  access: 'cadre',
  effect: 'write',
  action: 'campaign.make',
  audit: 'judged a held number',
  record: 'campaign',
  input: z.object({ key, id, ref: id, verdict: choice(['fine', 'bookkeeper']) }),
  output: z.object({ id: z.string() }),
})

/** The messages of a campaign that came to nothing, by what the provider or the carrier said. */
export const listFailures = contract({
  summary: 'Why messages of a campaign did not arrive, counted by reason',
  access: 'cadre',
  effect: 'read',
  action: 'campaign.view',
  audit: 'viewed failures of a campaign',
  record: 'campaign',
  input: z.object({ id }),
  output: z.object({ reasons: z.array(z.object({ says: z.string(), code: z.string(), messages: z.number() })) }),
})

export { funnelSteps }
