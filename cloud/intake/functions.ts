import type { Handlers } from '../platform/call'
import { Failure } from '../platform/failure'
import { getOfficeForOwners, listOfficesToward } from '../divisions/actions'
import { findPersonalValue } from '../people/actions'
import { maskPhone, may, mustBeAllowed } from '../people/rules'
import type { PoolEngines } from '../pool/actions'
import { findApplication, findOwnOpen, putHeadcount, submitApplication } from './applications/actions'
import { officeOf } from './applications/place'
import { listOfferedBodies } from './bodies/actions'
import { findCandidates } from './candidates/actions'
import { findDraft, keepDraft } from './drafts/actions'
import { getInvitation } from './invitations/actions'
import { askToJoin } from './joins/actions'
import { getNotice } from './notice'
import { answerPromise } from './rules'

export const intakeFunctions = (
  engines: PoolEngines,
): Pick<
  Handlers,
  | 'getCity'
  | 'openInvitation'
  | 'findEnterprise'
  | 'submitApplication'
  | 'askToJoin'
  | 'keepDraft'
  | 'getDraft'
  | 'reportHeadcount'
> => ({
  getCity: async (call) => {
    mustBeAllowed(call.actor, 'city.view')
    const city = (await listOfficesToward(call, undefined)).find((office) => office.level === 'city')
    if (city === undefined) throw new Error('the home city has no office')
    const bodies = await listOfferedBodies(call)
    return {
      city: city.division,
      office: await getOfficeForOwners(call, city.path),
      notice: getNotice(bodies),
      bodies,
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
      ownApplication: personId === undefined ? null : ((await findOwnOpen(call, enterprise, personId)) ?? null),
    }
  },
  findEnterprise: async (call, { query }) => {
    mustBeAllowed(call.actor, 'enterprise.find')
    return findCandidates(call, engines, query)
  },
  askToJoin: async (call, input) => {
    mustBeAllowed(call.actor, 'application.join')
    return askToJoin(call, engines, input)
  },
  keepDraft: async (call, input) => {
    mustBeAllowed(call.actor, 'draft.keep')
    return { kept: await keepDraft(call, input) }
  },
  getDraft: async (call, { form }) => {
    mustBeAllowed(call.actor, 'draft.keep')
    return { found: (await findDraft(call, form)) ?? null }
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
    if (application.closed_at !== null) throw new Failure('caseMoved')
    return putHeadcount(call, id, { youth, members })
  },
})
