/** Numbers that many enterprises give: bookkeepers, agencies, a boss of many firms. Held until a person has looked. */
import { sql } from 'kysely'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { findPersonalValue } from '../../people/actions'
import { maskPhone } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterprise } from '../../pool/actions'
import { plainPhone } from '../../pool/rules'
import { outreachRules } from '../rules'
import { getReached } from './actions'

interface HeldRow {
  number: Buffer
  person_id: string
  ids: string[]
  n: number
  verdict: 'fine' | 'bookkeeper' | null
}

export async function listHeldNumbers(call: SignedInCall, campaignId: string): Promise<OutputOf<'listHeldNumbers'>> {
  await getReached(call, 'campaign.make', campaignId)
  const { numbers: most, names } = outreachRules.held
  const { rows } = await sql<HeldRow>`
    select target.number, min(target.person_id::text)::uuid as person_id, (array_agg(enterprise_id order by enterprise_id))[1:${sql.lit(names)}] as ids,
      count(*)::int as n, judged.verdict
    from campaign_target target left join number_check judged on judged.number = target.number
    where campaign_id = ${campaignId} and exclusion = 'held' group by target.number, judged.verdict
    order by n desc, target.number limit ${most}`.execute(call.tx)
  const { rows: counted } = await sql<{ n: number }>`
    select count(distinct number)::int as n from campaign_target where campaign_id = ${campaignId} and exclusion = 'held'`.execute(
    call.tx,
  )
  const numbers = []
  for (const row of rows) {
    const phone = await findPersonalValue(call, row.person_id, 'register/phone')
    const enterprises = []
    for (const id of row.ids) {
      const found = await findEnterprise(call, id)
      if (found !== undefined) enterprises.push({ id: found.id, name: found.name })
    }
    numbers.push({
      ref: row.ids[0] ?? '',
      phoneMasked: phone === undefined ? '' : maskPhone(plainPhone(phone)),
      enterprises,
      count: row.n,
      verdict: row.verdict,
    })
  }
  return { numbers, total: counted[0]?.n ?? 0 }
}

/**
 * A person's word on a number, for the campaigns to come: this one stays as it was prepared.
 * @throws Failure campaignUnknown: none, or the enterprise is not held in it
 */
export async function judgeHeldNumber(
  call: SignedInCall,
  { id, ref, verdict }: ParsedOf<'judgeHeldNumber'>,
): Promise<void> {
  await getReached(call, 'campaign.make', id)
  const { numAffectedRows } = await sql`
    insert into number_check (number, verdict, person_id, at)
    select number, ${verdict}, ${call.actor.personId}::uuid, ${call.now} from campaign_target
    where campaign_id = ${id} and enterprise_id = ${ref} and exclusion = 'held'
    on conflict (number) do update set verdict = excluded.verdict, person_id = excluded.person_id, at = excluded.at`.execute(
    call.tx,
  )
  if ((numAffectedRows ?? 0n) === 0n) throw new Failure('campaignUnknown')
}
