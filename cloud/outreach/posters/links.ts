/**
 * What is printed as a code. The one place that knows how a link comes about: whoever makes posters asks for links of targets and learns nothing of invitations.
 */
import { invitationLink, printedCode } from '../../intake/actions'
import type { Call } from '../../platform/call'

export type PrintTarget =
  | { kind: 'enterprise'; enterpriseId: string }
  /** `place` is the path of the office that invites. */
  | { kind: 'place' | 'street' | 'campaign'; title: string; place: string; placeId?: string }

export interface PrintLink {
  target: PrintTarget
  link: string
  /** What a mini-program code of it would carry. */
  scene: string
}

/** Targets that are not to be approached any more have no link in the answer; the others keep their order. */
export async function makeLinks(
  act: Pick<Call, 'tx' | 'now' | 'tools'>,
  targets: readonly PrintTarget[],
): Promise<PrintLink[]> {
  const links: PrintLink[] = []
  for (const target of targets) {
    const code = await printedCode(
      act,
      target.kind === 'enterprise'
        ? target
        : {
            kind: target.kind === 'campaign' ? 'campaign' : 'place',
            title: target.title,
            place: target.place,
            ...(target.placeId === undefined ? {} : { placeId: target.placeId }),
          },
    )
    if (code !== undefined) links.push({ target, link: invitationLink(act.tools.configuration, code), scene: code })
  }
  return links
}
