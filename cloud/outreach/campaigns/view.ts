/** A campaign as its page shows it. */
import type { CampaignPlan, CampaignRow, CampaignTemplate } from '../../../types/campaigns'
import { messageStates } from '../../../types/campaigns'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { campaignWords as words } from '../../../types/words/campaigns'
import { SMS_RULES, type SmsTemplateName } from '../../gateways/sms/templates'
import { getOfficeAt, listAllOffices, listOffices } from '../../divisions/actions'
import { countFunnel } from '../../intake/actions'
import { findPersonalValue, within } from '../../people/actions'
import { actingGrant, may, reach } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { getPlaceNames } from '../../pool/actions'
import { tradeNames } from '../../pool/rules'
import { isWithinHours, nextWithinHours, outreachRules } from '../rules'
import type { Provider } from './providers'
import { findTest, getReached, messagesOf, planCampaign } from './actions'
import { hasApprover } from './approvers'
import type { ContactedSince, KeptFilter } from './choose'
import { CODE_AS_DOTS, moveOf, officeInMessage } from './rules'
import * as store from './store'

/** A message as it arrives on the phone. */
export type SayMessage = (template: SmsTemplateName, params: readonly string[]) => string

/** The message of a campaign, and the one for a number of several enterprises. */
const sayTexts = (say: SayMessage, template: CampaignTemplate, office: Parameters<typeof officeInMessage>[0]) => {
  const said = officeInMessage(office)
  const text = say(template, [said, CODE_AS_DOTS])
  return { text, listText: template === 'invitation' ? say('invitation-list', [said, '3', CODE_AS_DOTS]) : text }
}

/** Whom a campaign is about, for whoever decides on it. Written by `createCampaign` only. */
async function sayFilter(
  call: SignedInCall,
  { place, query, trade, status, ownership, lastContact }: KeptFilter,
): Promise<OutputOf<'getCampaign'>['whom']> {
  return {
    place: place === undefined ? null : (await getPlaceNames(call))(place),
    query: query ?? null,
    trade: trade ?? null,
    status: status ?? null,
    ownership: ownership ?? null,
    lastContact: lastContact ?? null,
  }
}

/** What a campaign over a filter would come to, and what it would say. */
export async function viewPlan(
  call: SignedInCall,
  say: SayMessage,
  contacted: readonly ContactedSince[],
  asked: ParsedOf<'planCampaign'>,
): Promise<OutputOf<'planCampaign'>> {
  const grant = actingGrant(call.actor, 'campaign.make')
  if (grant === undefined) throw new Failure('forbidden')
  const office = await getOfficeAt(call, grant.officePath)
  return { ...(await planCampaign(call, contacted, asked)), ...sayTexts(say, asked.template, office) }
}

/** What a campaign can be narrowed to. */
export async function viewChoices(call: SignedInCall): Promise<OutputOf<'listCampaignChoices'>> {
  const reached = reach(call.actor, 'campaign.make')
  const isWithin = (path: string) =>
    reached.some((part) => part.kind === 'below' && part.paths.some((one) => path.startsWith(one)))
  const offices = (await listAllOffices(call)).filter(({ path }) => isWithin(path))
  return {
    places: offices.map(({ path, division }) => ({ path, name: division })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    trades: tradeNames,
    hours: { from: outreachRules.hours.from, to: outreachRules.hours.to },
    oneMessage: SMS_RULES.oneMessage.characters,
    now: call.now.toISOString(),
  }
}

const iso = (at: Date | null) => at?.toISOString() ?? null

export async function viewCampaign(call: SignedInCall, say: SayMessage, id: string): Promise<OutputOf<'getCampaign'>> {
  const campaign = await getReached(call, 'campaign.view', id)
  const { personId } = call.actor
  const office = await getOfficeAt(call, campaign.office_path)
  const counts = await store.countMessages(call.tx, id)
  const name = async (of: string | null) =>
    of === null ? null : ((await findPersonalValue(call, of, 'name')) ?? words.somebody)
  const { funnel } = await countFunnel(call, { campaignId: id })
  const test = await findTest(call, id)
  const isRunning = campaign.state === 'running'
  const from = campaign.send_from
  const isOwn = campaign.created_by === personId
  const reached = (action: 'campaign.make' | 'campaign.approve' | 'campaign.steer') =>
    may(call.actor, action, { officePath: campaign.office_path })
  const can = (act: Parameters<typeof moveOf>[0]) => moveOf(act, campaign.state) !== undefined
  return {
    id,
    number: Number(campaign.number),
    name: campaign.name,
    office: office.name,
    state: campaign.state,
    template: campaign.template,
    ...sayTexts(say, campaign.template, office),
    perSecond: campaign.per_second,
    // Written by `prepare` only.
    plan: campaign.plan as CampaignPlan | null,
    whom: await sayFilter(call, campaign.filter as KeptFilter),
    ...(campaign.state === 'preparing' ? await store.countPrepared(call.tx, id) : { prepared: 0, chosen: 0 }),
    at: call.now.toISOString(),
    messages: Object.fromEntries(
      messageStates.map((state) => [state, counts.states[state] ?? 0]),
    ) as OutputOf<'getCampaign'>['messages'],
    delivered: counts.delivered,
    undelivered: counts.undelivered,
    replied: counts.replied,
    funnel,
    createdAt: campaign.created_at.toISOString(),
    createdBy: (await name(campaign.created_by)) ?? words.somebody,
    isOwn,
    test: test === undefined ? null : { state: test.state, at: test.at.toISOString() },
    sendFrom: iso(from),
    approvedBy: await name(campaign.approved_by),
    approvedAt: iso(campaign.approved_at),
    declineNote: campaign.decline_note,
    finishedAt: iso(campaign.finished_at),
    resumesAt:
      isRunning && from !== null && from > call.now
        ? iso(from)
        : isRunning && !isWithinHours(call.now)
          ? iso(nextWithinHours(call.now))
          : null,
    approvable: campaign.state === 'draft' || campaign.state === 'awaiting' ? await hasApprover(call, campaign) : true,
    held:
      campaign.hold_code !== null && (campaign.state === 'paused' || (isRunning && from !== null && from > call.now))
        ? { code: campaign.hold_code, says: words.hold(campaign.hold_code) }
        : null,
    may: {
      test: reached('campaign.make') && campaign.state === 'draft' && messagesOf(campaign) > 0,
      submit: reached('campaign.make') && can('submit') && test?.state === 'sent' && messagesOf(campaign) > 0,
      approve: reached('campaign.approve') && can('approve') && !isOwn,
      pause: reached('campaign.steer') && can('pause'),
      resume: reached('campaign.steer') && can('resume'),
      stop: reached('campaign.steer') && can('stop'),
    },
  }
}

export async function viewCampaigns(
  call: SignedInCall,
  providers: readonly Provider[],
  before: number | undefined,
): Promise<OutputOf<'listCampaigns'>> {
  const { rows: most } = outreachRules.list
  const condition = within(reach(call.actor, 'campaign.view'), {
    person: 'campaign.created_by',
    officePath: 'campaign.office_path',
  })
  const rows = await store.list(call.tx, condition, before, most + 1)
  const shown = rows.slice(0, most)
  const offices = new Map(
    (await listOffices(call, [...new Set(shown.map((row) => row.office_id))])).map((office) => [
      office.id,
      office.name,
    ]),
  )
  return {
    rows: shown.map((row): CampaignRow => ({
      id: row.id,
      number: Number(row.number),
      name: row.name,
      office: offices.get(row.office_id) ?? '',
      state: row.state,
      template: row.template,
      createdAt: row.created_at.toISOString(),
      messages: row.plan === null ? null : messagesOf(row),
      done: row.done,
    })),
    next: rows.length > most ? Number(shown.at(-1)?.number ?? 0) : null,
    providers: [...providers],
  }
}

/** Why messages did not arrive, in words where the code is known. */
export async function viewFailures(call: SignedInCall, id: string): Promise<OutputOf<'listFailures'>> {
  await getReached(call, 'campaign.view', id)
  const reasons = await store.listReasons(call.tx, id)
  return {
    reasons: reasons.map(({ code, state, messages }) => ({
      code,
      messages,
      says: words.reasons[code] ?? words.failures[state as keyof typeof words.failures],
    })),
  }
}
