/** What an invitation shows: public facts to anybody, the contact only to the invited phone. */
import type { OutputOf } from '../../../types/registry'
import { getOfficeForOwners, listOfficesToward } from '../../divisions/actions'
import { findPersonalValue } from '../../people/actions'
import { maskPhone } from '../../people/rules'
import type { Call } from '../../platform/call'
import { listStanding } from '../../organisations/actions'
import type { PoolEngines } from '../../pool/actions'
import { findOwnOpen } from '../applications/actions'
import { officeOf } from '../applications/place'
import { listOfferedBodies } from '../bodies/actions'
import { getNotice } from '../notice'
import { answerPromise } from '../rules'
import type { Invitation } from './actions'

export async function showInvitation(
  call: Call,
  engines: PoolEngines,
  { enterprise, contactPersonId }: Pick<Invitation, 'enterprise' | 'contactPersonId'>,
): Promise<OutputOf<'openInvitation'>> {
  const route = engines.route({
    address: enterprise.address,
    uscc: enterprise.uscc,
    poolStreet: enterprise.street ?? undefined,
  })
  const office = officeOf(route, await listOfficesToward(call, route.street))
  const personId = call.actor?.personId
  const isInvited = personId !== undefined && personId === contactPersonId
  const phone = personId === undefined ? undefined : await findPersonalValue(call, personId, 'phone')
  // Whoever is signed in sees the own name again; only the invited one finds what the invitation knows.
  const name = personId === undefined ? undefined : await findPersonalValue(call, personId, 'name')
  const bodies = await listOfferedBodies(call)
  return {
    enterprise: {
      name: enterprise.name,
      district: route.district ?? null,
      street: office.level === 'street' ? office.division : null,
    },
    office: await getOfficeForOwners(call, office.path),
    notice: getNotice(bodies),
    bodies,
    answerDays: answerPromise.workingDays,
    viewer: {
      signedIn: personId !== undefined,
      invited: isInvited,
      contactName: name ?? null,
      phoneMasked: phone === undefined ? null : maskPhone(phone),
    },
    codeToInvited: contactPersonId !== null,
    organisations: (await listStanding(call, enterprise.id)).map(({ name }) => name),
    ownApplication: personId === undefined ? null : ((await findOwnOpen(call, enterprise, personId)) ?? null),
  }
}
