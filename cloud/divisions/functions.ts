/**
 * The editor of divisions. Whether somebody may is the dispatcher's question alone: the policy's row of `division.change` reaches the whole
 * city or nothing, and who it reaches nothing for is refused before (the policy lies in a later room).
 */
import type { Handlers } from '../platform/call'
import { cancelDivisionChange, changeDivisions, planDivisionChange } from './changes/actions'
import { listDivisionChanges, listDivisions } from './changes/lists'

export const divisionFunctions: Pick<
  Handlers,
  'listDivisions' | 'planDivisionChange' | 'changeDivisions' | 'listDivisionChanges' | 'cancelDivisionChange'
> = {
  listDivisions: async (call, input) => listDivisions(call, input),
  planDivisionChange: async (call, input) => planDivisionChange(call, input),
  changeDivisions: async (call, input) => changeDivisions(call, input),
  listDivisionChanges: async (call) => listDivisionChanges(call),
  cancelDivisionChange: async (call, input) => cancelDivisionChange(call, input),
}
