import type { OutputOf } from '../../types/registry'
import { countFunnel } from '../intake/actions'
import { listAllOffices } from '../divisions/actions'
import { may, mustBeAllowed, reach } from '../people/rules'
import { localDate } from '../platform/calendar/calendar'
import type { Handlers, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { askFirst } from '../platform/call'
import type { TableStore } from '../gateways/tables/folder'
import type { PickedTemplates } from '../gateways/wechat/templates'
import type { SmsGateway } from '../gateways/sms/port'
import { enterprisesBelow, enterprisesWithin } from '../pool/actions'
import { sql } from 'kysely'
import { answerInvitation, stopMessages } from './answers/actions'
import { listInvitationTasks, reopenInvitationTask, settleInvitationTask } from './answers/tasks'
import { approveCampaign, createCampaign, steerCampaign, submitCampaign, testCampaign } from './campaigns/actions'
import { judgeHeldNumber, listHeldNumbers } from './campaigns/held'
import type { ContactedSince } from './campaigns/choose'
import { createProviderAsking, type Provider } from './campaigns/providers'
import { viewCampaign, viewCampaigns, viewChoices, viewFailures, viewPlan, type SayMessage } from './campaigns/view'
import { getPosterFile, listPosterBatches, makePosters, planPosters } from './posters/actions'
import { recordSubscription } from './subscriptions/actions'
import { listMyMessages, seeMessageChoice, setMessagePreference } from './inbox/actions'
import { sendInvite, stopNumber } from './invites/actions'
import { revokeInvite } from './invites/revoke'
import { planInvite } from './invites/plan'
import { invitationChannels } from '../../types/invitations'

/** The way of invitations, within the reach of who asks; of a campaign, all that it is about. */
async function getFunnel(
  call: SignedInCall,
  {
    campaign,
    place,
    channel,
  }: {
    campaign?: string | undefined
    place?: string | undefined
    channel?: (typeof invitationChannels)[number] | undefined
  },
): Promise<OutputOf<'getFunnel'>> {
  const mine = enterprisesWithin(reach(call.actor, 'invitation.count'))
  const among = place === undefined ? mine : sql`${mine} intersect ${enterprisesBelow(place)}`
  const officeIds = (await listAllOffices(call))
    .filter(({ path }) => path.startsWith(place ?? '') && may(call.actor, 'invitation.count', { officePath: path }))
    .map((office) => office.id)
  const of = { among, officeIds, campaignId: campaign }
  const { funnel, from, to } = await countFunnel(call, { ...of, channel })
  const channels = []
  if (channel === undefined)
    for (const each of invitationChannels) {
      const own = await countFunnel(call, { ...of, channel: each })
      if (own.funnel.invited > 0) channels.push({ channel: each, funnel: own.funnel })
    }
  const day = (at: Date | null) => (at === null ? null : localDate(at))
  return { on: localDate(call.now), from: day(from), to: day(to), funnel, channels }
}

interface OutreachParts {
  /** Each provider of text messages. */
  gateways: readonly Pick<SmsGateway, 'name' | 'balance' | 'templates'>[]
  say: SayMessage
  /** What the city picked at WeChat. */
  templates: PickedTemplates
  /** Where printed posters lie until they are fetched. */
  posters: TableStore
  /** What other rooms know of contacts with enterprises. */
  contacted: readonly ContactedSince[]
}

export const outreachFunctions = ({
  gateways,
  say,
  templates,
  posters,
  contacted,
}: OutreachParts): Pick<
  Handlers,
  | 'answerInvitation'
  | 'stopMessages'
  | 'seeMessageChoice'
  | 'listMyMessages'
  | 'setMessagePreference'
  | 'planInvite'
  | 'sendInvite'
  | 'revokeInvite'
  | 'stopNumber'
  | 'listInvitationTasks'
  | 'settleInvitationTask'
  | 'reopenInvitationTask'
  | 'getFunnel'
  | 'listCampaignChoices'
  | 'planCampaign'
  | 'createCampaign'
  | 'listCampaigns'
  | 'getCampaign'
  | 'testCampaign'
  | 'submitCampaign'
  | 'approveCampaign'
  | 'steerCampaign'
  | 'listHeldNumbers'
  | 'judgeHeldNumber'
  | 'listFailures'
  | 'recordSubscription'
  | 'planPosters'
  | 'makePosters'
  | 'listPosterBatches'
  | 'getPosterFile'
> => ({
  answerInvitation: async (call, { token, answer }) => answerInvitation(call, token, answer),
  stopMessages: async (call, { token, stop }) => stopMessages(call, token, stop),
  seeMessageChoice: async (call, { token }) => {
    mustBeAllowed(call.actor, 'invitation.open')
    return seeMessageChoice(call, token)
  },
  listMyMessages: async (call, { before }) => {
    mustBeAllowed(call.actor, 'self.data')
    return listMyMessages(call, before)
  },
  setMessagePreference: async (call, { channel }) => {
    mustBeAllowed(call.actor, 'self.data')
    return setMessagePreference(call, channel)
  },
  planInvite: async (call, { id }) => planInvite(call, say, id),
  sendInvite: async (call, { id }) => sendInvite(call, id),
  revokeInvite: async (call, { id, invitation }) => revokeInvite(call, id, invitation),
  stopNumber: async (call, { id }) => stopNumber(call, id),
  listInvitationTasks: async (call) => listInvitationTasks(call),
  settleInvitationTask: async (call, input) => {
    await settleInvitationTask(call, input)
    return { id: input.id }
  },
  reopenInvitationTask: async (call, { id }) => {
    await reopenInvitationTask(call, id)
    return { id }
  },
  getFunnel: async (call, input) => {
    if (input.place !== undefined && !may(call.actor, 'invitation.count', { officePath: input.place }))
      throw new Failure('forbidden')
    return getFunnel(call, input)
  },
  listCampaignChoices: async (call) => viewChoices(call),
  planCampaign: async (call, input) => viewPlan(call, say, contacted, input),
  createCampaign: async (call, input) => createCampaign(call, input),
  // The provider is asked before anything is held.
  listCampaigns: askFirst<'listCampaigns', Provider[]>(createProviderAsking(gateways), (call, { before }, providers) =>
    viewCampaigns(call, providers, before),
  ),
  getCampaign: async (call, { id }) => viewCampaign(call, say, id),
  testCampaign: async (call, { id }) => testCampaign(call, id),
  submitCampaign: async (call, { id, sendFrom }) => {
    await submitCampaign(call, id, sendFrom === undefined ? undefined : new Date(sendFrom))
    return { id }
  },
  approveCampaign: async (call, input) => {
    await approveCampaign(call, input)
    return { id: input.id }
  },
  steerCampaign: async (call, input) => {
    await steerCampaign(call, input)
    return { id: input.id }
  },
  listHeldNumbers: async (call, { id }) => listHeldNumbers(call, id),
  judgeHeldNumber: async (call, input) => {
    await judgeHeldNumber(call, input)
    return { id: input.id }
  },
  listFailures: async (call, { id }) => viewFailures(call, id),
  recordSubscription: async (call, input) => {
    mustBeAllowed(call.actor, 'message.subscribe')
    await recordSubscription(call, templates, input)
    return { template: input.template, accepted: input.accepted }
  },
  planPosters: async (call, input) => planPosters(call, input),
  makePosters: async (call, input) => makePosters(call, input),
  listPosterBatches: async (call) => listPosterBatches(call),
  getPosterFile: async (call, input) => getPosterFile(call, posters, input),
})
