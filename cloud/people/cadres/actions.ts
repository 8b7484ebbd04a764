/** Cadres: persons with grants. */
import type { Role } from '../../../types/people'
import { listOffices, type OfficeNode } from '../../divisions/actions'
import type { HeldGrant } from '../../platform/actor'
import type { Call } from '../../platform/call'
import { openEnrolment } from '../factors/actions'
import { getPersonByPhone, putPersonalValue } from '../persons/actions'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

const ROLE_OF_LEVEL = {
  city: 'city-cadre',
  district: 'district-cadre',
  street: 'street-cadre',
} as const satisfies Record<OfficeNode['level'], Role>

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

/** Gives a person the role that belongs to the office's level. @returns false when it was held already */
export async function appointCadre(
  act: Act,
  appointment: { phone: string; name: string; office: OfficeNode },
): Promise<boolean> {
  const { personId } = await getPersonByPhone(act, appointment.phone)
  await putPersonalValue(act, personId, 'name', appointment.name)
  await openEnrolment(act, personId)
  return store.insertGrant(act.tx, {
    personId,
    role: ROLE_OF_LEVEL[appointment.office.level],
    officeId: appointment.office.id,
    from: act.now,
    appointedBy: null,
  })
}
