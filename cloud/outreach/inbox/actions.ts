/** A person's own messages: in words here, whether or not a text message reached anybody; and where they are wanted. */
import type { MessageChannel, MessageOutcome } from '../../../types/messages'
import type { OutputOf } from '../../../types/registry'
import { messageChannelSaid, messageSaid } from '../../../types/words/inbox'
import { getInvitedNumber } from '../../intake/actions'
import type { Call, SignedInCall } from '../../platform/call'
import type { IntentState, OutreachTemplate } from '../tables'
import { inboxRules } from './rules'
import { findOptOut, mayTakeBack } from '../optouts/actions'
import * as store from './store'

const OUTCOMES: Readonly<Record<IntentState, MessageOutcome>> = {
  wanted: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  refused: 'none',
  unknown: 'none',
  dropped: 'none',
}

/** A message in the service's own words; `params` as its template takes them. */
export const sayMessageText = (template: OutreachTemplate, params: unknown): string =>
  messageSaid[template](Array.isArray(params) ? params.map(String) : [])

/** By which way a message went, in words. */
export const sayMessageChannel = (provider: string | null): string =>
  messageChannelSaid[provider ?? ''] ?? messageChannelSaid.sms

/**
 * How this person wants to hear of progress. Who never chose: `wechat`, which means a subscribe message where the person has subscribed
 * to one, and a text message else. `inbox`: nothing is sent, the message can be read in the service.
 */
export const preferenceOf = async (act: Pick<Call, 'tx'>, personId: string): Promise<MessageChannel> =>
  (await store.findPreference(act.tx, personId)) ?? 'wechat'

export async function listMyMessages(
  call: SignedInCall,
  before: string | undefined,
): Promise<OutputOf<'listMyMessages'>> {
  const { personId } = call.actor
  const { page, templates } = inboxRules
  const rows = await store.listOwn(call.tx, personId, { templates, before, limit: page.rows + 1 })
  return {
    messages: rows.slice(0, page.rows).map((row) => ({
      id: row.id,
      at: row.wanted_at.toISOString(),
      text: sayMessageText(row.template, row.params),
      outcome: OUTCOMES[row.state],
    })),
    more: rows.length > page.rows,
    channel: await preferenceOf(call, personId),
  }
}

export async function setMessagePreference(
  call: SignedInCall,
  channel: MessageChannel,
): Promise<{ channel: MessageChannel }> {
  await store.putPreference(call.tx, call.actor.personId, channel, call.now)
  return { channel }
}

/** What was chosen and not by default; undefined: nothing is kept of it. */
export const findPreference = (act: Pick<Call, 'tx'>, personId: string): Promise<MessageChannel | undefined> =>
  store.findPreference(act.tx, personId)

/** Which of these persons chose this way. */
export const listPreferring = (
  act: Pick<Call, 'tx'>,
  personIds: readonly string[],
  channel: MessageChannel,
): Promise<string[]> => store.listPreferring(act.tx, personIds, channel)

/** The person is to be forgotten. */
export const forgetPreference = (act: Pick<Call, 'tx'>, personId: string): Promise<void> =>
  store.deletePreference(act.tx, personId)

/** Also of an invitation that was taken back, and nothing else of it. @throws Failure invitationUnknown */
export async function seeMessageChoice(call: Call, token: string): Promise<OutputOf<'seeMessageChoice'>> {
  const invitation = await getInvitedNumber(call, token)
  const { contact_blind: number } = invitation
  const found = number === null ? undefined : await findOptOut(call, number)
  return { toNumber: number !== null, stopped: found !== undefined && (await mayTakeBack(call, invitation, found)) }
}
