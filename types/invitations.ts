/** Rooms: intake and outreach. Invitations as lifelong objects: what they are bound to, what is answered to them, how far they came. */
import * as z from 'zod/mini'
import { office } from './city'
import { contract } from './contract'
import { choice, id, invitationToken, key } from './fields'
import { rests } from './rest-rules'
import { fieldWords } from './words/fields'

/** An enterprise's; several enterprises' of one number; a place's or a campaign's, where the enterprise is still to be found. */
export const invitationKinds = ['enterprise', 'list', 'place', 'campaign'] as const
export type InvitationKind = (typeof invitationKinds)[number]
/** How it was handed over. */
export const invitationChannels = ['link', 'sms', 'poster'] as const
export type InvitationChannel = (typeof invitationChannels)[number]
/** What somebody answers with one tap, and the office of the place looks at: nobody writes to the enterprise meanwhile. None is ever renamed. */
export const checkedAnswers = ['not-mine', 'left', 'moved', 'organised'] as const
export type CheckedAnswer = (typeof checkedAnswers)[number]
/** All that can be answered; 暂时不需要 is nobody's to look at, and holds for a time (`restRules`). None is ever renamed. */
export const invitationAnswers = [...checkedAnswers, 'not-now'] as const
export type InvitationAnswer = (typeof invitationAnswers)[number]
/** What can be said of all enterprises of a number's list at once: of the person, not of an enterprise. */
export const listAnswers = ['not-mine', 'left'] as const satisfies readonly InvitationAnswer[]
/** How far an invitation came, in their order. */
export const funnelSteps = ['sent', 'delivered', 'opened', 'confirmed', 'submitted', 'accepted', 'founded'] as const
export type FunnelStep = (typeof funnelSteps)[number]

export const answerInvitation = contract({
  summary:
    'One tap in place of an application: not mine, left, moved or closed, has an organisation, not now; null takes it back. To the list of a number: its owner, for all',
  access: 'public',
  effect: 'write',
  bearer: 'token',
  action: 'invitation.answer',
  audit: 'answered an invitation',
  input: z.object({ key, token: invitationToken, answer: z.nullable(choice(invitationAnswers)) }),
  output: z.object({
    answer: z.nullable(z.enum(invitationAnswers)),
    /** What was to be taken back and stands, for an office has confirmed it: of which enterprise, and which office to ask. */
    kept: z.array(z.object({ enterprise: z.string(), answer: z.enum(invitationAnswers), office: z.nullable(office) })),
  }),
})
export type KeptAnswer = z.infer<typeof answerInvitation.output>['kept'][number]

export const stopMessages = contract({
  summary:
    'The number that this invitation was sent to gets no more messages of campaigns, for ever; or, said again, does',
  access: 'public',
  effect: 'write',
  bearer: 'token',
  action: 'invitation.answer',
  audit: 'chose about messages',
  input: z.object({ key, token: invitationToken, stop: z.boolean({ error: fieldWords.choice.wrong }) }),
  output: z.object({ stopped: z.boolean() }),
})

/** Why an enterprise gets no invitation. Later ones are added at the end, none is ever renamed. */
export const exclusions = [
  'organised',
  'ineligible',
  'withheld',
  'applied',
  'answered',
  'no-phone',
  'landline',
  'virtual',
  'foreign',
  'wrong-number',
  'opted-out',
  'no-consent',
  'too-often',
  'held',
  'bookkeeper',
  'suspended',
  'status-unclear',
  'in-review',
  'withdrawn',
  'not-now',
  'waiting',
] as const
export type Exclusion = (typeof exclusions)[number]

/** What became of the message of one invitation: surely not sent, or nobody knows. None is ever renamed. */
export const ownMessages = ['waiting', 'sending', 'sent', 'unsent', 'unknown'] as const
export type OwnMessage = (typeof ownMessages)[number]

export const planInvite = contract({
  summary: 'What inviting one enterprise by text message would send, and to which (masked) number; or why it cannot be',
  access: 'cadre',
  effect: 'read',
  action: 'invitation.send',
  audit: 'planned an invitation',
  record: 'enterprise',
  input: z.object({ id }),
  output: z.object({
    enterprise: z.string(),
    phoneMasked: z.nullable(z.string()),
    /** The message as it will arrive, its code as dots. */
    text: z.string(),
    refusal: z.nullable(z.enum(exclusions)),
    /** Why and until when (ISO date) campaigns leave it alone, for whoever invites it all the same; null: they do not. */
    rest: z.nullable(z.object({ why: z.enum(rests), until: z.string() })),
    /** When it goes out: at once, or when the hours for it begin. ISO instant. */
    sendsAt: z.string(),
    /** The service's present; equals `sendsAt` where it goes out at once. */
    now: z.string(),
    /** Invitations of this enterprise so far, newest first. */
    earlier: z.array(
      z.object({
        id: z.string(),
        channel: z.enum(invitationChannels),
        at: z.string(),
        /** Who invited, for whoever follows it up: a cadre, and the campaign where it was one; null: nobody by name. */
        by: z.nullable(z.string()),
        campaign: z.nullable(z.string()),
        reached: z.nullable(z.enum(funnelSteps)),
        reachedAt: z.nullable(z.string()),
        /** Of a text message; null: it was handed over in another way. */
        message: z.nullable(z.enum(ownMessages)),
        answer: z.nullable(z.enum(invitationAnswers)),
        /** When it was taken back: it leads nowhere since; null: it stands. */
        revokedAt: z.nullable(z.string()),
        /** Whether it can be taken back: not where somebody applied by it. */
        mayRevoke: z.boolean(),
      }),
    ),
  }),
})
export type InvitePlan = z.infer<typeof planInvite.output>

export const sendInvite = contract({
  summary: 'Invites one enterprise by a text message to the number of the register',
  access: 'cadre',
  effect: 'write',
  action: 'invitation.send',
  audit: 'sent an invitation',
  record: 'enterprise',
  input: z.object({ key, id }),
  output: z.object({ invitation: z.string(), sendsAt: z.string() }),
})

export const revokeInvite = contract({
  summary: 'Takes one invitation of an enterprise back: its link says so to whoever opens it, what waits is not sent',
  access: 'cadre',
  effect: 'write',
  action: 'invitation.send',
  audit: 'revoked an invitation',
  record: 'enterprise',
  input: z.object({ key, id, invitation: id }),
  output: z.object({ revokedAt: z.string() }),
})

export const stopNumber = contract({
  summary:
    'The number of the register wants no more messages and told the office so: it gets none of any campaign, for ever',
  access: 'cadre',
  effect: 'write',
  action: 'invitation.send',
  audit: 'stopped messages to a number',
  record: 'enterprise',
  input: z.object({ key, id }),
  output: z.object({ stopped: z.boolean() }),
})

const task = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  enterprise: z.string(),
  place: z.string(),
  answer: z.enum(checkedAnswers),
  askedAt: z.string(),
  dueOn: z.string(),
  late: z.boolean(),
  /** By a link or a poster that went to no number: from this day on it leaves the enterprise out no more, unless an office says that it holds. */
  lapses: z.nullable(z.object({ on: z.string(), isOver: z.boolean() })),
})
export type InvitationTask = z.infer<typeof task>

export const listInvitationTasks = contract({
  summary: 'What enterprises answered to invitations and the office has to look at, the most urgent first',
  access: 'cadre',
  effect: 'read',
  action: 'invitation.settle',
  audit: 'viewed answers to invitations',
  input: z.object({}),
  output: z.object({
    tasks: z.array(task),
    total: z.number(),
    /** The office's last words on others, newest first: each can be looked at once more. */
    settled: z.array(
      z.object({
        id: z.string(),
        enterprise: z.string(),
        answer: z.enum(checkedAnswers),
        outcome: z.enum(['confirmed', 'mistaken']),
        settledAt: z.string(),
      }),
    ),
    /** Who answered 暂时不需要 and is left alone for now, the newest first: there is nothing to do. */
    resting: z.array(
      z.object({
        enterpriseId: z.string(),
        enterprise: z.string(),
        place: z.string(),
        answeredAt: z.string(),
        /** The day from which campaigns write to it again. */
        until: z.string(),
      }),
    ),
    restingTotal: z.number(),
  }),
})
export type SettledTask = z.infer<typeof listInvitationTasks.output>['settled'][number]
export type RestingEnterprise = z.infer<typeof listInvitationTasks.output>['resting'][number]

export const settleInvitationTask = contract({
  summary: 'The office has looked: the answer holds (the enterprise is not approached any more), or was a mistake',
  access: 'cadre',
  effect: 'write',
  action: 'invitation.settle',
  audit: 'settled an answer to an invitation',
  input: z.object({
    key,
    id,
    /** What was looked at: where another answer stands by now, it is not settled. */
    answer: z.optional(choice(checkedAnswers)),
    outcome: choice(['confirmed', 'mistaken']),
  }),
  output: z.object({ id: z.string() }),
})

export const reopenInvitationTask = contract({
  summary:
    'The office takes its word on an answer back: it is to be looked at anew, and nobody writes to the enterprise until then',
  access: 'cadre',
  effect: 'write',
  action: 'invitation.settle',
  audit: 'reopened an answer to an invitation',
  input: z.object({ key, id }),
  output: z.object({ id: z.string() }),
})

/** How many enterprises came how far; every step counts those that came at least so far by their own invitation. */
export const funnel = z.object({
  /** Enterprises with an invitation. */
  invited: z.number(),
  steps: z.record(z.enum(funnelSteps), z.number()),
  answers: z.record(z.enum(invitationAnswers), z.number()),
  /** Opened and not submitted, for longer than the rule says, and without an answer. */
  stopped: z.number(),
  /** Of those that stopped once: who came back and submitted. */
  revisited: z.number(),
})
export type Funnel = z.infer<typeof funnel>

export const getFunnel = contract({
  summary: 'The way of invitations from sent to founded, in enterprises: of a place, a campaign and a span of days',
  access: 'cadre',
  effect: 'read',
  action: 'invitation.count',
  audit: 'viewed the funnel of invitations',
  input: z.object({
    campaign: z.optional(id),
    place: z.optional(
      z.string({ error: fieldWords.choice.wrong }).check(z.regex(/^\/(\d{4,9}\/){1,3}$/, fieldWords.choice.wrong)),
    ),
    channel: z.optional(choice(invitationChannels)),
  }),
  output: z.object({
    on: z.string(),
    /** Days of the first and the last of the invitations counted; null: none. */
    from: z.nullable(z.string()),
    to: z.nullable(z.string()),
    funnel,
    /** The same by channel, where more than one was used. */
    channels: z.array(z.object({ channel: z.enum(invitationChannels), funnel })),
  }),
})
