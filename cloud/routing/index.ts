export { createRouter, Router, worthOf } from './router'
export type { Gazetteer, FormerPlace } from './gazetteer-type'
export type { EvidenceKind, LabelledRow, RouteCandidate, RouteDecision, RouteQuery, RouteResult } from './types'
export { createAddressParser, type ParsedAddress } from './parse'
