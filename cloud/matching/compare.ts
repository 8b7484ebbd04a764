import type { CanonicalName } from './canonical'
import { regionRelation } from './canonical'
import { NO_ADDRESS, relateAddresses, type AddressParts, type AddressRelation } from './address'
import { EDIT_KINDS, editKind, isWithin, softDistance } from './edits'
import { isPlaceTorn } from './torn-places'
import { editsBetween, similarity, type EditPattern } from './text-distance'
import type { RegionRelation } from './types'

/** What the model looks at, in its order. The trained file names the same list: a change here asks for a new training. */
export const PAIR_FEATURES = [
  'edits',
  'core',
  'markEdits',
  'mark',
  'markLengthRow',
  'markLengthQuery',
  'trade',
  'region',
  'legal',
  'branch',
  'full',
  'fullEdits',
  'soft',
  'queryInRow',
  'rowInQuery',
  'longer',
  'kind',
  'kindInMark',
  'rareShared',
  'rareMissing',
  'markCommon',
  'former',
  'addressWords',
  'addressAll',
  'house',
  'inside',
  'addressEqual',
  'district',
  'crowd',
  'phone',
  'firstSame',
  'torn',
] as const

export type PairFeature = (typeof PAIR_FEATURES)[number]

const AT = Object.fromEntries(PAIR_FEATURES.map((name, at) => [name, at])) as Record<PairFeature, number>

/** Where a feature stands in a vector. */
export const featureAt = (name: PairFeature): number => AT[name]

/** Texts further apart than this have no slips worth weighing. */
const SOFT_UP_TO = 5

const REGION_ORDER: Record<RegionRelation, number> = {
  conflict: 0,
  added: 1,
  dropped: 2,
  absent: 3,
  nested: 4,
  same: 5,
}

/** One side of a comparison, taken apart. */
export interface Side {
  name: CanonicalName
  /** The whole name, folded, letters and digits only. */
  bare: string
  address: AddressParts | undefined
  phone: string
}

/** The side of the pool. */
export interface Kept extends Side {
  /** Short and full names of the innermost place in the name. */
  placeNames: readonly string[]
}

/** The side that is compared with many. */
export interface Asking extends Side {
  /** Core and branch. */
  core: EditPattern
  full: EditPattern
}

/** What only the pool knows of a row. */
export interface Surroundings {
  /** Names of the pool with the row's 字号. */
  markCount: number
  /** Rows in the row's building. */
  crowd: number
  former: boolean
  /** Weight of what the two cores share, as a share of the query's and of the row's weight, 0-1. */
  rareShared: number
  rareMissing: number
}

export interface Comparison {
  vector: Float32Array
  region: RegionRelation
  address: AddressRelation
  edits: number
  kind: number
}

function legalOrder(query: string, row: string): number {
  if (query === row) return 2
  return query === '' || row === '' || query === 'company' || row === 'company' ? 1 : 0
}

function branchOrder(query: string, row: string): number {
  if (query === '' && row === '') return 2
  if (query === '' || row === '') return 0
  return similarity(query, row) / 2 + 0.5
}

function phoneOrder(query: string, row: string): number {
  return query === '' || row === '' ? -1 : Number(query === row)
}

/** Compares a query with one name of one row. */
export function compare(query: Asking, row: Kept, around: Surroundings): Comparison {
  const { core: coreA, mark: markA } = query.name
  const { core: coreB, mark: markB } = row.name
  // A branch is told from its sisters by what follows the legal form: both are compared as one text.
  const a = coreA + query.name.branch
  const b = coreB + row.name.branch
  const longest = Math.max(a.length, b.length)
  const edits = query.core.editsTo(b)
  const { kind, at } = editKind(a, b, edits)
  const region = regionRelation(query.name.regions, row.name.regions)
  const address = query.address && row.address ? relateAddresses(query.address, row.address) : NO_ADDRESS
  const fullLongest = Math.max(query.bare.length, row.bare.length)
  const fullEdits = query.full.editsTo(row.bare)
  const markLongest = Math.max(markA.length, markB.length)
  const markEdits = editsBetween(markA, markB, markLongest)
  // In the order of PAIR_FEATURES.
  const vector = Float32Array.of(
    edits,
    longest === 0 ? 1 : 1 - edits / longest,
    markEdits,
    markLongest === 0 ? 1 : 1 - markEdits / markLongest,
    markB.length,
    markA.length,
    similarity(coreA.slice(markA.length), coreB.slice(markB.length)),
    REGION_ORDER[region],
    legalOrder(query.name.legal, row.name.legal),
    branchOrder(query.name.branch, row.name.branch),
    fullLongest === 0 ? 1 : 1 - fullEdits / fullLongest,
    fullEdits,
    edits === 0 ? 0 : edits > SOFT_UP_TO ? edits : softDistance(a, b),
    Number(isWithin(a, b)),
    Number(isWithin(b, a)),
    b.length - a.length,
    kind,
    kind === EDIT_KINDS.none ? 0 : at < markB.length ? 2 : 1,
    around.rareShared,
    around.rareMissing,
    Math.log2(1 + around.markCount),
    Number(around.former),
    address.words,
    address.all,
    address.house,
    address.inside,
    address.equal,
    // Not to know lies between the two: the feature may only speak for a firm as it rises.
    address.district < 0 ? 0.5 : address.district,
    Math.log2(1 + around.crowd),
    phoneOrder(query.phone, row.phone),
    Number(a.charAt(0) === b.charAt(0)),
    edits === 0 ? 0 : Number(isPlaceTorn(query.bare, coreB, row.placeNames)),
  )
  return { vector, region, address, edits, kind }
}
