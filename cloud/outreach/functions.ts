import type { TableStore } from '../gateways/tables/folder'
import type { Handlers } from '../platform/call'
import { getPosterFile, listPosterBatches, makePosters, planPosters } from './posters/actions'

type Posters = 'planPosters' | 'makePosters' | 'listPosterBatches' | 'getPosterFile'

/** @param posters where the files lie until they are fetched */
export const outreachFunctions = (posters: TableStore): Pick<Handlers, Posters> => ({
  planPosters: async (call, input) => planPosters(call, input),
  makePosters: async (call, input) => makePosters(call, input),
  listPosterBatches: async (call) => listPosterBatches(call),
  getPosterFile: async (call, input) => getPosterFile(call, posters, input),
})
