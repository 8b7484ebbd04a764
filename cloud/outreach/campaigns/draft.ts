/** What a campaign writes to its numbers, drawn up before the database is asked: it writes one portion while the next is drawn up. */
import type { Exclusion } from '../../../types/invitations'
import { draftInvitation, type DraftedInvitation } from '../../intake/actions'
import type { Tools } from '../../platform/call'
import { unsendableCell } from '../numbers'
import type { NewIntent } from '../sending/store'
import type { Campaign, OpenTarget } from './store'

export interface Drafts {
  /** Numbers that cannot be sent to. */
  excluded: { number: Buffer; exclusion: Exclusion }[]
  invitations: DraftedInvitation[]
  intents: NewIntent[]
}

interface Act {
  now: Date
  tools: Tools
}

interface Of {
  campaign: Campaign
  /** As it stands in messages. */
  office: string
}

/** Numbers drawn up in one go; then whatever the database has answered meanwhile is gone on with. Own choice: a millisecond. */
const IN_ONE_GO = 25

/** Own choice, 2026-11-29: the variable `count` of the text as it is filed (smsTemplates). */
const COUNT = { longest: 2, beyond: '多' } as const

/** @param groups targets by number */
export async function draft(
  act: Act,
  of: Of,
  groups: readonly (readonly OpenTarget[])[],
  numberOf: (personId: string) => string | undefined,
): Promise<Drafts> {
  const drafts: Drafts = { excluded: [], invitations: [], intents: [] }
  for (const [i, group] of groups.entries()) {
    if (i % IN_ONE_GO === 0) await new Promise(setImmediate)
    const [first] = group
    if (first === undefined) continue
    const written = numberOf(first.person_id)
    const exclusion = written === undefined ? 'no-phone' : unsendableCell(act, written, first.number)
    if (exclusion === undefined) draftMessage(act, of, first, group, drafts)
    else drafts.excluded.push({ number: first.number, exclusion })
  }
  return drafts
}

/** As many as the filed variable has room for; more are 多家, which is true and fits. */
export const sayCount = (n: number) => (String(n).length <= COUNT.longest ? String(n) : COUNT.beyond)

/** One message a number: of one enterprise its invitation, of several a list that opens each of theirs. */
function draftMessage(
  act: Act,
  { campaign, office }: Of,
  first: OpenTarget,
  group: readonly OpenTarget[],
  { invitations, intents }: Drafts,
): void {
  const isList = group.length > 1
  const asList = isList && campaign.template === 'invitation'
  const each = {
    channel: 'sms' as const,
    contactPersonId: first.person_id,
    contactField: 'register/phone' as const,
    contactBlind: first.number,
    invitedBy: campaign.created_by,
    officeId: campaign.office_id,
    campaignId: campaign.id,
  }
  const ofEnterprise = { ...each, kind: 'enterprise' as const }
  const head = draftInvitation(
    act,
    isList ? { ...each, kind: 'list' } : { ...ofEnterprise, enterpriseId: first.enterprise_id },
  )
  invitations.push(head)
  if (isList)
    for (const target of group)
      invitations.push(draftInvitation(act, { ...ofEnterprise, enterpriseId: target.enterprise_id, listId: head.id }))
  intents.push({
    personId: first.person_id,
    field: 'register/phone',
    number: first.number,
    cause: `campaign/${campaign.id}`,
    campaignId: campaign.id,
    invitationId: head.id,
    template: asList ? 'invitation-list' : campaign.template,
    params: asList ? [office, sayCount(group.length), head.code] : [office, head.code],
  })
}
