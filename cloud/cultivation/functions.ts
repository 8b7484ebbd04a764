import type { Handlers } from '../platform/call'
import type { PoolEngines } from '../pool/actions'
import { exportFound, markBulk, tryBulk, undoBulk } from './bulk/actions'
import { findDuplicates, mergeEnterprises, putFormerName, undoMerge } from './corrections'
import { getEnterprise, revealRegisterContact } from './enterprise'
import { announceImport, dropImport, exportRefused, listImports, startImport } from './imports/actions'
import { decideOrganisation, enterEnd, listToLink, revealSecretary } from './organisations/actions'
import { decideMatch, getReview } from './reviews/actions'
import { listReviews } from './reviews/list'
import { findInPool, listPlaces } from './search'

/** The pool's pages. Who may call is the policy's act; what is reached, its filter. */
export const cultivationFunctions = (
  engines: PoolEngines,
): Pick<
  Handlers,
  | 'searchPool'
  | 'listPoolPlaces'
  | 'getEnterprise'
  | 'revealRegisterContact'
  | 'findDuplicates'
  | 'mergeEnterprises'
  | 'undoMerge'
  | 'putFormerName'
  | 'listReviews'
  | 'getReview'
  | 'decideMatch'
  | 'listOrganisations'
  | 'decideOrganisation'
  | 'revealSecretary'
  | 'endOrganisation'
  | 'tryBulk'
  | 'markBulk'
  | 'undoBulk'
  | 'exportFound'
  | 'listImports'
  | 'announceImport'
  | 'startImport'
  | 'dropImport'
  | 'exportRefused'
> => ({
  searchPool: async (call, input) => findInPool(call, input),
  listPoolPlaces: async (call) => listPlaces(call),
  getEnterprise: async (call, { id }) => getEnterprise(call, id),
  revealRegisterContact: async (call, input) => revealRegisterContact(call, input),
  findDuplicates: async (call, { id }) => findDuplicates(call, engines, id),
  mergeEnterprises: async (call, input) => mergeEnterprises(call, input),
  undoMerge: async (call, input) => undoMerge(call, input),
  putFormerName: async (call, input) => putFormerName(call, input),
  listReviews: async (call, input) => listReviews(call, input),
  getReview: async (call, { id }) => getReview(call, engines, id),
  decideMatch: async (call, input) => decideMatch(call, engines, input),
  listOrganisations: async (call, input) => listToLink(call, engines, input),
  decideOrganisation: async (call, input) => decideOrganisation(call, input),
  revealSecretary: async (call, input) => revealSecretary(call, input),
  endOrganisation: async (call, input) => enterEnd(call, input),
  tryBulk: async (call, input) => tryBulk(call, input),
  markBulk: async (call, input) => markBulk(call, input),
  undoBulk: async (call, input) => undoBulk(call, input),
  exportFound: async (call, input) => exportFound(call, input),
  listImports: async (call) => listImports(call),
  announceImport: async (call, input) => announceImport(call, input),
  startImport: async (call, input) => startImport(call, input),
  dropImport: async (call, input) => dropImport(call, input),
  exportRefused: async (call, input) => exportRefused(call, input),
})
