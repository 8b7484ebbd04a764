/** Room: places. Buildings, markets, parks and towns where enterprises gather: the registry, who is in them by address, who was seen there. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { spot } from './field-records'
import { address, choice, id, key } from './fields'
import { limits } from './limits'
import { placePath } from './pool'
import { fieldWords } from './words/fields'
import { placeFieldWords as words } from './words/places'

/** Later ones are added at the end, none is ever renamed. */
export const placeKinds = ['building', 'market', 'park', 'town'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** proposed: the address says so. confirmed: somebody saw it there. absent: somebody looked and it is not there. */
export const memberships = ['proposed', 'confirmed', 'absent'] as const
export type Membership = (typeof memberships)[number]

/** Where a membership is known from. */
export const membershipSources = ['address', 'desk', 'visit'] as const
export type MembershipSource = (typeof membershipSources)[number]

const cursor = z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))
const limit = z
  .int({ error: fieldWords.choice.wrong })
  .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong))

const line = (most: number, empty: string, long: string) =>
  z.pipe(
    z.pipe(
      z.string({ error: empty }),
      z.transform((value: string) => value.replace(/[\s\u3000]+/g, ' ').trim()),
    ),
    z
      .string()
      .check(
        z.minLength(1, empty),
        z.maxLength(most, long),
        z.regex(/^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f]*$/, fieldWords.note.control),
      ),
  )

/** Name of a place as it stands on its gate. */
export const placeName = line(limits.placeName.max, words.name.empty, words.name.long)
const part = line(limits.fieldwork.where, words.part.empty, words.part.long)
const parts = z.array(part).check(z.maxLength(limits.placeParts.max, words.part.many))

/** What is said of a place. */
const said = {
  kind: choice(placeKinds),
  name: placeName,
  address,
  /** Path of the office where it lies: of a street, or of a district where the street is not known. */
  place: placePath,
  /** Entrances as people call them: 东门, 1号门. */
  entrances: parts,
  /** Floors from below, as people say them: -1, 1, A座3. Empty: unknown. */
  floors: parts,
}

const listed = z.object({
  id: z.string(),
  kind: z.enum(placeKinds),
  name: z.string(),
  address: z.string(),
  /** Path of its office. */
  path: z.string(),
  /** District and street as people say them. */
  place: z.string(),
  /** Enterprises that are there: seen, and by their addresses. */
  confirmed: z.number(),
  proposed: z.number(),
  ended: z.boolean(),
})
export type ListedRegistryPlace = z.infer<typeof listed>

export const listPlaces = contract({
  summary: 'Places of the registry within the own borders, by name; those that ended only where they are asked for',
  access: 'cadre',
  effect: 'read',
  action: 'place.view',
  audit: 'viewed the places',
  input: z.object({
    /** A part of a name, of its initials or of an address. */
    query: z.optional(
      z
        .string({ error: fieldWords.query.control })
        .check(z.maxLength(limits.enterpriseName.max, fieldWords.query.long)),
    ),
    kind: z.optional(choice(placeKinds)),
    ended: z.optional(z.boolean({ error: fieldWords.choice.wrong })),
    cursor: z.optional(cursor),
    limit: z.optional(limit),
  }),
  output: z.object({ rows: z.array(listed), total: z.number(), next: z.nullable(z.string()) }),
})

/** An address of the pool that many enterprises share and that no place of the registry has. */
const proposal = z.object({
  /** What to call it: as most addresses write it. */
  name: z.string(),
  kind: z.enum(placeKinds),
  /** Where it is, as most addresses write it; for the form that takes it in. */
  address: z.string(),
  path: z.string(),
  place: z.string(),
  enterprises: z.number(),
})
export type PlaceProposal = z.infer<typeof proposal>

export const proposePlaces = contract({
  summary:
    'Buildings, markets and parks that the addresses of the pool name and that are not in the registry, those of most enterprises first',
  access: 'cadre',
  effect: 'read',
  action: 'place.view',
  audit: 'viewed places proposed from the pool',
  input: z.object({ limit: z.optional(limit) }),
  output: z.object({
    rows: z.array(proposal),
    /** Enterprises whose addresses are still to be read: more may be proposed in a while. */
    unread: z.number(),
    /** Offices at which the caller may take a place in, in the order of their codes. */
    offices: z.array(z.object({ path: z.string(), name: z.string() })),
  }),
})

export const createPlace = contract({
  summary: 'Takes a place into the registry; its enterprises are proposed from the pool by their addresses',
  access: 'cadre',
  effect: 'write',
  action: 'place.keep',
  audit: 'took a place into the registry',
  input: z.object({ key, ...said }),
  output: z.object({ id: z.string(), proposed: z.number() }),
})

export const changePlace = contract({
  summary: 'Changes what is said of a place; what it was called before still leads addresses to it',
  access: 'cadre',
  effect: 'write',
  action: 'place.keep',
  audit: 'changed a place',
  record: 'place',
  input: z.object({ key, id, ...said }),
  output: z.object({ id: z.string() }),
})

export const endPlace = contract({
  summary: 'A place is no more, or, taken back, is one again: what was recorded there stays',
  access: 'cadre',
  effect: 'write',
  action: 'place.keep',
  audit: 'ended a place',
  record: 'place',
  input: z.object({ key, id, ended: z.boolean({ error: fieldWords.choice.wrong }) }),
  output: z.object({ ended: z.boolean() }),
})

export const mergePlaces = contract({
  summary: 'Two places are one: the other goes into this one, with its names, its enterprises and what was seen there',
  access: 'cadre',
  effect: 'write',
  action: 'place.keep',
  audit: 'merged places',
  record: 'place',
  input: z.object({
    key,
    /** The one that stays. */
    id,
    /** The one that goes into it. */
    other: id,
  }),
  output: z.object({ id: z.string(), merge: z.string() }),
})

export const undoPlaceMerge = contract({
  summary: 'Takes a merge of places apart again: each has what it had',
  access: 'cadre',
  effect: 'write',
  action: 'place.keep',
  audit: 'undid a merge of places',
  record: 'place',
  input: z.object({ key, id, merge: id }),
  output: z.object({ id: z.string() }),
})

const member = z.object({
  id: z.string(),
  name: z.string(),
  uscc: z.string(),
  address: z.string(),
  membership: z.enum(memberships),
  source: z.enum(membershipSources),
  floor: z.string(),
  room: z.string(),
  /** Has a League organisation. */
  organised: z.boolean(),
  /** Struck off, revoked, moved away. */
  gone: z.boolean(),
  /** Day of the last visit that counts, YYYY-MM-DD; null: none, or visits of this place are not the caller's to see. */
  lastVisitOn: z.nullable(z.string()),
})
export type PlaceMember = z.infer<typeof member>

export const listPlaceMembers = contract({
  summary: 'Enterprises of a place, from the lowest floor up, by room; of one floor where that is asked for',
  access: 'cadre',
  effect: 'read',
  action: 'place.view',
  audit: 'viewed the enterprises of a place',
  record: 'place',
  input: z.object({
    id,
    /** A floor as `getPlaceFloors` tells it; empty text: those whose floor is unknown. */
    floor: z.optional(
      z.string({ error: fieldWords.choice.wrong }).check(z.maxLength(limits.fieldwork.where, words.part.long)),
    ),
    membership: z.optional(choice(memberships)),
    cursor: z.optional(cursor),
    limit: z.optional(limit),
  }),
  output: z.object({ rows: z.array(member), total: z.number(), next: z.nullable(z.string()) }),
})

const floor = z.object({
  /** Empty: not told by the address. */
  floor: z.string(),
  enterprises: z.number(),
  confirmed: z.number(),
  absent: z.number(),
  organised: z.number(),
  /** Where somebody has been, whoever it was; null: the caller does not see visits. */
  visited: z.nullable(z.number()),
})
export type PlaceFloor = z.infer<typeof floor>

export const getPlaceFloors = contract({
  summary:
    'A place with its floors from below and how many enterprises are on each; those whose floor is unknown come last',
  access: 'cadre',
  effect: 'read',
  action: 'place.view',
  audit: 'viewed a place',
  record: 'place',
  input: z.object({ id }),
  output: z.object({
    id: z.string(),
    kind: z.enum(placeKinds),
    name: z.string(),
    /** What it was called before, and what was merged into it. */
    otherNames: z.array(z.string()),
    address: z.string(),
    path: z.string(),
    place: z.string(),
    entrances: z.array(z.string()),
    /** As they were written down. */
    knownFloors: z.array(z.string()),
    floors: z.array(floor),
    enterprises: z.number(),
    confirmed: z.number(),
    absent: z.number(),
    organised: z.number(),
    visited: z.nullable(z.number()),
    /** Addresses of the pool are still being compared with it. */
    reading: z.boolean(),
    ended: z.boolean(),
    /** Merges that can be taken apart. */
    merges: z.array(z.object({ id: z.string(), name: z.string(), at: z.string() })),
    /** The caller may change it. */
    mayKeep: z.boolean(),
    /** The caller may share out visits to it. */
    mayPlan: z.boolean(),
    /** The caller may open the pages of the pool's enterprises here; a street may not. */
    mayOpen: z.boolean(),
  }),
})
export type PlaceFloors = z.infer<typeof getPlaceFloors.output>

export const settlePlaceMember = contract({
  summary: 'An enterprise was seen at a place, or is not there; on which floor, in which room. May be said anew',
  access: 'cadre',
  effect: 'write',
  action: 'place.keep',
  audit: 'settled whether an enterprise is at a place',
  record: 'place',
  input: z.object({
    key,
    id,
    enterprise: id,
    here: z.boolean({ error: fieldWords.choice.wrong }),
    /** Null: as the address says. */
    at: z.nullable(spot),
  }),
  output: z.object({ membership: z.enum(memberships) }),
})
