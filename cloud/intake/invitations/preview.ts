/** What stands on the page before an invitation is opened: less than the invitation itself shows to whoever holds the link. */
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import type { PoolEngines } from '../../pool/actions'
import { getOpening } from './actions'
import { showInvitation } from './show'

export interface InvitationPreview {
  /** The office that invites. */
  office: string
  /** What an invitation of a place or an occasion says. */
  title: string | null
  /** Null where it is bound to no single enterprise, or is a number's list: which ones those are is its owner's business. */
  enterprise: { name: string; place: string } | null
}

/** As a stranger sees it, whoever asks; nothing is noted as opened. @returns undefined: there is none, or it was taken back */
export async function previewInvitation(
  call: Omit<Call, 'actor'>,
  engines: PoolEngines,
  token: string,
): Promise<InvitationPreview | undefined> {
  try {
    const stranger = { ...call, actor: null }
    const { office, title, enterprise } = await showInvitation(stranger, engines, await getOpening(stranger, token))
    if (enterprise === null) return { office: office.name, title, enterprise }
    const place = [enterprise.district, enterprise.street].filter((part) => part !== null).join(' · ')
    return { office: office.name, title, enterprise: { name: enterprise.name, place } }
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
