/** Invitations: bound to an enterprise, to several of one number, to a place or a campaign; opaque, revocable, without an end of their own. */
import type { OfferedBody } from '../../../types/city'
import { intakeWords } from '../../../types/words/intake'
import { findPersonalValue, getPersonByPhone, phoneBlind, phoneIndexOf, putPersonalValue } from '../../people/actions'
import type { Call } from '../../platform/call'
import { localDate } from '../../platform/calendar/calendar'
import { Failure } from '../../platform/failure'
import { orderedId } from '../../platform/ordered-id'
import { listStanding } from '../../organisations/actions'
import { enterprisesAt, findEnterprise, listWithheld, type Enterprise } from '../../pool/actions'
import { plainPhone } from '../../pool/rules'
import { asOffered } from '../bodies/actions'
import { decoy, decoyInvitation } from '../decoy'
import { answerRules, sayDoubt, standingAnswer } from '../rules'
import * as store from './store'
import type { InvitationRow, LockedInvitation } from './store'

export type { LockedInvitation } from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

export interface Invitation extends Omit<InvitationRow, 'enterprise_id'> {
  /** Null where it is bound to several enterprises, a place or a campaign. */
  enterprise: Enterprise | null
  /** As it was bound; `enterprise` is what that has been merged into since. */
  boundTo: string | null
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
  const [issued] = await store.insertInvitations(act.tx, act.now, [
    { ...newIds(act), kind: 'enterprise', channel: 'link', enterpriseId, contactPersonId },
  ])
  if (issued === undefined) throw new Error('an invitation without a row')
  return act.tools.tokens.invitationToken(issued.tokenId)
}

const newIds = ({ now, tools: { tokens } }: Pick<Act, 'now' | 'tools'>) => ({
  id: orderedId(now),
  tokenId: tokens.newInvitationId(),
  shortId: tokens.newShortId(),
})

export type NewInvitation = Omit<store.InvitationToInsert, 'id' | 'tokenId' | 'shortId'>

/** An invitation that nobody has yet: its row, and the short code that a message carries. */
export interface DraftedInvitation extends store.InvitationToInsert {
  code: string
}

/** Unchecked: whoever chooses enterprises has asked who is to be left out. */
export function draftInvitation(act: Pick<Act, 'now' | 'tools'>, invitation: NewInvitation): DraftedInvitation {
  const ids = newIds(act)
  return { ...invitation, ...ids, code: act.tools.tokens.shortCode(ids.shortId) }
}

/** Issues what was drafted, a list before or together with what is on it. */
export async function writeInvitations(
  act: Pick<Act, 'tx' | 'now'>,
  drafted: readonly DraftedInvitation[],
): Promise<void> {
  await store.insertInvitations(act.tx, act.now, drafted)
}

/**
 * Issues many at once, unchecked as their drafts are.
 * @returns in the order given: the row, its token, and the short code that a message carries; without an enterprise's printed one that stands
 */
export async function issueInvitations(
  act: Act,
  invitations: readonly NewInvitation[],
): Promise<{ id: string; token: string; code: string }[]> {
  const drafted = invitations.map((one) => draftInvitation(act, one))
  const issued = await store.insertInvitations(act.tx, act.now, drafted)
  const { tokens } = act.tools
  return issued.map(({ id, tokenId, code }) => ({ id, token: tokens.invitationToken(tokenId), code }))
}

/** What a link's token may be of. Looked for in either case: a made-up token is refused no faster than a real one is opened. */
function idsIn({ tools: { tokens } }: Pick<Act, 'tools'>, token: string): { by: store.LinkedBy; isToken: boolean } {
  const tokenId = tokens.findInvitationId(token)
  const shortId = tokens.findShortId(token)
  return {
    by: shortId === undefined ? { tokenId: tokenId ?? token } : { shortId },
    isToken: tokenId !== undefined || shortId !== undefined,
  }
}

/**
 * @param hold whoever applies by it: taken back at the same moment it is either taken back before, or found used
 * @throws Failure invitationUnknown, invitationRevoked
 */
export async function getInvitation(
  act: Pick<Act, 'tx' | 'tools'>,
  token: string,
  { hold = false }: { hold?: boolean } = {},
): Promise<Invitation> {
  const { by, isToken } = idsIn(act, token)
  const found = hold && isToken ? await store.lockByLink(act.tx, by) : await store.findByLink(act.tx, by)
  const row = isToken ? found : undefined
  if (row === undefined) throw new Failure('invitationUnknown')
  if (row.revoked_at !== null) throw new Failure('invitationRevoked')
  const { enterprise_id: enterpriseId, ...rest } = row
  const enterprise = enterpriseId === null ? null : await findEnterprise(act, enterpriseId)
  if (enterprise === undefined) throw new Failure('invitationUnknown')
  return { ...rest, enterprise, boundTo: enterpriseId }
}

/**
 * To whom an invitation went, also after it was taken back: its message has arrived all the same, and whoever got it may want no more.
 * @throws Failure invitationUnknown
 */
export async function getInvitedNumber(
  act: Pick<Act, 'tx' | 'tools'>,
  token: string,
): Promise<Pick<InvitationRow, 'id' | 'contact_person_id' | 'contact_blind'>> {
  const { by, isToken } = idsIn(act, token)
  const found = await store.findByLink(act.tx, by)
  if (found === undefined || !isToken) throw new Failure('invitationUnknown')
  const { id, contact_person_id, contact_blind } = found
  return { id, contact_person_id, contact_blind }
}

/** An invitation, and what stands around it. */
export interface Opening {
  invitation: Invitation
  /** Names of the enterprise's organisations. */
  standing: string[]
  bodies: OfferedBody[]
  /** Of which version the offices are that it may lead to. */
  offices: string | undefined
}

/** The same as `getInvitation` with all that is shown to anybody, read at once. @throws Failure invitationUnknown, invitationRevoked */
export async function getOpening(act: Act, token: string): Promise<Opening> {
  const { by, isToken } = idsIn(act, token)
  const found = await store.findOpening(act.tx, by, localDate(act.now))
  const row = isToken ? found : undefined
  if (row === undefined) throw new Failure('invitationUnknown')
  if (row.revoked_at !== null) throw new Failure('invitationRevoked')
  const { enterprise_id: enterpriseId, enterprise, standing, bodies, offices, ...rest } = row
  if (enterpriseId !== null && enterprise === null) throw new Failure('invitationUnknown')
  const invitation = { ...rest, enterprise, boundTo: enterpriseId }
  return { invitation, standing, bodies: asOffered(bodies), offices: offices ?? undefined }
}

/** In place of an invitation that there is not: the same work. Nothing of it is shown. */
export async function findDecoyOpening(act: Act, token: string): Promise<Opening> {
  const found = await store.findSomeShown(act.tx, token, localDate(act.now))
  return {
    invitation: decoyInvitation(found?.enterprise ?? decoy),
    standing: found?.standing ?? [],
    bodies: asOffered(found?.bodies ?? []),
    offices: found?.offices ?? undefined,
  }
}

/** Whether this person has the phone that the invitation went to. */
export async function isInvited(
  act: Pick<Act, 'tx' | 'tools'>,
  invitation: Pick<Invitation, 'contact_person_id' | 'contact_blind'>,
  personId: string,
): Promise<boolean> {
  if (invitation.contact_person_id === personId) return true
  if (invitation.contact_blind === null) return false
  return (await phoneIndexOf(act, personId))?.equals(invitation.contact_blind) ?? false
}

/**
 * Whether an answer is told, and may be taken back: by the number's owner, signed in; and for a while by whoever has just given it. A link goes
 * around: that its enterprise is somebody else's, or its contact has left, is no stranger's business.
 */
export async function maySeeAnswer(
  call: Pick<Act, 'tx' | 'tools' | 'now'> & { actor: { personId: string } | null },
  invitation: Pick<Invitation, 'contact_person_id' | 'contact_blind' | 'answered_at'>,
): Promise<boolean> {
  const { answered_at: at } = invitation
  if (at !== null && call.now.getTime() - at.getTime() < answerRules.minutes * 60_000) return true
  return call.actor !== null && (await isInvited(call, invitation, call.actor.personId))
}

/**
 * The phone that an invitation went to, for sending the login code there; undefined where it went to none, or the register gives another number
 * by now: that one was sent nothing, and whoever has it asked for nothing.
 */
export async function findInvitedPhone(act: Pick<Act, 'tx' | 'tools'>, token: string): Promise<string | undefined> {
  const { contact_person_id: personId, contact_field: field, contact_blind: number } = await getInvitation(act, token)
  const written = personId === null ? undefined : await findPersonalValue(act, personId, field)
  if (written === undefined) return undefined
  const phone = plainPhone(written)
  return number === null || phoneBlind(act, phone).equals(number) ? phone : undefined
}

/** The same question, without opening anything. */
export async function isPhoneKnown(
  act: Pick<Act, 'tx'>,
  {
    contact_person_id: personId,
    contact_field: field,
    contact_blind: number,
  }: Pick<InvitationRow, 'contact_person_id' | 'contact_field' | 'contact_blind'>,
): Promise<boolean> {
  if (personId === null || number === null) return personId !== null
  return (await phoneIndexOf(act, personId, field))?.equals(number) ?? false
}

export async function revokeInvitation(act: Act, token: string): Promise<void> {
  const { id } = await getInvitation(act, token)
  await store.revoke(act.tx, id, act.now)
}

/** The enterprises of a number's list, each with a token of its own, in the order of their names. */
export async function listChoices(act: Act, listId: string) {
  const rows = await store.listOfList(act.tx, listId)
  const choices = []
  for (const row of rows) {
    const enterprise = await findEnterprise(act, row.enterprise_id ?? '')
    if (enterprise !== undefined)
      choices.push({
        token: act.tools.tokens.invitationToken(row.token_id),
        id: row.id,
        enterprise,
        answer: standingAnswer(row, act.now),
      })
  }
  return choices.sort((a, b) => (a.enterprise.name < b.enterprise.name ? -1 : 1))
}

/** The person is to be forgotten: invitations that name the phone name nobody any more, and still open. */
export const forgetInvitee = (act: Pick<Act, 'tx'>, personId: string): Promise<void> =>
  store.clearContact(act.tx, personId)

/** Somebody else answered it: it names nobody any more. */
export const forgetContactOf = (act: Pick<Act, 'tx'>, id: string): Promise<void> => store.clearContactOf(act.tx, id)

/** When an enterprise was invited and how far it came, newest first. */
export const listInvitationsFor = (act: Pick<Act, 'tx'>, enterpriseIds: readonly string[]) =>
  store.listForEnterprises(act.tx, enterpriseIds)

/** The invitation that led to an application, for whoever follows it up, as a sentence; null: none did. */
export async function sayInvited(act: Pick<Act, 'tx' | 'tools'>, applicationId: string): Promise<string | null> {
  const led = await store.findLedBy(act.tx, applicationId)
  if (led === undefined) return null
  const by = led.invited_by === null ? undefined : await findPersonalValue(act, led.invited_by, 'name')
  return intakeWords.ledBy(led.channel, led.title, by, localDate(led.created_at))
}

/** Invitations of enterprises that lie with the office of this path. */
export const countInvitationsAt = (act: Pick<Call, 'tx'>, path: string): Promise<number> =>
  store.countOf(act.tx, enterprisesAt(path))

/** Takes one back whose contact is to be forgotten with it. */
export const takeInvitationBack = (act: Pick<Act, 'tx' | 'now'>, id: string): Promise<void> =>
  store.takeBack(act.tx, id, act.now)

/** An office takes it back; whom it named stays known, as with every other. */
export const revokeInvitationOf = (act: Pick<Act, 'tx' | 'now'>, id: string): Promise<void> =>
  store.revoke(act.tx, id, act.now)

/** Takes back those that nobody was told of, with each enterprise of a number's list. */
export const revokeInvitations = (act: Pick<Act, 'tx' | 'now'>, ids: readonly string[]): Promise<void> =>
  store.revokeMany(act.tx, ids, act.now)

/** Two who answer one invitation, apply by it or take it back at once wait for each other. @returns what holds once it is held */
export const lockInvitation = (act: Pick<Act, 'tx'>, id: string): Promise<LockedInvitation | undefined> =>
  store.lock(act.tx, id)

/** Whether each enterprise of a number's list was taken back. */
export const isListEmpty = async (act: Pick<Act, 'tx'>, listId: string): Promise<boolean> =>
  (await store.listOfList(act.tx, listId)).length === 0

/** Streets change: what was issued for a place is issued by its successor. */
export const moveInvitations = (
  act: Pick<Act, 'tx'>,
  from: { officeId: string; path: string },
  to: { officeId: string; path: string },
): Promise<void> => store.moveOffice(act.tx, from, to)
