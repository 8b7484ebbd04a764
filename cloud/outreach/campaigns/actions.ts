/** What is done with a campaign: made, tried, submitted, approved by a second person, paused, stopped. */
import type { ParsedOf } from '../../../types/registry'
import type { CampaignPlan } from '../../../types/campaigns'
import { getOfficeAt } from '../../divisions/actions'
import { issueInvitations, revokeInvitations } from '../../intake/actions'
import { findPersonalValue } from '../../people/actions'
import { actingGrant, maskPhone, may, reach } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { enterprisesFound, listUnclearWords } from '../../pool/actions'
import { isWithinHours, nextWithinHours, outreachRules } from '../rules'
import { insertIntents, waitNoLonger } from '../sending/store'
import { questionOf, type ContactedSince, type KeptFilter } from './choose'
import { moveOf, officeInMessage, planOf } from './rules'
import * as store from './store'

type Filter = Omit<ParsedOf<'planCampaign'>, 'template'>

/** The filter as it is kept, within the borders of whoever asks. */
export function keptFilter(
  call: SignedInCall,
  { query, place, status, ownership, trade, lastContact }: Filter,
): KeptFilter {
  const paths = reach(call.actor, 'campaign.make').flatMap((part) => (part.kind === 'below' ? part.paths : []))
  return { query, place, status, ownership, trade, lastContact, reach: paths }
}

export async function planCampaign(
  call: SignedInCall,
  contacted: readonly ContactedSince[],
  { template, ...filter }: ParsedOf<'planCampaign'>,
): Promise<CampaignPlan> {
  const { configuration } = call.tools
  const kept = keptFilter(call, filter)
  const counts = await store.countChosen(call.tx, {
    filter: kept,
    contacted,
    template,
    mostAtOneNumber: configuration.OUTREACH_ENTERPRISES_A_NUMBER,
    now: call.now,
  })
  const isUnclear = counts.some(({ exclusion }) => exclusion === 'status-unclear')
  const found = enterprisesFound(questionOf(kept, call.now, contacted))
  const unclear = isUnclear ? await listUnclearWords(call, found, outreachRules.unclear.words) : []
  return planOf(counts, configuration.SMS_PRICE_FEN, unclear)
}

export async function createCampaign(
  call: SignedInCall,
  { name, template, perSecond, key: _key, ...filter }: ParsedOf<'createCampaign'>,
): Promise<{ id: string }> {
  const grant = actingGrant(call.actor, 'campaign.make')
  if (grant === undefined) throw new Failure('forbidden')
  const id = await store.insertCampaign(call.tx, {
    name,
    template,
    office_id: grant.officeId,
    office_path: grant.officePath,
    filter: keptFilter(call, filter),
    per_second: perSecond ?? null,
    created_by: call.actor.personId,
    created_at: call.now,
  })
  return { id }
}

/** @throws Failure campaignUnknown: none, or out of reach */
async function lockReached(
  call: SignedInCall,
  action: 'campaign.make' | 'campaign.approve' | 'campaign.steer',
  id: string,
) {
  const campaign = await store.lock(call.tx, id)
  if (campaign === undefined || !may(call.actor, action, { officePath: campaign.office_path }))
    throw new Failure('campaignUnknown')
  return campaign
}

export const getReached = async (call: SignedInCall, action: 'campaign.view' | 'campaign.make', id: string) => {
  const campaign = await store.find(call.tx, id)
  if (campaign === undefined || !may(call.actor, action, { officePath: campaign.office_path }))
    throw new Failure('campaignUnknown')
  return campaign
}

export const messagesOf = (campaign: Pick<store.Campaign, 'plan'>): number =>
  // Written by `prepare` only.
  (campaign.plan as CampaignPlan | null)?.messages ?? 0

const testCause = (id: string) => `campaign-test/${id}/`

/**
 * The message to the own phone, with a code that opens an invitation without an enterprise. It goes the way of all messages.
 * @throws Failure campaignUnknown, campaignMoved (not a draft), phoneNeeded
 */
export async function testCampaign(call: SignedInCall, id: string): Promise<{ phoneMasked: string }> {
  const campaign = await lockReached(call, 'campaign.make', id)
  if (campaign.state !== 'draft') throw new Failure('campaignMoved')
  const { personId } = call.actor
  const phone = await findPersonalValue(call, personId, 'phone')
  if (phone === undefined) throw new Failure('phoneNeeded')
  const office = await getOfficeAt(call, campaign.office_path)
  const [issued] = await issueInvitations(call, [
    {
      kind: 'campaign',
      channel: 'link',
      title: campaign.name,
      place: campaign.office_path,
      officeId: campaign.office_id,
      invitedBy: personId,
    },
  ])
  const { id: invitationId = '', code = '' } = issued ?? {}
  await insertIntents(call.tx, call.now, [
    {
      personId,
      cause: testCause(id) + invitationId,
      template: campaign.template,
      params: [officeInMessage(office), code],
    },
  ])
  return { phoneMasked: maskPhone(phone) }
}

/** The last test of a campaign, by anybody. */
export const findTest = (call: Pick<SignedInCall, 'tx'>, id: string) => store.findNewestOf(call.tx, testCause(id))

/** @throws Failure campaignUnknown, campaignMoved, campaignEmpty, campaignUntested, sendingHours */
export async function submitCampaign(call: SignedInCall, id: string, sendFrom: Date | undefined): Promise<void> {
  const campaign = await lockReached(call, 'campaign.make', id)
  const state = moveOf('submit', campaign.state)
  if (state === undefined) throw new Failure('campaignMoved')
  if (messagesOf(campaign) === 0) throw new Failure('campaignEmpty')
  if ((await findTest(call, id))?.state !== 'sent') throw new Failure('campaignUntested')
  if (sendFrom !== undefined && !isWithinHours(sendFrom)) throw new Failure('sendingHours')
  await store.update(call.tx, id, {
    state,
    submitted_at: call.now,
    send_from: sendFrom ?? null,
    decline_note: null,
    declined_by: null,
  })
}

/**
 * The second person's word. Approved it runs from its hour on.
 * @throws Failure campaignUnknown, campaignMoved, campaignOwn (the maker's own), campaignChanged (another number than was confirmed)
 */
export async function approveCampaign(
  call: SignedInCall,
  { id, approve, expected, note }: ParsedOf<'approveCampaign'>,
): Promise<void> {
  const campaign = await lockReached(call, 'campaign.approve', id)
  const state = moveOf(approve ? 'approve' : 'decline', campaign.state)
  if (state === undefined) throw new Failure('campaignMoved')
  const { personId } = call.actor
  if (campaign.created_by === personId) throw new Failure('campaignOwn')
  if (!approve) {
    await store.update(call.tx, id, { state, declined_by: personId, decline_note: note ?? null })
    return
  }
  if (messagesOf(campaign) !== expected) throw new Failure('campaignChanged')
  const wished = campaign.send_from ?? call.now
  await store.update(call.tx, id, {
    state,
    approved_by: personId,
    approved_at: call.now,
    send_from: nextWithinHours(wished < call.now ? call.now : wished),
  })
}

/** @throws Failure campaignUnknown, campaignMoved */
export async function steerCampaign(call: SignedInCall, { id, act }: ParsedOf<'steerCampaign'>): Promise<void> {
  const campaign = await lockReached(call, 'campaign.steer', id)
  const state = moveOf(act, campaign.state)
  if (state === undefined) throw new Failure('campaignMoved')
  await store.update(call.tx, id, {
    state,
    steered_by: call.actor.personId,
    steered_at: call.now,
    // What held it is mended, or nobody's question any more.
    hold_code: null,
    ...(act === 'stop' ? { finished_at: call.now } : {}),
  })
  if (act === 'resume') await waitNoLonger(call.tx, id)
  if (act === 'stop') await revokeInvitations(call, await store.dropRest(call.tx, id, call.now))
}
