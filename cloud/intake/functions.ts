import type { Handlers } from '../platform/call'
import { Failure } from '../platform/failure'
import { getOfficeForOwners, listOfficesToward } from '../divisions/actions'
import { findPersonalValue } from '../people/actions'
import { maskPhone, may, mustBeAllowed } from '../people/rules'
import type { PoolEngines } from '../pool/actions'
import { findApplication, findOwnOpen, officeOf, putHeadcount, submitApplication } from './applications/actions'
import { getInvitation } from './invitations/actions'
import { answerPromise, getNotice } from './rules'

export const intakeFunctions = (
  engines: PoolEngines,
): Pick<Handlers, 'getCity' | 'openInvitation' | 'submitApplication' | 'reportHeadcount'> => ({
  getCity: async (call) => {
    mustBeAllowed(call.actor, 'city.view')
    const city = (await listOfficesToward(call, undefined)).find((office) => office.level === 'city')
    if (city === undefined) throw new Error('the home city has no office')
    return {
      city: city.division,
      office: await getOfficeForOwners(call, city.path),
      notice: getNotice(),
      answerDays: answerPromise.workingDays,
      demo: call.tools.configuration.MODE === 'demo',
    }
  },
  openInvitation: async (call, { token }) => {
    mustBeAllowed(call.actor, 'invitation.open')
    const { enterprise, contactPersonId } = await getInvitation(call, token)
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
    return {
      enterprise: {
        name: enterprise.name,
        district: route.district ?? null,
        street: office.level === 'street' ? office.division : null,
      },
      office: await getOfficeForOwners(call, office.path),
      notice: getNotice(),
      answerDays: answerPromise.workingDays,
      viewer: {
        signedIn: personId !== undefined,
        invited: isInvited,
        contactName: name ?? null,
        phoneMasked: phone === undefined ? null : maskPhone(phone),
      },
      codeToInvited: contactPersonId !== null,
      ownApplication: personId === undefined ? null : ((await findOwnOpen(call, enterprise, personId)) ?? null),
    }
  },
  submitApplication: async (call, input) => {
    mustBeAllowed(call.actor, 'application.submit')
    return submitApplication(call, engines, input)
  },
  reportHeadcount: async (call, { id, youth, members }) => {
    const application = await findApplication(call, id)
    // Somebody else's application and none at all answer alike.
    if (
      application === undefined ||
      !may(call.actor, 'application.answerOwn', { applicantId: application.applicant_person_id })
    )
      throw new Failure('applicationUnknown')
    return putHeadcount(call, id, { youth, members })
  },
})
