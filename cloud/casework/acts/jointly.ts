/** What a joint founding (room `joint`) does to cases: histories go on, deadlines follow. Whose right it is was looked at there. */
import type { Call } from '../../platform/call'
import type { CaseState } from '../../../types/case-life'
import { putPersonalValue } from '../../people/actions'
import type { Reach } from '../../people/rules'
import { note as noteEvent } from '../joins-ending'
import type { CaseEvent } from '../life/events'
import { noteField } from '../moving'
import * as store from '../store'
import type { CaseFile } from '../store'

type JointNote = Extract<CaseEvent, { kind: 'joint-noted' }>['payload']

/** Something around the joint founding that moves neither state nor deadline. The file must be locked. @returns the event's id, and the case as it is now */
export async function noteJoint(
  call: Call,
  file: CaseFile,
  payload: Omit<JointNote, 'hasNote'>,
  written = '',
): Promise<{ eventId: string; file: CaseFile }> {
  const eventId = await noteEvent(call, file, call.actor?.personId ?? null, {
    kind: 'joint-noted',
    payload: { ...payload, hasNote: written !== '' },
  })
  await store.project(call.tx, file.id, { joint_lead_id: payload.leadId })
  if (written !== '') await putPersonalValue(call, file.applicant_id, noteField(eventId), written)
  return { eventId, file: { ...file, seq: file.seq + 1, joint_lead_id: payload.leadId } }
}

/** Takes a case whose right lies elsewhere: as that of who sits in the same joint founding, or of who settles what a visit told. */
export const lockUnguarded = (call: Pick<Call, 'tx'>, id: string): Promise<CaseFile | undefined> =>
  store.lockFile(call.tx, id)

/** Cases on their own in one of these states within a reach, whose place lies under a path; the nearest to an office first. */
export const listAlone = (
  call: Pick<Call, 'tx'>,
  within: { reach: Reach; states: readonly CaseState[]; officePath: string; near: string; limit: number },
): Promise<CaseFile[]> => store.listAlone(call.tx, within)

/** Cases whatever their reader reaches, by id: for whoever sits in the same joint founding. What of them is told is decided there. */
export const listFilesUnguarded = async (
  call: Pick<Call, 'tx'>,
  ids: readonly string[],
): Promise<Map<string, CaseFile>> => new Map((await store.listFilesById(call.tx, ids)).map((file) => [file.id, file]))
