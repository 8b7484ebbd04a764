/** Founding together in the life test: cases find each other, are asked, consent, decline, go. */
import { sql } from 'kysely'
import { joinableStates } from '../../../types/case-life'
import type { CaseFile } from '../../../cloud/casework/actions'
import { mayLead } from '../../../cloud/joint/asking'
import { cadreOf, submit } from './people'
import type { World } from './world'

const NOTE = '示例说明'
/** As many events as each case of the life test has. */
const LEAST = 8

interface Sitting {
  case_id: string
  lead_id: string
  applicant_id: string
  consented: boolean
}

const seatsOf = (world: World, leadId: string): Promise<Sitting[]> =>
  world.service(async (call) => {
    const { rows } = await sql<Sitting>`
      select seat.case_id, seat.lead_id, file.applicant_id, seat.consented_at is not null as consented
      from joint_seat seat join case_file file on file.id = seat.case_id
      where seat.lead_id = ${leadId} order by seat.case_id`.execute(call.tx)
    return rows
  })

/** None where the lead has not consented itself. */
export async function countTogether(world: World, leadId: string): Promise<number> {
  const consented = (await seatsOf(world, leadId)).filter((seat) => seat.consented)
  return consented.some((seat) => seat.case_id === leadId) ? consented.length : 0
}

const isSeated = (world: World, id: string): Promise<Sitting | undefined> =>
  world.service(async (call) => {
    const { rows } = await sql<Sitting>`
      select seat.case_id, seat.lead_id, file.applicant_id, seat.consented_at is not null as consented
      from joint_seat seat join case_file file on file.id = seat.case_id where seat.case_id = ${id}`.execute(call.tx)
    return rows[0]
  })

const isJoinable = ({ state }: CaseFile) => (joinableStates as readonly string[]).includes(state)

/** The city sees every enterprise. */
const mayorOf = (world: World) => {
  const mayor = world.cadres.find((one) => one.office.level === 'city' && one.office.body === 'league')
  if (mayor === undefined) throw new Error('no city cadre')
  return mayor.personId
}

/** Another case that is on its own and could sit: one that there is, else a new one that its street has taken up. */
async function freeCase(world: World, but: string): Promise<CaseFile | undefined> {
  const free = await world.service(async (call) => {
    const { rows } = await sql<{ id: string }>`
      select id from case_file where state = any (${[...joinableStates]}::text[]) and id <> ${but} and joint_lead_id is null
        and (form is null or form = 'joint-branch') and id not in (select case_id from joint_seat)
      order by id`.execute(call.tx)
    return rows
  })
  if (free.length > 0) return world.file(world.dice.one(free).id)
  const made = await world.file(await submit(world, true))
  if ((await cadreOf(world, made)) === undefined) await world.somebodyComesTo(made)
  const cadre = await cadreOf(world, made)
  // Where it waits changed with who came.
  if (cadre === undefined) throw new Error(`nobody for ${made.id}`)
  await world.call(cadre, 'acceptCase', { id: made.id })
  // Nobody may come back to it: it has its contacts now.
  for (let i = 0; i < LEAST - 2; i++)
    await world.call(cadre, 'logContact', { id: made.id, way: 'phone', outcome: 'reached', nextOn: null, note: '' })
  return world.file(made.id)
}

const ask = (world: World, lead: string, partner: string) =>
  world.call(mayorOf(world), 'askPartners', { id: lead, partners: [partner] })
const answer = (world: World, seat: Pick<Sitting, 'case_id' | 'applicant_id'>, decision: 'consented' | 'declined') =>
  world.call(seat.applicant_id, 'answerJoint', { id: seat.case_id, decision })

/** Sees to it that a lead has somebody to found with. @returns whether it has */
export async function gather(world: World, lead: CaseFile): Promise<boolean> {
  if ((await countTogether(world, lead.id)) >= 2) return true
  if (!mayLead(lead)) return false
  if ((await seatsOf(world, lead.id)).length < 2) {
    const partner = await freeCase(world, lead.id)
    if (partner === undefined) return false
    await ask(world, lead.id, partner.id)
  }
  for (const seat of await seatsOf(world, lead.id)) if (!seat.consented) await answer(world, seat, 'consented')
  return (await countTogether(world, lead.id)) >= 2
}

/** Something around the founding that moves nothing: somebody is asked, declines, goes. */
export async function noteTogether(world: World, file: CaseFile): Promise<boolean> {
  const seat = await isSeated(world, file.id)
  if (seat === undefined) {
    const other = await freeCase(world, file.id)
    if (other === undefined) return false
    if (mayLead(file)) {
      await ask(world, file.id, other.id)
      if (world.dice.chance(0.8)) await gather(world, file)
    } else if (mayLead(other) && isJoinable(file)) await ask(world, other.id, file.id)
    else return false
    return true
  }
  if (seat.lead_id !== file.id) {
    // Asked and on its way: let out of it again.
    if (seat.consented) return false
    await world.call(mayorOf(world), 'releasePartner', { id: seat.lead_id, partner: file.id, note: NOTE })
    return true
  }
  const others = (await seatsOf(world, file.id)).filter((one) => one.case_id !== file.id)
  if (file.state === 'founded' && others.length > 0 && world.dice.chance(0.5)) {
    const consented = others.filter((one) => one.consented)
    if (consented.length > 0)
      await world.call(mayorOf(world), 'changeLead', {
        id: file.id,
        partner: world.dice.one(consented).case_id,
        note: NOTE,
      })
    return consented.length > 0
  }
  if (others.length > 1 || (others.length > 0 && !mayLead(file))) {
    const { case_id: partner } = world.dice.one(others)
    await world.call(mayorOf(world), 'releasePartner', { id: file.id, partner, note: NOTE })
    return true
  }
  if (!mayLead(file)) return false
  const other = await freeCase(world, file.id)
  if (other === undefined) return false
  await ask(world, file.id, other.id)
  return true
}

/** The enterprise is asked by somebody who leads, and consents. */
export async function joinTogether(world: World, file: CaseFile): Promise<boolean> {
  const seat = await isSeated(world, file.id)
  if (seat?.lead_id === file.id) return false
  if (seat === undefined) {
    const lead = await freeCase(world, file.id)
    if (lead === undefined || !mayLead(lead)) return false
    await ask(world, lead.id, file.id)
  }
  await answer(world, { case_id: file.id, applicant_id: file.applicant_id }, 'consented')
  return true
}

/** By the enterprise before the founding, by the office after it. */
export async function leaveTogether(world: World, file: CaseFile): Promise<boolean> {
  if (file.joint_lead_id === null || file.joint_lead_id === file.id) return false
  if (file.state === 'joined' && world.dice.chance(0.5))
    await answer(world, { case_id: file.id, applicant_id: file.applicant_id }, 'declined')
  else await world.call(mayorOf(world), 'releasePartner', { id: file.joint_lead_id, partner: file.id, note: NOTE })
  return true
}
