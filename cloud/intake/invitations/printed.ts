/** Invitations on paper: of nobody in particular, and the same on every sheet, however often it is printed. */
import { Failure } from '../../platform/failure'
import { listStanding } from '../../organisations/actions'
import type { Call } from '../../platform/call'
import { listPlaceGroups } from '../../places/actions'
import { findEnterprise, listWithheld } from '../../pool/actions'
import { sayDoubt } from '../rules'
import { issueInvitations, type NewInvitation } from './actions'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** An enterprise's; or an office's for a place, a street, an occasion, where the enterprise is still to be found. */
export type PrintedOf =
  | { enterpriseId: string }
  /** `placeId`: of a place of the registry, whatever it is called later. */
  | { kind: 'place' | 'campaign'; title: string; place: string; placeId?: string }

/**
 * The short code that is printed: the one that hangs already, as long as it was not taken back.
 * @param anew whether an enterprise whose own was taken back gets another one
 * @returns undefined for an enterprise that is not to be invited (any more)
 * @throws Failure invitationRevoked: taken back, and not wanted anew
 */
export async function printedCode(act: Act, of: PrintedOf, { anew = true } = {}): Promise<string | undefined> {
  if ('enterpriseId' in of && !(await isInvitable(act, of.enterpriseId))) return undefined
  const known = await store.findPrinted(act.tx, of)
  if (known !== undefined) return act.tools.tokens.shortCode(known)
  if (!anew && 'enterpriseId' in of && (await isTakenBack(act, of.enterpriseId))) throw new Failure('invitationRevoked')
  const invitation: NewInvitation =
    'enterpriseId' in of
      ? { kind: 'enterprise', channel: 'poster', enterpriseId: of.enterpriseId }
      : { kind: of.kind, channel: 'poster', title: of.title, place: of.place, placeId: of.placeId ?? null }
  const [issued] = await issueInvitations(act, [invitation])
  if (issued !== undefined) return issued.code
  // Somebody printed it between the look and the row.
  const meanwhile = await store.findPrinted(act.tx, of)
  return meanwhile === undefined ? undefined : act.tools.tokens.shortCode(meanwhile)
}

/** There was a printed one, and none stands. */
async function isTakenBack(act: Act, enterpriseId: string): Promise<boolean> {
  const all = await store.listForEnterprises(act.tx, [enterpriseId])
  const printed = all.filter(({ channel }) => channel === 'poster')
  return printed.length > 0 && printed.every((one) => one.revoked_at !== null)
}

async function isInvitable(act: Act, enterpriseId: string): Promise<boolean> {
  const enterprise = await findEnterprise(act, enterpriseId)
  return (
    enterprise !== undefined &&
    sayDoubt(enterprise) === undefined &&
    (await listStanding(act, enterprise.id)).length === 0 &&
    (await listWithheld(act, [enterprise.id])).size === 0
  )
}

/**
 * Tokens of the printed invitations of these places, by place: what a scanned code holds, the short form first, and the long form, by which it may be
 * opened, too. Codes that were printed for what was merged into a place lead to it.
 */
export async function listPlaceTokens(
  act: Pick<Act, 'tx' | 'tools'>,
  placeIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { tokens } = act.tools
  const asked = await listPlaceGroups(act, placeIds)
  const found = new Map<string, string[]>()
  for (const { placeId, tokenId, shortId } of await store.listOfPlaces(act.tx, [...asked.keys()])) {
    const place = asked.get(placeId) ?? placeId
    const own = [...(shortId === null ? [] : [tokens.shortCode(shortId)]), tokens.invitationToken(tokenId)]
    found.set(place, [...(found.get(place) ?? []), ...own])
  }
  return found
}
