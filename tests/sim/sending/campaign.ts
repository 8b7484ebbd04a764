/** What is to be sent: a campaign over invented enterprises, prepared by the product's own step and approved. */
import { sql } from 'kysely'
import type { Ground } from '../../../cloud/compose'
import { listAllOffices } from '../../../cloud/divisions/actions'
import { prepareCampaigns } from '../../../cloud/outreach/actions'
import { insertCampaign, update } from '../../../cloud/outreach/campaigns/store'
import { appoint, findPersonByPhone } from '../../../cloud/people/actions'
import { putRecords } from '../../../cloud/pool/actions'
import { usccCheckCharacter } from '../../../types/uscc'

const CHUNK = 2000
const uscc = (serial: number) => {
  const first = `91330106WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
/** 154 belongs to no carrier. */
const phoneOf = (serial: number) => `154${String(10_000_000 + serial)}`

async function cadre(ground: Ground, phone: string): Promise<{ personId: string; officeId: string; path: string }> {
  return ground.act(async (call) => {
    const office = (await listAllOffices(call)).find((one) => one.level === 'city')
    if (office === undefined) throw new Error('the home city has no office')
    await appoint(call, { phone, name: '示例干部', office })
    const personId = await findPersonByPhone(call, phone)
    if (personId === undefined) throw new Error('nobody was appointed')
    return { personId, officeId: office.id, path: office.path }
  })
}

/** @returns the campaign, running, and how many milliseconds its preparation took */
export async function runCampaign(ground: Ground, messages: number): Promise<{ id: string; prepared: number }> {
  for (let from = 0; from < messages; from += CHUNK)
    await ground.act((call) =>
      putRecords(
        call,
        Array.from({ length: Math.min(CHUNK, messages - from) }, (_, i) => ({
          name: `杭州模拟${from + i}测试有限公司`,
          uscc: uscc(from + i),
          address: '西湖区转塘街道示例街1号',
          street: '转塘街道',
          phone: phoneOf(from + i),
        })),
        'simulation',
      ),
    )
  // A city's pool has been there for a while: its statistics are known.
  await sql`analyze`.execute(ground.database.kysely)
  const maker = await cadre(ground, '15400000001')
  const second = await cadre(ground, '15400000002')
  const id = await ground.act((call) =>
    insertCampaign(call.tx, {
      name: '模拟',
      template: 'invitation',
      office_id: maker.officeId,
      office_path: maker.path,
      filter: { reach: [maker.path] },
      per_second: null,
      created_by: maker.personId,
      created_at: call.now,
    }),
  )
  const began = performance.now()
  while (await prepareCampaigns(ground));
  const prepared = performance.now() - began
  await ground.act((call) =>
    update(call.tx, id, {
      state: 'running',
      approved_by: second.personId,
      approved_at: call.now,
      send_from: call.now,
    }),
  )
  return { id, prepared }
}
