export {
  createMatcher,
  Matcher,
  matcherFromImage,
  matcherFromRows,
  type MatcherImage,
  type MatcherRows,
} from './matcher'
export { canonicalName } from './canonical'
export { RegionTable, type RegionRow } from './regions'
export { fold } from '../../types/fold'
export { bareUscc, CONFUSED_CHARACTERS, readMistypedUscc, type MistypedReading } from '../../types/uscc-mistyped'
export type {
  MatchCandidate,
  MatchConflict,
  MatchDecision,
  MatchFeatures,
  MatchQuery,
  MatchResult,
  PoolRow,
} from './types'
