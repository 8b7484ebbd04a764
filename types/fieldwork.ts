/** Room: fieldwork. The phone of a cadre on the way: its key, its list, what it sends and the receipts that let it forget. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, day, id, key } from './fields'
import { metKinds, recordKinds, wishes, wishReasons } from './field-records'
import { limits } from './limits'
import { fieldWords } from './words/fields'

const instant = z.string({ error: fieldWords.day.wrong }).check(
  z.maxLength(40, fieldWords.day.wrong),
  z.refine((text: string) => !Number.isNaN(Date.parse(text)), fieldWords.day.wrong),
)

export const openFieldDevice = contract({
  summary:
    "The secret of the caller's own phone, from which its keys are made: the same each time it is asked for. Made for cadres; whoever's grant has ended still gets that of a phone that is known, to send what lies on it",
  access: 'signed-in',
  effect: 'write',
  action: 'visit.send',
  audit: 'opened a phone for field work',
  secretReply: true,
  input: z.object({ key, device: id }),
  output: z.object({
    /** 32 bytes, base64. */
    secret: z.string(),
    /** Fresh random bytes at every call, base64 of 32: for phones whose host gives none. */
    entropy: z.string(),
    /** May take lists: holds a grant that visits. */
    mayVisit: z.boolean(),
  }),
})

/** What is known of an enterprise before somebody goes there; null: unknown, and shown so. */
const facts = z.object({
  staff: z.nullable(z.number()),
  youth: z.nullable(z.number()),
  members: z.nullable(z.number()),
  trade: z.nullable(z.string()),
  /** Year of its founding. */
  since: z.nullable(z.number()),
  /** Enterprises of the same place that have a League organisation. */
  neighbours: z.nullable(z.number()),
  /** Earlier contacts: visits, calls, invitations that were opened. */
  contacts: z.number(),
  lastContactOn: z.nullable(z.string()),
})
export type FieldFacts = z.infer<typeof facts>

const listed = z.object({
  id: z.string(),
  name: z.string(),
  uscc: z.string(),
  address: z.string(),
  place: z.nullable(z.string()),
  /** confirmed: somebody saw it there; proposed: its address says so. Null without a place. */
  membership: z.nullable(z.enum(['confirmed', 'proposed'])),
  floor: z.string(),
  room: z.string(),
  /** Its turn in the plan, from 1; null: on no plan of the caller's, only at a place that was taken along. */
  turn: z.nullable(z.number()),
  /** The rules that put it there, as short sentences. */
  because: z.array(z.string()),
  facts,
  lastVisit: z.nullable(
    z.object({ on: z.string(), wish: z.nullable(z.enum(wishes)), met: z.enum(metKinds), mine: z.boolean() }),
  ),
  /** Its open case; null: none. */
  caseState: z.nullable(z.string()),
  organised: z.boolean(),
  /** Struck off, revoked, moved away. */
  gone: z.boolean(),
})
export type ListedEnterprise = z.infer<typeof listed>

const listedPlace = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  address: z.string(),
  /** Floors from below, as people say them; empty: unknown. */
  floors: z.array(z.string()),
  entrances: z.array(z.string()),
  /** Tokens of its posters: a scanned one leads here without a network. */
  tokens: z.array(z.string()),
  enterprises: z.number(),
})
export type ListedPlace = z.infer<typeof listedPlace>

/** Places to take along whole, beside the own plans. */
const listPlaces = z.array(id).check(z.maxLength(20, fieldWords.choice.wrong))

export const takeFieldList = contract({
  summary:
    "The caller's own list for the way, page by page: what the plans gave to the caller, and what is at the places taken along; names no person",
  access: 'cadre',
  effect: 'read',
  action: 'visit.record',
  audit: 'took a list for field work',
  input: z.object({
    places: listPlaces,
    cursor: z.optional(z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(512, fieldWords.cursor.wrong))),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.fieldwork.listPage, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({
    /** Says which list it is; what is recorded carries it back. */
    version: z.string(),
    /** China's day. */
    takenOn: z.string(),
    office: z.object({ name: z.string(), phone: z.nullable(z.string()) }),
    /** The notice that an owner is shown before an application is taken down. */
    noticeVersion: z.string(),
    /** With the first page; empty on others. */
    places: z.array(listedPlace),
    enterprises: z.array(listed),
    total: z.number(),
    next: z.nullable(z.string()),
  }),
})
export type FieldList = z.infer<typeof takeFieldList.output>

export const sizeFieldList = contract({
  summary: "About how much the caller's own list with these places is, before it is taken: nothing of it is told",
  access: 'cadre',
  effect: 'read',
  action: 'visit.record',
  audit: 'asked how large a list for field work is',
  input: z.object({ places: listPlaces }),
  output: z.object({
    enterprises: z.number(),
    /** On the way and on the phone, in KB. */
    kilobytes: z.number(),
  }),
})

/** What the service found when a record met the present. */
export const conflictKinds = [
  /** Somebody else was there since the list was taken. */
  'visited-by-other',
  /** The enterprise was merged into another: the record follows. */
  'enterprise-merged',
  /** Its case is further than the phone knew. */
  'case-moved',
  /** It lies with another office now. */
  'division-changed',
  /** The caller's grant had ended. */
  'grant-ended',
  /** The phone's clock was wrong by more than is tolerated; the time was corrected. */
  'clock',
  /** No enterprise for a code or an invitation. */
  'unknown-enterprise',
  /** A newcomer that may be one of the pool. */
  'possible-duplicate',
  /** Has a League organisation, though its wish says otherwise. */
  'already-organised',
  'struck-off',
  /** An application was open already. */
  'already-applied',
  /** Refers to a record that never came. */
  'missing-record',
  /** Not of a form that the service knows. */
  'unreadable',
  /** Could not be applied; kept whole. */
  'unapplied',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

export const recordOutcomes = ['recorded', 'kept', 'refused'] as const
export type RecordOutcome = (typeof recordOutcomes)[number]

const receipt = z.object({
  id: z.string(),
  /** SHA-512, first 32 bytes, hex, of the text that the service wrote down; empty where it wrote none. The phone forgets a record only when this equals its own. */
  hash: z.string(),
  /** recorded: it counts. kept: written down whole, a person is to look. refused: not written down; the phone keeps it. */
  outcome: z.enum(recordOutcomes),
  conflicts: z.array(z.enum(conflictKinds)),
  /** Why it was refused, as a sentence; null else. */
  why: z.nullable(z.string()),
})
export type FieldReceipt = z.infer<typeof receipt>

export const recordFieldwork = contract({
  summary:
    'Takes what a phone recorded, in its order, each record once however often it comes; answers with a receipt for each',
  access: 'signed-in',
  effect: 'write',
  action: 'visit.send',
  audit: 'sent field work',
  bytes: limits.fieldwork.bytes,
  input: z.object({
    key,
    device: id,
    /** The phone's clock when it sent. */
    now: instant,
    records: z
      .array(
        z.object({
          id,
          seq: z.int().check(z.minimum(1), z.maximum(limits.fieldwork.seq)),
          /** The phone's clock when it was recorded. */
          recordedAt: instant,
          body: z.string().check(z.minLength(2), z.maxLength(limits.fieldwork.record)),
        }),
      )
      .check(z.minLength(1, fieldWords.choice.wrong), z.maxLength(limits.fieldwork.batch, fieldWords.choice.wrong)),
  }),
  output: z.object({ receipts: z.array(receipt), now: z.string() }),
})

/**
 * free: by a tap. asked: that was asked, and a person of the office decides. bound: not by itself any more, because something rests on it, the pool
 * has it, or its owner has confirmed it.
 */
export const backStates = ['free', 'asked', 'bound'] as const

const done = z.object({
  record: z.string(),
  kind: z.enum(recordKinds),
  at: z.string(),
  enterpriseId: z.nullable(z.string()),
  enterprise: z.string(),
  place: z.nullable(z.string()),
  met: z.nullable(z.enum(metKinds)),
  wish: z.nullable(z.enum(wishes)),
  why: z.nullable(z.enum(wishReasons)),
  youth: z.nullable(z.number()),
  outcome: z.enum(recordOutcomes),
  conflicts: z.array(z.enum(conflictKinds)),
  /** Its maker has taken it back, and it counts no more. */
  takenBack: z.boolean(),
  /** Whether its maker may take it back. */
  back: z.enum(backStates),
})
export type DoneRecord = z.infer<typeof done>

/** What follows from visits, a duty with a day. */
export const followKinds = ['look-in-again', 'send-invitation', 'await-confirmation', 'settle-conflict'] as const
export type FollowKind = (typeof followKinds)[number]

const follow = z.object({
  id: z.string(),
  kind: z.enum(followKinds),
  enterpriseId: z.nullable(z.string()),
  enterprise: z.string(),
  dueOn: z.string(),
  late: z.boolean(),
  mine: z.boolean(),
})
export type FollowUp = z.infer<typeof follow>

export const getFieldDay = contract({
  summary:
    "The caller's own day: what was done and what follows from it. Nobody else sees this page, and nothing in it is counted for anybody",
  access: 'cadre',
  effect: 'read',
  action: 'visit.record',
  audit: 'viewed the own day of field work',
  input: z.object({ day: z.optional(day) }),
  output: z.object({ day: z.string(), done: z.array(done), follows: z.array(follow) }),
})

export const listFollowUps = contract({
  summary: 'What follows from visits within the reach, the most urgent first',
  access: 'cadre',
  effect: 'read',
  action: 'visit.view',
  audit: 'viewed what follows from visits',
  input: z.object({ mine: z.boolean() }),
  output: z.object({ rows: z.array(follow), total: z.number() }),
})

export const settleFollowUp = contract({
  summary: 'A duty that followed from a visit is done, or not wanted any more',
  access: 'cadre',
  effect: 'write',
  action: 'visit.settle',
  audit: 'settled what followed from a visit',
  record: 'follow-up',
  input: z.object({ key, id, outcome: choice(['done', 'dropped']) }),
  output: z.object({}),
})
