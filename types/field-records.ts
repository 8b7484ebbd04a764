/**
 * Room: fieldwork. What a cadre records on the way, as it lies on the phone and travels: one record, one JSON text. The text is never
 * written anew on the way, so that its SHA-512 (first 32 bytes, hex) is the same on the phone, on the wire and at the service.
 */
import * as z from 'zod/mini'
import { bodies } from './intake'
import {
  address,
  choice,
  count,
  day,
  enterpriseName,
  id,
  invitationToken,
  note,
  personName,
  phone,
  uscc,
} from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

/** Whom somebody met. Later ones are added at the end, none is ever renamed; so with all lists here. */
export const metKinds = ['principal', 'staff', 'reception', 'nobody', 'moved', 'refused'] as const
export type MetKind = (typeof metKinds)[number]

export const wishes = ['yes', 'later', 'no'] as const
export type Wish = (typeof wishes)[number]

/** Why later, why not. */
export const wishReasons = [
  'few-youth',
  'busy',
  'head-office',
  'to-think',
  'organised',
  'no-interest',
  'other',
] as const
export type WishReason = (typeof wishReasons)[number]

/** Where in a building: as people say it, `-1`, `12`, `A座3`. */
const where = note.check(z.maxLength(limits.fieldwork.where, fieldWords.note.long))
export const spot = z.object({ floor: where, room: where })
export type Spot = z.infer<typeof spot>

/** Which enterprise: one of the pool, by its code, by an invitation that was scanned, or one taken on the spot (its record). */
export const subject = z.union([
  z.object({ enterprise: id }),
  z.object({ uscc }),
  z.object({ invitation: invitationToken }),
  z.object({ newcomer: id }),
])
export type Subject = z.input<typeof subject>

/** What the phone knew of the enterprise when it was recorded; what has happened since is a conflict, never a loss. */
const known = z.object({
  /** The list's version; null: the enterprise was on no list. */
  list: z.nullable(z.string().check(z.maxLength(64))),
  /** Day of the last visit that the list told of. */
  visitedOn: z.nullable(day),
  /** State of its open case then; null: none. */
  caseState: z.nullable(z.string().check(z.maxLength(32))),
})

const about = { place: z.nullable(id), at: z.nullable(spot) }

export const visitBody = z.object({
  form: z.literal(1),
  kind: z.literal('visit'),
  subject,
  ...about,
  met: choice(metKinds),
  /** What was learnt; null: not asked, not told. Never zero for unknown. */
  staff: z.nullable(count),
  youth: z.nullable(count),
  members: z.nullable(count),
  wish: z.nullable(choice(wishes)),
  why: z.nullable(choice(wishReasons)),
  /** When to look in again. */
  nextOn: z.nullable(day),
  note,
  known,
  /** The record that this one puts right; both are kept, this one counts. */
  replaces: z.nullable(id),
})
export type VisitBody = z.input<typeof visitBody>

/** An enterprise in front of the cadre that no list has: compared with the pool when it arrives. */
export const newcomerBody = z.object({
  form: z.literal(1),
  kind: z.literal('newcomer'),
  name: enterpriseName,
  uscc: z.nullable(uscc),
  /** Null: where the place is. */
  address: z.nullable(address),
  ...about,
})
export type NewcomerBody = z.input<typeof newcomerBody>

/** The owner is present and applies by the cadre's hand: provisional, and counted nowhere, until the owner confirms on an own phone. */
export const applicationBody = z.object({
  form: z.literal(1),
  kind: z.literal('application'),
  subject,
  contactName: personName,
  phone,
  bodies: z.array(choice(bodies)).check(z.minLength(1), z.maxLength(bodies.length)),
  youth: z.nullable(count),
  members: z.nullable(count),
  /** The notice that was shown to the owner before anything was written down. */
  noticeVersion: z.string().check(z.minLength(1), z.maxLength(32)),
})
export type ApplicationBody = z.input<typeof applicationBody>

/** Seen at the place, or not to be found there. */
export const placedBody = z.object({
  form: z.literal(1),
  kind: z.literal('placed'),
  place: id,
  subject,
  here: z.boolean(),
  at: z.nullable(spot),
})
export type PlacedBody = z.input<typeof placedBody>

/** A record of one's own that was a mistake. What it brought about is taken back where nothing rests on it yet; else a person is asked. */
export const takenBackBody = z.object({ form: z.literal(1), kind: z.literal('taken-back'), record: id })
export type TakenBackBody = z.input<typeof takenBackBody>

export const recordBody = z.union([visitBody, newcomerBody, applicationBody, placedBody, takenBackBody])
export type RecordBody = z.input<typeof recordBody>
export const recordKinds = ['visit', 'newcomer', 'application', 'placed', 'taken-back'] as const
export type RecordKindName = (typeof recordKinds)[number]
