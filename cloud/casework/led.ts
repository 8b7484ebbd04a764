/** What was founded jointly: its term is looked after where it is led, and whoever goes along has nothing to do about it. */
import { sql, type RawBuilder } from 'kysely'
import type { CaseFile } from './store'

/** As a condition on case_file: nothing is founded, or it is led here. Written as migration 0094's index has it. */
export const looksAfterTerm: RawBuilder<boolean> = sql`(state <> 'founded' or joint_lead_id is null or joint_lead_id = id)`

/** As a condition on case_file: it waits for nothing but the enterprise that leads the joint founding. */
export const waitsForNoLead: RawBuilder<boolean> = sql`(state <> 'joined' or holder <> 'enterprise')`

/** What the leading enterprise has not done is no delay of who goes along with it, nor of an office: the lead's own case stands for it. */
export const waitsForLead = ({ state, holder }: Pick<CaseFile, 'state' | 'holder'>): boolean =>
  state === 'joined' && holder === 'enterprise'

/** The same of one case, the other way round. */
export const isFoundedElsewhere = ({
  id,
  state,
  joint_lead_id: leadId,
}: Pick<CaseFile, 'id' | 'state' | 'joint_lead_id'>): boolean => state === 'founded' && leadId !== null && leadId !== id
