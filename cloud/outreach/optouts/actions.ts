/** Who wants no more messages of campaigns: by the number's blind index, for ever. */
import { sql, type RawBuilder } from 'kysely'
import { isInvited, type Invitation } from '../../intake/actions'
import { phoneBlind } from '../../people/actions'
import type { Call } from '../../platform/call'
import { outreachRules } from '../rules'

type Act = Pick<Call, 'tx' | 'now'>

/** Said on a page and then by the number's owner, or in the office, it is theirs: a page takes it back no more. */
export async function optOut(
  act: Act,
  number: Buffer,
  way: 'reply' | 'page' | 'office',
  invitationId: string | null = null,
): Promise<void> {
  await sql`
    insert into message_opt_out as known (number, at, way, invitation_id) values (${number}, ${act.now}, ${way}, ${invitationId}::uuid)
    on conflict (number) do update set way = excluded.way, invitation_id = null
      where known.way = 'page' and excluded.way <> 'page'`.execute(act.tx)
}

export interface OptOut {
  at: Date
  way: 'reply' | 'page' | 'office'
  invitation_id: string | null
}

export async function findOptOut(act: Pick<Act, 'tx'>, number: Buffer): Promise<OptOut | undefined> {
  const { rows } = await sql<OptOut>`
    select at, way, invitation_id from message_opt_out where number = ${number}`.execute(act.tx)
  return rows[0]
}

/** See `mayTakeBack` for who may. */
export async function takeBackOptOut(act: Pick<Act, 'tx'>, number: Buffer): Promise<void> {
  await sql`delete from message_opt_out where number = ${number}`.execute(act.tx)
}

/**
 * Whether it may be taken back, and told: by the number's owner; and for a while by whoever has just said so on the same page. A link goes
 * around: whether its number ever said no is its owner's business.
 */
export async function mayTakeBack(
  call: Call,
  invitation: Pick<Invitation, 'id' | 'contact_person_id' | 'contact_blind'>,
  found: OptOut,
): Promise<boolean> {
  if (call.actor !== null && (await isInvited(call, invitation, call.actor.personId))) return true
  const since = new Date(call.now.getTime() - outreachRules.misTap.minutes * 60_000)
  return found.way === 'page' && found.invitation_id === invitation.id && found.at > since
}

export const optOutByPhone = (act: Pick<Call, 'tx' | 'now' | 'tools'>, phone: string): Promise<void> =>
  optOut(act, phoneBlind(act, phone), 'reply')

export const numbersOptedOut = (): RawBuilder<unknown> => sql`select number from message_opt_out`
