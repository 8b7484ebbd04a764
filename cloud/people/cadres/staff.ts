/** What a cadre does about appointments: list, give, end, reset. Each within the policy's `appointed`. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import type { Role } from '../../../types/people'
import { staffWords } from '../../../types/words/staff'
import { listEveryOffice, listOffices, type OfficeNode } from '../../divisions/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { hasFactor, resetFactor } from '../factors/actions'
import { enrolUntil } from '../factors/rules'
import { findPersonalValue } from '../persons/actions'
import { maskName, maskPhone } from '../persons/rules'
import { appointing } from '../policy/appointing'
import { may, reach } from '../policy/policy'
import { appoint, endAbsences } from './actions'
import { fitsOffice, grantEnded } from './rules'
import * as store from './store'

/** Own choice, 2026-11-24: rows of a page, offices of a search. */
const PAGE = 20

const named = (query: string, office: OfficeNode) =>
  query === '' || office.name.includes(query) || office.division.includes(query) || office.divisionCode === query

const plain = (query: string | undefined) => (query ?? '').replace(/\s/g, '')

export async function listStaff(call: SignedInCall, input: ParsedOf<'listStaff'>): Promise<OutputOf<'listStaff'>> {
  const offices = await listEveryOffice(call)
  const query = plain(input.query)
  const rows = await store.listGrantsWithin(call.tx, {
    reach: reach(call.actor, 'staff.view'),
    offices,
    among: query === '' ? undefined : offices.filter((office) => named(query, office)).map((office) => office.id),
    after: input.cursor,
    limit: PAGE + 1,
    now: call.now,
  })
  const byId = new Map(offices.map((office) => [office.id, office]))
  const shown = rows.slice(0, PAGE)
  const out: OutputOf<'listStaff'>['rows'] = []
  for (const row of shown) {
    const name = await findPersonalValue(call, row.person_id, 'name')
    const phone = await findPersonalValue(call, row.person_id, 'phone')
    const office = byId.get(row.office_id)
    out.push({
      id: row.id,
      role: row.role,
      office: office?.name ?? '',
      division: office?.division ?? '',
      nameMasked: maskName(name ?? ''),
      phoneMasked: phone === undefined ? '' : maskPhone(phone),
      from: row.valid_from.toISOString(),
      until: row.valid_until?.toISOString() ?? null,
      hasFactor: await hasFactor(call, row.person_id),
      self: row.person_id === call.actor.personId,
    })
  }
  return {
    rows: out,
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    appointable: call.actor.grants.flatMap((grant) =>
      appointing[grant.role].flatMap(({ roles, where }) => roles.map((role) => ({ role, where }))),
    ),
  }
}

/** Whether the caller may give this role at this office. */
export const mayAppoint = (call: SignedInCall, role: Role, office: OfficeNode) =>
  !office.ended && fitsOffice(role, office) && may(call.actor, 'staff.appoint', { role, officePath: office.path })

export async function findOffices(
  call: SignedInCall,
  input: ParsedOf<'findOffices'>,
): Promise<OutputOf<'findOffices'>> {
  const query = plain(input.query)
  const found = (await listEveryOffice(call)).filter(
    (office) => mayAppoint(call, input.role, office) && named(query, office),
  )
  return { offices: found.slice(0, PAGE).map(({ id, name, division }) => ({ id, name, division })) }
}

/** The end of a day of China's clock, which is when a grant "until" that day is over. */
function endOfDay(day: string): Date {
  const at = new Date(`${day}T23:59:59.999+08:00`)
  // 2027-02-31 is no day: the parser would take it for another one or for none.
  const isDay = !Number.isNaN(at.getTime()) && new Date(at.getTime() + 8 * 3_600_000).toISOString().startsWith(day)
  if (!isDay) throw new Failure('inputInvalid', [{ field: 'until', message: staffWords.dayWrong }])
  return at
}

export async function appointByCadre(
  call: SignedInCall,
  input: ParsedOf<'appointCadre'>,
): Promise<OutputOf<'appointCadre'>> {
  const [office] = await listOffices(call, [input.office])
  // An office outside and one that does not exist answer alike.
  if (office === undefined || !mayAppoint(call, input.role, office))
    throw new Failure('inputInvalid', [{ field: 'office', message: staffWords.officeWrong }])
  const until = input.until === undefined ? null : endOfDay(input.until)
  if (until !== null && until <= call.now)
    throw new Failure('inputInvalid', [{ field: 'until', message: staffWords.untilPast }])
  const id = await appoint(call, {
    phone: input.phone,
    name: input.name,
    role: input.role,
    office,
    until,
    by: call.actor.personId,
  })
  if (id === undefined) throw new Failure('grantHeld')
  const grant = await store.findGrant(call.tx, id)
  const set = grant !== undefined && (await hasFactor(call, grant.person_id))
  return { id, enrolUntil: set ? null : enrolUntil(call.now).toISOString() }
}

/** A grant that this cadre gives and ends. @throws Failure grantUnknown: outside, over, or none */
async function getGrant(call: SignedInCall, id: string): Promise<{ grant: store.GrantRow; office: OfficeNode }> {
  const grant = await store.lockGrant(call.tx, id)
  const [office] = grant === undefined ? [] : await listOffices(call, [grant.office_id])
  const until = grant?.valid_until ?? null
  const isOver = until !== null && until <= call.now
  if (
    grant === undefined ||
    office === undefined ||
    isOver ||
    !may(call.actor, 'staff.appoint', { role: grant.role, officePath: office.path })
  )
    throw new Failure('grantUnknown')
  return { grant, office }
}

export async function endGrant(call: SignedInCall, input: ParsedOf<'endGrant'>): Promise<OutputOf<'endGrant'>> {
  const { grant, office } = await getGrant(call, input.id)
  let successorId: string | null = null
  if (input.successor !== undefined) {
    const next = await store.findGrant(call.tx, input.successor)
    const isInForce = next !== undefined && (next.valid_until === null || next.valid_until > call.now)
    if (!isInForce || next.office_id !== office.id || next.person_id === grant.person_id)
      throw new Failure('inputInvalid', [{ field: 'successor', message: staffWords.successorWrong }])
    successorId = next.person_id
  }
  if (grant.valid_from < call.now) await store.endGrant(call.tx, grant.id, call.actor.personId, call.now)
  else await store.deleteGrant(call.tx, grant.id)
  await endAbsences(call, grant.person_id, office.id)
  const handedOver = { count: 0 }
  await call.tools.bus.emit(call, grantEnded, {
    personId: grant.person_id,
    officeId: office.id,
    successorId,
    handedOver,
  })
  return { handedOver: handedOver.count }
}

export async function resetStaffFactor(
  call: SignedInCall,
  { id }: ParsedOf<'resetSecondFactor'>,
): Promise<OutputOf<'resetSecondFactor'>> {
  const { grant } = await getGrant(call, id)
  await resetFactor(call, grant.person_id)
  return { enrolUntil: enrolUntil(call.now).toISOString() }
}
