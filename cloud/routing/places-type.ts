/** A place of the registry as routing knows it. */
export type PlaceKind = 'building' | 'market' | 'park' | 'town'

export interface RegisteredPlace {
  kind: PlaceKind
  name: string
  /** Full name of its street, and of that street's district. */
  street: string
  district: string
  names: readonly string[]
  numbers: readonly string[]
}
