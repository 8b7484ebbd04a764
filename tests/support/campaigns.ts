/** Campaigns over invented enterprises, prepared and sent by the test alone. */
import { sql } from 'kysely'
import type { SmsMessage, SmsOutcome } from '../../cloud/gateways/sms/port'
import { prepareCampaigns, sendWanted } from '../../cloud/outreach/actions'
import { insertCampaign, update } from '../../cloud/outreach/campaigns/store'
import { findPersonByPhone } from '../../cloud/people/actions'
import type { TestCity } from './city'

/** A campaign of the district's over what a query finds, prepared but not let out. */
export async function prepareCampaign(city: TestCity, maker: string, query: string): Promise<string> {
  const id = await city.ground.act(async (call) => {
    const { rows } = await sql<{ id: string; path: string }>`
      select id, path from office where path = '/3301/330106/'`.execute(call.tx)
    const [office] = rows
    return insertCampaign(call.tx, {
      name: '示例',
      template: 'invitation',
      office_id: office?.id ?? '',
      office_path: office?.path ?? '',
      filter: { query, reach: ['/3301/'] },
      per_second: null,
      created_by: (await findPersonByPhone(call, maker)) ?? '',
      created_at: call.now,
    })
  })
  const { database, tools } = city.ground
  while (await prepareCampaigns({ database, tools, clock: city.clock }));
  return id
}

/** Approved by the second person, from now on or later. */
export const releaseCampaign = (city: TestCity, approver: string, id: string, laterMs = 0): Promise<void> =>
  city.ground.act(async (call) =>
    update(call.tx, id, {
      state: 'running',
      approved_by: (await findPersonByPhone(call, approver)) ?? '',
      approved_at: call.now,
      send_from: new Date(call.now.getTime() + laterMs),
    }),
  )

/** The service's own sender asks this instead of its provider, until it is ended. @returns how often it was asked, and what ends it */
export function answerInstead(
  city: TestCity,
  answer: (message: SmsMessage) => SmsOutcome,
): { asked: () => number; end: () => void } {
  const { sms } = city.running.parts
  const real = sms.send
  let asked = 0
  sms.send = async (message) => {
    asked++
    return answer(message)
  }
  return {
    asked: () => asked,
    end: () => {
      sms.send = real
    },
  }
}

/** Rounds until nothing is to be sent now, nor is on its way. */
export async function sendAll(city: TestCity): Promise<void> {
  const { database, tools } = city.ground
  const { sms } = city.running.parts
  for (;;) {
    while ((await sendWanted({ database, tools, clock: city.clock, sms })) > 0);
    const { rows } = await city.ground.act((call) =>
      sql`select 1 from message_intent where state = 'sending'`.execute(call.tx),
    )
    if (rows.length === 0) return
  }
}
