/** Who wants no more messages of campaigns: by the number's blind index, for ever. */
import { sql, type RawBuilder } from 'kysely'
import { phoneBlind } from '../../people/actions'
import type { Call } from '../../platform/call'

type Act = Pick<Call, 'tx' | 'now'>

/** Said twice it stands as it was said first. */
export async function optOut(act: Act, number: Buffer, way: 'reply' | 'page' | 'office'): Promise<void> {
  await sql`
    insert into message_opt_out (number, at, way) values (${number}, ${act.now}, ${way})
    on conflict do nothing`.execute(act.tx)
}

/** Whoever holds the number may change their mind. */
export async function takeBackOptOut(act: Pick<Act, 'tx'>, number: Buffer): Promise<void> {
  await sql`delete from message_opt_out where number = ${number}`.execute(act.tx)
}

export const optOutByPhone = (act: Pick<Call, 'tx' | 'now' | 'tools'>, phone: string): Promise<void> =>
  optOut(act, phoneBlind(act, phone), 'reply')

export const numbersOptedOut = (): RawBuilder<unknown> => sql`select number from message_opt_out`
