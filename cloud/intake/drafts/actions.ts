/** What a person typed and has not sent yet, for the own other device: sealed like every personal value. */
import { findPersonalValue, forgetPersonalValuesBefore, lockPerson, putPersonalValue } from '../../people/actions'
import { countAct, type ActLimit } from '../../platform/act-count'
import type { Call, SignedInCall } from '../../platform/call'
import type { Tx } from '../../platform/database/database'
import { Failure } from '../../platform/failure'
import { draftLife } from '../rules'

/** How often a draft may be kept. Own choice, 2026-11-24: a form typed for hours stays far below. */
const keepLimits: readonly ActLimit[] = [{ hours: 24, times: 1000 }]

const PREFIX = 'draft/'

interface Draft {
  draft: string
  turn: number
  values: Record<string, string>
  keptAt: string
}
/** What stays when a draft was handed in: whatever of it is still on its way comes too late. */
interface Settled {
  settled: string
}

/** Where the draft of a form lies. An invitation's by its id: its token opens it and is written down nowhere. */
function seatOf(call: Pick<Call, 'tools'>, form: string): string {
  const [kind = '', ...rest] = form.split(':')
  if (kind !== 'invitation') return PREFIX + kind
  const { tokens } = call.tools
  const token = rest.join(':')
  const tokenId = tokens.findInvitationId(token) ?? tokens.findShortId(token)
  if (tokenId === undefined) throw new Failure('invitationUnknown')
  return `${PREFIX}${kind}:${tokenId}`
}

async function read(call: SignedInCall, seat: string): Promise<Draft | Settled | undefined> {
  const kept = await findPersonalValue(call, call.actor.personId, seat)
  // Written by this file only, sealed and bound to its seat.
  return kept === undefined ? undefined : (JSON.parse(kept) as Draft | Settled)
}

/**
 * Keeps what was typed, unless it was handed in, a later turn of it is here, or another unsent draft of the form is: what was typed
 * elsewhere is never overwritten.
 * @returns whether it was kept
 * @throws Failure invitationUnknown, tooManySubmissions
 */
export async function keepDraft(
  call: SignedInCall,
  { form, draft, turn, values }: { form: string; draft: string; turn: number; values: Record<string, string> },
): Promise<boolean> {
  const { personId } = call.actor
  if (!(await countAct(call, `draft/${personId}`, keepLimits))) throw new Failure('tooManySubmissions')
  const seat = seatOf(call, form)
  await lockPerson(call, personId)
  const before = await read(call, seat)
  if (before !== undefined && 'settled' in before && before.settled === draft) return false
  if (before !== undefined && 'draft' in before && (before.draft !== draft || before.turn >= turn)) return false
  const kept: Draft = { draft, turn, values, keptAt: call.now.toISOString() }
  await putPersonalValue(call, personId, seat, JSON.stringify(kept))
  return true
}

export async function findDraft(call: SignedInCall, form: string): Promise<Draft | undefined> {
  const kept = await read(call, seatOf(call, form))
  return kept !== undefined && 'draft' in kept ? kept : undefined
}

/** It was handed in: forgotten, and what of it is still on its way is not taken. Another draft of the form stays. */
export async function settleDraft(call: SignedInCall, form: string, draft: string | undefined): Promise<void> {
  if (draft === undefined) return
  const seat = seatOf(call, form)
  await lockPerson(call, call.actor.personId)
  const before = await read(call, seat)
  if (before !== undefined && 'draft' in before && before.draft !== draft) return
  const settled: Settled = { settled: draft }
  await putPersonalValue(call, call.actor.personId, seat, JSON.stringify(settled))
}

/** Forgets drafts past their life. */
export async function forgetOldDrafts(call: Pick<Call, 'now'> & { tx: Tx }): Promise<void> {
  await forgetPersonalValuesBefore(call, PREFIX, new Date(call.now.getTime() - draftLife.days * 86_400_000))
}
