export { createRouter, Router, worthOf } from './router'
export type { Gazetteer, FormerPlace } from './gazetteer-type'
export type { EvidenceKind, LabelledRow, RouteCandidate, RouteDecision, RouteQuery, RouteResult } from './types'
export { createAddressParser, type ParsedAddress } from './parse'
export {
  createSiteReader,
  DWELLINGS,
  isBlock,
  kindOfName,
  SITE_RULES,
  type AddressSite,
  type SiteReader,
} from './sites'
export { HOSTED_RULES, isHosted } from './hosted'
export { fits, FIT_RULES, type Nearness, type PlaceMarks } from './fits'
export type { RegisteredPlace } from './places-type'
