/** What a case's history tells of its guide: who was named, whether that person is still there, and what came of the meeting. */
import type { CadreCase } from '../../types/casework'
import { listCaseCadres } from '../people/actions'
import type { Call } from '../platform/call'
import type { CaseFile } from './store'
import { readHistory } from './timeline'

/**
 * Whether the case waits for a guide who may not work on it: who was named last is of another office, or has left. Somebody of its own is to be
 * named then.
 */
async function isGuideGone(call: Pick<Call, 'tx' | 'now'>, file: CaseFile, guideId: string): Promise<boolean> {
  const office = file.owner_id ?? file.office_id
  return !((await listCaseCadres(call, [office])).get(office) ?? []).includes(guideId)
}

export async function sayGuidance(
  call: Pick<Call, 'tx' | 'now'>,
  file: CaseFile,
): Promise<Pick<CadreCase, 'guidance' | 'guideGone'>> {
  if (file.state !== 'guiding' && file.state !== 'preparing') return { guidance: null, guideGone: false }
  const history = await readHistory(call, file.id)
  if (file.state === 'guiding') {
    const named = history.findLast((event) => event.kind === 'guide-named')
    return {
      guidance: null,
      guideGone: named?.kind === 'guide-named' && (await isGuideGone(call, file, named.payload.personId)),
    }
  }
  const guided = history.findLast((event) => event.kind === 'guided')
  if (guided?.kind !== 'guided') return { guidance: null, guideGone: false }
  const { outcome, next, nextOn = null } = guided.payload
  // Of before there were such fields: the remark tells it.
  return {
    guidance: outcome === undefined || next === undefined ? null : { outcome, next, on: nextOn },
    guideGone: false,
  }
}
