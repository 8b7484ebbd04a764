import type { Handlers } from '../platform/call'
import { Failure } from '../platform/failure'
import { getOfficeForOwners, listOfficesToward } from '../divisions/actions'
import { may, mustBeAllowed } from '../people/rules'
import type { PoolEngines } from '../pool/actions'
import { findApplication, putHeadcount, submitApplication } from './applications/actions'
import { listOfferedBodies } from './bodies/actions'
import { findCandidates } from './candidates/actions'
import { findDraft, keepDraft } from './drafts/actions'
import { findDecoyOpening, getOpening } from './invitations/actions'
import { noteOpened } from './invitations/progress'
import { showInvitation } from './invitations/show'
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
    try {
      const opening = await getOpening(call, token)
      const { invitation } = opening
      const shown = await showInvitation(call, engines, opening)
      // A cadre who tries a code has not been invited; and what went to no number is anybody's who comes by, until it is applied for.
      if ((call.actor?.held.length ?? 0) === 0 || shown.viewer.invited)
        await noteOpened(call, invitation, shown.viewer.invited)
      return shown
    } catch (error) {
      // What is not there takes as long as what is, the writing of the answer included: see `decoy`.
      if (error instanceof Failure && error.error === 'invitationUnknown') {
        JSON.stringify(await showInvitation(call, engines, await findDecoyOpening(call, token)))
      }
      throw error
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
