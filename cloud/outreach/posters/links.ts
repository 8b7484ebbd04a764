/**
 * What is printed as a code. The one place that knows how a link comes about: whoever makes posters asks for links of targets and learns nothing of invitations.
 */
import { createInvitation, getInvitation, homeLink, invitationLink } from '../../intake/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import * as store from './store'

export type PrintTarget = { kind: 'enterprise'; enterpriseId: string } | { kind: 'place' | 'street' | 'campaign' }

export interface PrintLink<T extends PrintTarget = PrintTarget> {
  target: T
  link: string
  /** What a mini-program code of it would carry; null where there is none. */
  scene: string | null
}

type Act = Pick<Call, 'tx' | 'now' | 'tools'>
/** Targets that are not to be approached any more have no link in the answer; the others keep their order. */
export type MakeLinks = <T extends PrintTarget>(act: Act, targets: readonly T[]) => Promise<PrintLink<T>[]>

/** Why an enterprise is not invited after all. */
const KEPT_OUT = new Set<string>(['enterpriseIneligible', 'enterpriseOrganised', 'enterpriseWithheld'])

/**
 * The token of the enterprise's printed invitation: the same as on the sheets that hang already, as long as it is neither taken back nor the enterprise one that
 * is no longer invited.
 */
async function tokenFor(act: Act, enterpriseId: string): Promise<string | undefined> {
  const { tokens } = act.tools
  const known = await store.findTokenId(act.tx, enterpriseId)
  if (known !== undefined) {
    const token = tokens.invitationToken(known)
    try {
      await getInvitation(act, token)
      return token
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }
  try {
    const token = await createInvitation(act, { enterpriseId })
    const tokenId = tokens.findInvitationId(token)
    if (tokenId === undefined) throw new Error('an invitation whose token is not ours')
    await store.putTokenId(act.tx, { enterpriseId, tokenId, now: act.now })
    return token
  } catch (error) {
    if (error instanceof Failure && KEPT_OUT.has(error.error)) return undefined
    throw error
  }
}

export const makeLinks: MakeLinks = async (act, targets) => {
  const links: PrintLink<(typeof targets)[number]>[] = []
  const { configuration } = act.tools
  for (const target of targets) {
    if (target.kind !== 'enterprise') {
      links.push({ target, link: homeLink(configuration), scene: null })
      continue
    }
    const token = await tokenFor(act, target.enterpriseId)
    if (token !== undefined) links.push({ target, link: invitationLink(configuration, token), scene: token })
  }
  return links
}
