/** Inviting one enterprise by a text message: whom it would reach, what it says, or why it cannot be. */
import { sql } from 'kysely'
import { funnelSteps, type Exclusion, type FunnelStep, type OwnMessage } from '../../../types/invitations'
import type { OutputOf } from '../../../types/registry'
import { getOfficeAt } from '../../divisions/actions'
import { listInvitationsFor } from '../../intake/actions'
import { isHandedOut } from '../../intake/rules'
import { actingGrant, maskPhone, may } from '../../people/rules'
import { readPersonalValuesInBulk } from '../../people/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterprise, findPlace, listAbsorbed } from '../../pool/actions'
import { plainPhone } from '../../pool/rules'
import { chosenAmong } from '../campaigns/choose'
import { findRest } from '../campaigns/resting'
import { CODE_AS_DOTS, officeInMessage } from '../campaigns/rules'
import type { SayMessage } from '../campaigns/view'
import { unsendableCell } from '../numbers'
import { listOwnStates } from '../sending/store'
import { nextWithinHours } from '../rules'
import type { IntentState } from '../tables'

interface ChosenRow {
  enterprise_id: string
  person_id: string | null
  number: Buffer | null
  exclusion: Exclusion | null
}

export interface Invitable {
  enterpriseId: string
  /** Its own id and those of what was merged into it. */
  ids: readonly string[]
  name: string
  /** The office that invites, and its name in a message. */
  grant: { officeId: string; officePath: string }
  office: string
  personId: string | null
  number: Buffer | null
  phone: string | null
  refusal: Exclusion | null
}

/**
 * An enterprise that the caller may invite.
 * @returns also the ids under which it was invited before others were merged into it
 * @throws Failure enterpriseUnknown: none, or out of reach
 */
export async function mustReachInvited(call: SignedInCall, id: string) {
  const enterprise = await findEnterprise(call, id)
  const place = enterprise === undefined ? undefined : await findPlace(call, enterprise.id)
  const grant = actingGrant(call.actor, 'invitation.send')
  if (
    enterprise === undefined ||
    place === undefined ||
    grant === undefined ||
    !may(call.actor, 'invitation.send', { officePath: place })
  )
    throw new Failure('enterpriseUnknown')
  const absorbed = (await listAbsorbed(call, [enterprise.id])).get(enterprise.id) ?? []
  return { enterprise, grant, ids: [enterprise.id, ...absorbed] }
}

/** @throws Failure enterpriseUnknown: none, or out of reach */
export async function findInvitable(call: SignedInCall, id: string): Promise<Invitable> {
  const { enterprise, grant, ids } = await mustReachInvited(call, id)
  const { rows } = await sql<ChosenRow>`${chosenAmong(sql`select ${enterprise.id}::uuid as id`, {
    template: 'invitation',
    mostAtOneNumber: call.tools.configuration.OUTREACH_ENTERPRISES_A_NUMBER,
    now: call.now,
    isByHand: true,
  })}`.execute(call.tx)
  const row = rows[0]
  const { person_id: personId = null, number = null, exclusion = null } = row ?? {}
  const values = personId === null ? undefined : await readPersonalValuesInBulk(call, [personId], ['register/phone'])
  const written = personId === null ? undefined : values?.get(personId)?.get('register/phone')
  const phone = written === undefined ? null : plainPhone(written)
  const office = await getOfficeAt(call, grant.officePath)
  return {
    enterpriseId: enterprise.id,
    ids,
    name: enterprise.name,
    grant,
    office: officeInMessage(office),
    personId,
    number,
    phone,
    refusal:
      exclusion ??
      (written === undefined || number === null ? 'no-phone' : (unsendableCell(call, written, number) ?? null)),
  }
}

/** What became of the one message of an invitation. One that waits is sent no more once the invitation is taken back. */
function messageOf(state: IntentState | undefined, isRevoked: boolean): OwnMessage {
  if (state === 'wanted') return isRevoked ? 'unsent' : 'waiting'
  if (state === 'sending' || state === 'unknown' || state === 'sent') return state
  // Kept for a time only: of what is gone nobody knows any more.
  return state === undefined ? 'unknown' : 'unsent'
}

const presentOf = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]

async function getNames(call: SignedInCall, persons: readonly string[]): Promise<Map<string, string>> {
  const values = await readPersonalValuesInBulk(call, persons, ['name'])
  return new Map([...values].flatMap(([id, of]) => (of.get('name') === undefined ? [] : [[id, of.get('name') ?? '']])))
}

async function getCampaignNames(call: SignedInCall, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from campaign where id = any(${[...ids]}::uuid[])`.execute(call.tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function planInvite(call: SignedInCall, say: SayMessage, id: string): Promise<OutputOf<'planInvite'>> {
  const found = await findInvitable(call, id)
  const earlier = await listInvitationsFor(call, found.ids)
  const states = await listOwnStates(
    call.tx,
    earlier.map((one) => one.id),
  )
  const by = await getNames(call, presentOf(earlier.map((one) => one.invited_by)))
  const campaigns = await getCampaignNames(call, presentOf(earlier.map((one) => one.campaign_id)))
  return {
    enterprise: found.name,
    phoneMasked: found.phone === null ? null : maskPhone(found.phone),
    text: say('invitation', [found.office, CODE_AS_DOTS]),
    refusal: found.refusal,
    rest: await findRest(call, found.ids, earlier),
    sendsAt: nextWithinHours(call.now).toISOString(),
    now: call.now.toISOString(),
    earlier: earlier.filter(isHandedOut).map((one) => {
      const reached = [...funnelSteps].reverse().find((step): step is FunnelStep => one[`${step}_at`] !== null)
      return {
        id: one.id,
        channel: one.channel,
        at: one.created_at.toISOString(),
        by: one.invited_by === null ? null : (by.get(one.invited_by) ?? null),
        campaign: one.campaign_id === null ? null : (campaigns.get(one.campaign_id) ?? null),
        reached: reached ?? null,
        reachedAt: reached === undefined ? null : (one[`${reached}_at`]?.toISOString() ?? null),
        message:
          one.channel === 'sms'
            ? messageOf(one.sent_at === null ? states.get(one.id) : 'sent', one.revoked_at !== null)
            : null,
        answer: one.answer,
        revokedAt: one.revoked_at?.toISOString() ?? null,
        mayRevoke: one.revoked_at === null && one.submitted_at === null,
      }
    }),
  }
}
