/** Cadres: persons with grants. */
import type { Role } from '../../../types/people'
import { listOffices, type OfficeNode } from '../../divisions/actions'
import type { HeldGrant } from '../../platform/actor'
import type { Call } from '../../platform/call'
import { sqlState } from '../../platform/database/database'
import { Failure } from '../../platform/failure'
import { openEnrolment } from '../factors/actions'
import { getPersonByPhone, lockPerson, putPersonalValue } from '../persons/actions'
import { caseRoleAt, fitsOffice, grantEnded, mayHoldTogether } from './rules'
import * as absences from '../absences/store'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** The grants in force of a person, each with its office. */
export async function listGrants(act: Pick<Act, 'tx' | 'now'>, personId: string): Promise<HeldGrant[]> {
  const held = await store.listGrants(act.tx, personId, act.now)
  if (held.length === 0) return []
  const offices = new Map(
    (
      await listOffices(
        act,
        held.map((grant) => grant.officeId),
      )
    ).map((office) => [office.id, office]),
  )
  return held.flatMap(({ role, officeId }) => {
    const office = offices.get(officeId)
    return office
      ? [
          {
            role,
            officeId,
            officePath: office.path,
            officeName: office.name,
            division: office.division,
            body: office.body,
          },
        ]
      : []
  })
}

export interface Appointment {
  phone: string
  name: string
  office: OfficeNode
  /** Without: the role that handles cases at that office. */
  role?: Role
  /** The last instant; without: until it is ended. */
  until?: Date | null
  /** Who appoints; null at the command line. */
  by?: string | null
}

const VIOLATED = '23514'

/**
 * Gives a role at an office. Whether somebody may give it is the caller's question.
 * @returns the grant's id; undefined when it is held already
 * @throws Failure dutiesMixed (三员分立); inputInvalid is the caller's: the role must fit the office
 */
export async function appoint(act: Act, appointment: Appointment): Promise<string | undefined> {
  const { office, role = caseRoleAt(office), until = null, by = null } = appointment
  if (office.ended || !fitsOffice(role, office)) throw new Error(`${role} does not fit ${office.path}`)
  const { personId } = await getPersonByPhone(act, appointment.phone)
  await lockPerson(act, personId)
  const ahead = await store.listRolesAhead(act.tx, personId, act.now)
  if (ahead.some((one) => one.role === role && one.officeId === office.id)) return undefined
  if (!mayHoldTogether([...ahead.map((one) => one.role), role])) throw new Failure('dutiesMixed')
  await putPersonalValue(act, personId, 'name', appointment.name)
  await openEnrolment(act, personId)
  try {
    return await store.insertGrant(act.tx, {
      personId,
      role,
      officeId: office.id,
      from: act.now,
      until,
      appointedBy: by,
    })
  } catch (error) {
    // The database keeps the three apart whatever ran at the same time.
    if (sqlState(error) === VIOLATED) throw new Failure('dutiesMixed')
    throw error
  }
}

/** Gives the role that handles cases at an office. @returns false when it was held already */
export async function appointCadre(act: Act, appointment: Omit<Appointment, 'role'>): Promise<boolean> {
  return (await appoint(act, appointment)) !== undefined
}

/** Whether anybody administers, now or later. */
export async function isAdministered(act: Pick<Act, 'tx' | 'now'>): Promise<boolean> {
  return store.isAnyInForce(act.tx, ['city-administrator', 'security-administrator'], act.now)
}

/** Whoever holds no grant at an office any more is not away from it either. @returns whether that is so */
export async function endAbsences(act: Pick<Act, 'tx' | 'now'>, personId: string, officeId: string): Promise<boolean> {
  if ((await store.listGrants(act.tx, personId, act.now)).some((grant) => grant.officeId === officeId)) return false
  await absences.endAllOf(act.tx, personId, officeId, act.now)
  return true
}

/** Grants that ran out by themselves: what was owed passes to the office. @returns how many grants */
export async function handOverLapsed(call: Call): Promise<number> {
  const lapsed = await store.takeLapsed(call.tx, call.now)
  for (const { person_id: personId, office_id: officeId } of lapsed) {
    // Whoever holds another grant at the same office goes on there.
    if (await endAbsences(call, personId, officeId))
      await call.tools.bus.emit(call, grantEnded, { personId, officeId, successorId: null, handedOver: { count: 0 } })
  }
  return lapsed.length
}
