/** What goes into the engine and what comes out of it. */
export interface PoolRow {
  /** Stable key of the row: unique in the pool. */
  id: string
  name: string
  uscc?: string | undefined
  address?: string | undefined
  phone?: string | undefined
  formerNames?: readonly string[] | undefined
}

export interface MatchQuery {
  name: string
  uscc?: string | undefined
  address?: string | undefined
  contactPhone?: string | undefined
}

/** `auto`: sure, no person needs to look; `review`: a person must look; `none`: not in the pool. */
export type MatchDecision = 'auto' | 'review' | 'none'

/** How the regions of two names stand to each other. */
export type RegionRelation = 'same' | 'dropped' | 'added' | 'absent' | 'nested' | 'conflict'

/** What was compared, for the person who reviews and for the calibration. Similarities are 0-1. */
export interface MatchFeatures {
  code: 'same' | 'different' | 'absent'
  /** Canonical names (region, 字号, trade, branch) equal. */
  sameName: boolean
  /** The name hit is a former name of the row. */
  former: boolean
  /** Edits (Damerau) between the cores (字号 and trade). */
  edits: number
  core: number
  mark: number
  trade: number
  region: RegionRelation
  legal: 'same' | 'dropped' | 'changed'
  branch: 'same' | 'different'
  /** undefined where one of both has no address. */
  address: number | undefined
  phone: 'same' | 'different' | 'absent'
}

export interface MatchCandidate {
  id: string
  /** Today's, also where a former one was meant. */
  name: string
  uscc: string | undefined
  /** Calibrated probability that this is the enterprise meant, 0-1. */
  confidence: number
  features: MatchFeatures
}

export interface MatchConflict {
  kind: 'code-and-name' | 'code-broken'
  /** The row the code points at, where it points at one. */
  byCode?: string | undefined
  /** The row the name points at. */
  byName?: string | undefined
  /** The only valid code of the pool that the broken code can have meant. */
  correctedCode?: string | undefined
}

export interface MatchResult {
  decision: MatchDecision
  /** Best first. The first is the one `confidence` speaks of. */
  candidates: MatchCandidate[]
  confidence: number
  /** One Chinese sentence for a cadre. */
  reason: string
  conflict?: MatchConflict | undefined
}
