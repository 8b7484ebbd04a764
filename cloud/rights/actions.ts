/** What a person does with the own data: look, take along, correct, take back, delete. */
import type { OutputOf } from '../../types/registry'
import {
  currentMembershipNotice,
  currentPromotionNotice,
  membershipNotices,
  promotionNotices,
  rightsWords as words,
} from '../../types/words/rights'
import { getFile, withdrawAllOf } from '../casework/actions'
import { hasEnded } from '../casework/rules'
import { forgetPhonesOf } from '../fieldwork/actions'
import { forgetSubscriptions } from '../outreach/subscriptions/actions'
import { forgetPreference } from '../outreach/actions'
import { forgetInvitee, putContactName } from '../intake/actions'
import {
  closeSessionsOf,
  countDeletion,
  discardUploadsOf,
  findConsent,
  findPersonalValue,
  forgetFactors,
  forgetPerson,
  lockPersonWholly,
  putPersonalValue,
} from '../people/actions'
import { sharingRules } from '../people/rules'
import { localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { fileOf } from './file'
import { gather, sayHoldings } from './holdings'

export async function seeMyData(call: SignedInCall): Promise<OutputOf<'seeMyData'>> {
  const { personId, grants } = call.actor
  const said = sayHoldings(call, await gather(call))
  const { kept } = words
  return {
    ...said,
    membership: {
      given: (await findConsent(call, personId, 'membership')) !== undefined,
      version: currentMembershipNotice,
      title: membershipNotices[currentMembershipNotice].title,
      text: [...membershipNotices[currentMembershipNotice].text],
    },
    promotion: {
      given: (await findConsent(call, personId, 'promotion')) !== undefined,
      version: currentPromotionNotice,
      title: promotionNotices[currentPromotionNotice].title,
      text: [...promotionNotices[currentPromotionNotice].text],
    },
    deletion: {
      obstacle:
        grants.length === 0 ? null : words.obstacle.inOffice(grants.map((grant) => grant.officeName).join('、')),
      open: said.applications.filter((one) => one.open).length,
      kept: [kept.record, kept.audit, kept.sharing(sharingRules.keptYears), kept.consent],
    },
  }
}

export async function exportMyData(call: SignedInCall): Promise<OutputOf<'exportMyData'>> {
  return { file: words.exportFile(localDate(call.now)), text: fileOf(call, await gather(call)) }
}

/** @throws Failure applicationUnknown (somebody else's or none), caseMoved (it has ended) */
export async function correctMyData(
  call: SignedInCall,
  name: string,
  applicationId: string | undefined,
): Promise<void> {
  const { personId } = call.actor
  if (applicationId === undefined) {
    await putPersonalValue(call, personId, 'name', name)
    return
  }
  const file = await getFile(call, 'application.withdraw', applicationId)
  if (hasEnded(file.state)) throw new Failure('caseMoved')
  await putContactName(call, personId, applicationId, name)
}

/**
 * Deletes the signed-in person. First nothing is left open: applications are taken back and wishes end, each in its history; then
 * files, sessions, values and the key go, all in one transaction. What still names the person does so by id only.
 * @throws Failure deleteInOffice (a cadre), deletedToday
 */
export async function deleteMyData(call: SignedInCall): Promise<number> {
  const { personId, grants } = call.actor
  // Whoever is submitting for this person at the moment is waited for, or will find the person gone.
  await lockPersonWholly(call, personId)
  if (grants.length > 0) throw new Failure('deleteInOffice')
  const phone = await findPersonalValue(call, personId, 'phone')
  if (phone !== undefined) await countDeletion(call, phone)
  const withdrawn = await withdrawAllOf(call)
  await forgetInvitee(call, personId)
  await discardUploadsOf(call, personId)
  await closeSessionsOf(call, personId)
  await forgetFactors(call, personId)
  await forgetSubscriptions(call, personId)
  await forgetPreference(call, personId)
  await forgetPhonesOf(call, personId)
  await forgetPerson(call, personId)
  return withdrawn
}

export { retain, retainAll, type RetentionCounts, type RetentionReport } from './retention/actions'
