/** What goes into the routing engine and what comes out of it. */
export interface LabelledRow {
  address: string
  /** Full name of today's street. Rows without one, or with one that is not in the gazetteer, teach nothing. */
  street: string
  /** The enterprise's name, as far as it is known: teaches where enterprises lie that are called after a town. */
  name?: string | undefined
}

export interface RouteQuery {
  /** Where the enterprise works. */
  address: string
  uscc?: string | undefined
  /** The enterprise's name: a town in it speaks for its street where the address names none. */
  name?: string | undefined
  /** Where it is registered: looked at when the address says nothing. */
  registeredAddress?: string | undefined
  /**
   * A building, park or market of the place registry: that the applicant or a cadre chose, or (`read`) that the address names. `district` tells apart
   * streets of one name.
   */
  place?: { name: string; street: string; district?: string; read?: boolean } | undefined
  /** The street that the pool holds for the enterprise. */
  poolStreet?: string | undefined
}

/** `auto`: sure; `review`: the best guess, a person looks; `none`: only the district's or the city's queue can take it. */
export type RouteDecision = 'auto' | 'review' | 'none'

export type EvidenceKind =
  | 'street-written'
  | 'street-former'
  | 'street-mistyped'
  | 'community'
  | 'same-place'
  | 'same-number'
  | 'road'
  | 'name'
  | 'similar'
  | 'pool'
  | 'place'

export interface RouteCandidate {
  street: string
  district: string
  /** Calibrated probability, 0-1. */
  confidence: number
}

export interface RouteResult {
  decision: RouteDecision
  /** Full name of today's street; undefined where none is found. */
  street: string | undefined
  district: string | undefined
  /** The queue it ends in. */
  level: 'street' | 'district' | 'city'
  candidates: RouteCandidate[]
  confidence: number
  /** One Chinese sentence for a cadre. */
  reason: string
  /** What the answer rests on, strongest first. */
  evidence: EvidenceKind[]
  /** Set where the address lies in another city: its name. */
  elsewhere?: string | undefined
}
