/** Invitations: bound to an enterprise, opaque, revocable, without an end of their own. */
import { findPersonalValue, getPersonByPhone, putPersonalValue } from '../../people/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { listStanding } from '../../organisations/actions'
import { enterprisesAt, findEnterprise, listWithheld, type Enterprise } from '../../pool/actions'
import { sayDoubt } from '../rules'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

export interface Invitation {
  id: string
  enterprise: Enterprise
  contactPersonId: string | null
}

/**
 * @returns the token that stands in links and codes
 * @throws Failure enterpriseIneligible: struck off, moved away, or not non-public; enterpriseOrganised: it has an organisation;
 * enterpriseWithheld: somebody says that it is not to be approached
 */
export async function createInvitation(
  act: Act,
  {
    enterpriseId,
    contact,
  }: { enterpriseId: string; contact?: { name?: string | undefined; phone: string } | undefined },
): Promise<string> {
  const enterprise = await findEnterprise(act, enterpriseId)
  if (enterprise === undefined) throw new Error(`no enterprise ${enterpriseId}`)
  if (sayDoubt(enterprise) !== undefined) throw new Failure('enterpriseIneligible')
  if ((await listStanding(act, enterprise.id)).length > 0) throw new Failure('enterpriseOrganised')
  if ((await listWithheld(act, [enterprise.id])).size > 0) throw new Failure('enterpriseWithheld')
  let contactPersonId: string | null = null
  if (contact !== undefined) {
    const { personId, isNew } = await getPersonByPhone(act, contact.phone)
    // Somebody who already told us the own name keeps it: an invitation must not overwrite it.
    const known = isNew ? undefined : await findPersonalValue(act, personId, 'name')
    if (contact.name !== undefined && known === undefined) await putPersonalValue(act, personId, 'name', contact.name)
    contactPersonId = personId
  }
  const tokenId = act.tools.tokens.newInvitationId()
  await store.insertInvitation(act.tx, { tokenId, enterpriseId, contactPersonId, now: act.now })
  return act.tools.tokens.invitationToken(tokenId)
}

/** @throws Failure invitationUnknown, invitationRevoked */
export async function getInvitation(act: Pick<Act, 'tx' | 'tools'>, token: string): Promise<Invitation> {
  const tokenId = act.tools.tokens.findInvitationId(token)
  // Looked for in either case: a made-up token is refused no faster than a real one is opened.
  const found = await store.findByTokenId(act.tx, tokenId ?? token)
  const row = tokenId === undefined ? undefined : found
  if (row === undefined) throw new Failure('invitationUnknown')
  if (row.revoked_at !== null) throw new Failure('invitationRevoked')
  const enterprise = await findEnterprise(act, row.enterprise_id)
  if (enterprise === undefined) throw new Failure('invitationUnknown')
  return { id: row.id, enterprise, contactPersonId: row.contact_person_id }
}

/** The phone that an invitation names, for sending the login code there; undefined when it names none. */
export async function findInvitedPhone(act: Pick<Act, 'tx' | 'tools'>, token: string): Promise<string | undefined> {
  const { contactPersonId } = await getInvitation(act, token)
  return contactPersonId === null ? undefined : findPersonalValue(act, contactPersonId, 'phone')
}

export async function revokeInvitation(act: Act, token: string): Promise<void> {
  const { id } = await getInvitation(act, token)
  await store.revoke(act.tx, id, act.now)
}

/** The person is to be forgotten: invitations that name the phone name nobody any more, and still open. */
export const forgetInvitee = (act: Pick<Act, 'tx'>, personId: string): Promise<void> =>
  store.clearContact(act.tx, personId)

/** When an enterprise was invited, newest first. */
export const listInvitationsFor = (act: Pick<Act, 'tx'>, enterpriseIds: readonly string[]) =>
  store.listForEnterprises(act.tx, enterpriseIds)

/** Invitations of enterprises that lie with the office of this path. */
export const countInvitationsAt = (act: Pick<Call, 'tx'>, path: string): Promise<number> =>
  store.countOf(act.tx, enterprisesAt(path))
