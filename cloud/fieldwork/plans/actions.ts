/** Plans of visits: whom to visit first, shared out so that nobody goes where another goes. */
import { limits } from '../../../types/limits'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import { getOfficeAt, listOffices } from '../../divisions/actions'
import { listCadresInForce, readPersonalValuesInBulk } from '../../people/actions'
import { actingGrant, may, reach } from '../../people/rules'
import { placeOf } from '../../places/actions'
import { sortedOf } from '../../places/rules'
import { roles } from '../../../types/people'
import { localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { listAbsorbed } from '../../pool/actions'
import { Owners } from '../owners'
import { findPlaceWithin, listInhabitants } from '../places'
import { fieldRules, visits } from '../rules'
import { standingsOf, type Standing } from '../standing'
import { factsOf } from './facts'
import { deal, keepBest, planRules, visitPlanRules, type Facts, type Ranked } from './rules'
import * as store from './store'

const wrong = (field: string, message: string) => new Failure('inputInvalid', [{ field, message }])

interface Where {
  place?: string | undefined
  office?: string | undefined
}

interface Scope {
  name: string
  path: string
  placeId: string | null
  among: store.Among
}

/** @throws Failure placeUnknown, forbidden (an office out of reach), inputInvalid (an office of too many) */
async function scopeOf(call: SignedInCall, { place: placeId, office }: Where): Promise<Scope> {
  const mayPlan = (path: string) => may(call.actor, 'visit.plan', { officePath: path })
  if (placeId !== undefined) {
    const place = await findPlaceWithin(call, placeId, mayPlan)
    if (place === undefined) throw new Failure('placeUnknown')
    const ids = (await listInhabitants(call, place.id, limits.fieldwork.list)).map((one) => one.id)
    return { name: place.name, path: place.path, placeId: place.id, among: { ids } }
  }
  const path = office ?? actingGrant(call.actor, 'visit.plan')?.officePath
  const own = path === undefined || !mayPlan(path) ? undefined : (await Owners.read(call)).officeAt(path)
  if (path === undefined || own?.officePath !== path) throw new Failure('forbidden')
  const { most } = visitPlanRules
  if (await store.hasMoreThan(call.tx, path, most.enterprises)) throw wrong('office', most.says)
  return { name: (await getOfficeAt(call, path)).division, path, placeId: null, among: { path } }
}

interface Candidate {
  id: string
  standing: Standing
  facts: Facts
  placeId: string | null
  floor: string
  sorted: string
}

interface Chosen {
  /** The first so many. */
  first: Ranked<Candidate>[]
  /** How many there are in all. */
  total: number
  given: number
  leftOut: OutputOf<'planVisits'>['leftOut']
}

/** What the rules ask for of one enterprise, and where it is. */
interface Learnt {
  id: string
  facts: Facts
  at: { place: { id: string }; floor: string; room: string } | undefined
}

async function learn(call: SignedInCall, some: readonly { id: string; name: string }[]): Promise<Learnt[]> {
  const ids = some.map(({ id }) => id)
  const absorbed = await listAbsorbed(call, ids)
  const about = new Map(
    some.map(({ id, name }) => [id, { name, ids: [id, ...(absorbed.get(id) ?? [])], organised: false }]),
  )
  const placed = await placeOf(call, ids)
  const facts = await factsOf(call, about, placed)
  return ids.flatMap((id) => {
    const known = facts.get(id)
    return known === undefined ? [] : [{ id, facts: known, at: placed.get(id) }]
  })
}

/**
 * Of all it reads what the rules ask for, a portion at a time, and keeps the best; of those that come first, how they stand.
 * @param most how many are wanted
 */
async function choose(call: SignedInCall, { among }: Scope, most: number): Promise<Chosen> {
  const { worth, leftOut } = await store.listChosen(call.tx, among, call.now)
  const count = (why: store.LeftOut) => leftOut.get(why) ?? 0
  const { enterprises: portion } = visitPlanRules.portion
  let wanted: Ranked<Learnt>[] = []
  for (let from = 0; from < worth.length; from += portion) {
    const known = await learn(call, worth.slice(from, from + portion))
    wanted = keepBest(wanted, known, localDate(call.now), most)
  }
  const standings = await standingsOf(
    call,
    wanted.map(({ item }) => item.id),
  )
  const first = wanted.flatMap(({ item, because }): Ranked<Candidate>[] => {
    const standing = standings.get(item.id)
    if (standing === undefined) return []
    const { at, ...known } = item
    const where = {
      placeId: at?.place.id ?? null,
      floor: at?.floor ?? '',
      sorted: at === undefined ? standing.enterprise.address : sortedOf(at.floor, at.room),
    }
    return [{ item: { ...known, standing, ...where }, because }]
  })
  return {
    first,
    total: worth.length,
    given: count('given'),
    leftOut: {
      organised: count('organised'),
      applied: count('applied'),
      gone: count('gone'),
      withheld: count('withheld'),
      visited: count('visited'),
    },
  }
}

/** Who may be given a share: cadres who visit all of what is chosen, and whom the planner plans for. */
async function listSharers(call: SignedInCall, { path: scope }: Scope) {
  const owners = await Owners.read(call)
  const found: { id: string; officeId: string }[] = []
  for (const [id, own] of await listCadresInForce(call, roles.filter(visits))) {
    const at = own.find((path) => may(call.actor, 'visit.plan', { officePath: path }))
    const office = at === undefined ? undefined : owners.officeAt(at)
    if (office !== undefined && owners.answers(id, scope)) found.push({ id, officeId: office.officeId })
  }
  const ids = found.map((one) => one.id)
  const names = await readPersonalValuesInBulk(call, ids, ['name'])
  const offices = new Map(
    (
      await listOffices(
        call,
        found.map((one) => one.officeId),
      )
    ).map((office) => [office.id, office.name]),
  )
  return found
    .map(({ id, officeId }) => ({
      id,
      name: names.get(id)?.get('name') ?? '',
      office: offices.get(officeId) ?? '',
      me: id === call.actor.personId,
    }))
    .sort((a, b) => Number(b.me) - Number(a.me) || (a.id < b.id ? -1 : 1))
}

export async function planVisits(
  call: SignedInCall,
  { limit = limits.page.max, ...where }: ParsedOf<'planVisits'>,
): Promise<OutputOf<'planVisits'>> {
  const scope = await scopeOf(call, where)
  const { first, total, given, leftOut } = await choose(call, scope, limit)
  return {
    rules: planRules.map(({ name, sentence }) => ({ name, sentence })),
    rows: first.map(({ item, because }) => {
      const { staff, youth, trade, since, neighbours, contacts, lastContactOn } = item.facts
      const { name, address } = item.standing.enterprise
      return {
        id: item.id,
        name,
        address,
        floor: item.floor,
        because,
        facts: { staff, youth, trade, since, neighbours, contacts, lastContactOn },
      }
    }),
    total,
    given,
    leftOut,
    cadres: await listSharers(call, scope),
  }
}

/** @throws Failure placeUnknown, forbidden, inputInvalid, visitPlanMoved (others took them meanwhile, or nothing is left) */
export async function createVisitPlan(
  call: SignedInCall,
  { cadres, take, until, ...where }: ParsedOf<'createVisitPlan'>,
): Promise<OutputOf<'createVisitPlan'>> {
  const today = localDate(call.now)
  if (until < today) throw wrong('until', fieldWords.day.past)
  const { days } = visitPlanRules.farthest
  if (until > localDate(new Date(call.now.getTime() + days * 86_400_000)))
    throw wrong('until', fieldWords.day.far(days))
  const scope = await scopeOf(call, where)
  const known = new Map((await listSharers(call, scope)).map((one) => [one.id, one]))
  const sharers = [...new Set(cadres)].map((id) => known.get(id))
  if (sharers.some((one) => one === undefined)) throw wrong('cadres', fieldWords.choice.wrong)
  await endOverdue(call)
  const { first } = await choose(call, scope, take)
  const because = new Map(first.map(({ item, because: why }) => [item.id, why]))
  const taken = first.map(({ item }) => item)
  if (taken.length === 0) throw new Failure('visitPlanMoved')
  const office = (await Owners.read(call)).officeAt(scope.path)
  if (office === undefined) throw new Failure('forbidden')
  const id = await store.insertPlan(call.tx, {
    place_id: scope.placeId,
    name: scope.name,
    office_id: office.officeId,
    office_path: office.officePath,
    person_id: call.actor.personId,
    created_at: call.now,
    until_on: until,
    ended_at: null,
    ended_by: null,
  })
  const dealt = deal(taken, sharers.length)
  const rows = dealt.flatMap((share, i) =>
    share.map((item, at) => ({
      enterpriseId: item.id,
      personId: sharers[i]?.id ?? call.actor.personId,
      turn: at + 1,
      because: because.get(item.id) ?? [],
    })),
  )
  if ((await store.insertPlanned(call.tx, id, rows)) !== rows.length) throw new Failure('visitPlanMoved')
  return {
    id,
    enterprises: rows.length,
    shares: dealt.map((share, i) => ({ name: sharers[i]?.name ?? '', enterprises: share.length })),
  }
}

export async function listVisitPlans(call: SignedInCall): Promise<OutputOf<'listVisitPlans'>> {
  const rows = await store.listPlans(call.tx, reach(call.actor, 'visit.view'), fieldRules.page.rows)
  return {
    rows: rows.map(({ id, name, until_on: until, ended_at: endedAt, enterprises, visited }) => ({
      id,
      where: name,
      until,
      ended: endedAt !== null,
      enterprises,
      visited,
    })),
  }
}

/** @throws Failure visitPlanUnknown: none, out of reach, or ended */
export async function endVisitPlan(call: SignedInCall, id: string): Promise<void> {
  const plan = await store.lockPlan(call.tx, id)
  if (plan === undefined || plan.ended_at !== null || !may(call.actor, 'visit.plan', { officePath: plan.office_path }))
    throw new Failure('visitPlanUnknown')
  await store.endPlan(call.tx, id, call.actor.personId, call.now)
}

/** Plans whose day is over are over. */
export async function endOverdue(call: Pick<Call, 'tx' | 'now'>): Promise<void> {
  for (const id of await store.listOverdue(call.tx, localDate(call.now)))
    await store.endPlan(call.tx, id, null, call.now)
}
