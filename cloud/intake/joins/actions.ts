/** Somebody else of the same enterprise asks to join an open application: learns only that there is one; the street decides. */
import type { JoinState } from '../../../types/casework'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { intakeWords } from '../../../types/words/intake'
import { getOfficeForOwners, listOffices } from '../../divisions/actions'
import { mustHavePhone, recordConsent } from '../../people/actions'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import type { PoolEngines } from '../../pool/actions'
import * as applications from '../applications/store'
import { countSubmission } from '../applications/limits'
import { formOf, settleSubject } from '../applications/subject'
import { putContactName } from '../contacts'
import { settleDraft } from '../drafts/actions'
import { mustCover } from '../notice'
import { authorityRank, joinAsked, mayStandBeside } from '../rules'
import * as store from './store'
import type { JoinRequest } from './store'

export type { JoinRequest } from './store'

/** @throws Failure phoneNeeded, noticeOutdated, applicationOpen (the own one), joinOpen, joinNothing, tooManySubmissions */
export async function askToJoin(
  call: SignedInCall,
  engines: PoolEngines,
  input: ParsedOf<'askToJoin'>,
): Promise<OutputOf<'askToJoin'>> {
  await mustHavePhone(call)
  mustCover(input.noticeVersion, { offered: [], asked: [], hasLicence: false })
  await countSubmission(call)
  const { uscc, name } = await settleSubject(call, engines, input.subject)
  const open = await applications.listOpen(call.tx, uscc)
  if (open.some((one) => one.applicant_person_id === call.actor.personId)) throw new Failure('applicationOpen')
  // Only what would have been in this person's way is told of.
  const [strongest] = open
    .filter((one) => !mayStandBeside('unverified', { authority: one.authority, isVouched: one.vouched_at !== null }))
    .toSorted((a, b) => authorityRank[b.authority] - authorityRank[a.authority])
  if (strongest === undefined) throw new Failure('joinNothing')
  const id = await store.insertJoin(call.tx, {
    applicationId: strongest.id,
    personId: call.actor.personId,
    enterprise: name,
    now: call.now,
  })
  if (id === undefined) throw new Failure('joinOpen')
  await putContactName(call, call.actor.personId, id, input.contactName)
  await recordConsent(call, {
    personId: call.actor.personId,
    kind: 'application',
    state: 'given',
    noticeVersion: input.noticeVersion,
    function: 'askToJoin',
    record: id,
  })
  await settleDraft(call, formOf(input.subject), input.draft)
  await call.tools.bus.emit(call, joinAsked, { applicationId: strongest.id, joinId: id, personId: call.actor.personId })
  const [lies] = await listOffices(call, [strongest.office_id])
  if (lies === undefined) throw new Error(`application ${strongest.id} has no office`)
  const office = await getOfficeForOwners(call, lies.path)
  return { id, office, next: intakeWords.joinAsked(office.name) }
}

type Act = Pick<Call, 'tx' | 'now'>

export const listJoinsOfApplication = (act: Pick<Act, 'tx'>, applicationId: string): Promise<JoinRequest[]> =>
  store.listOfApplication(act.tx, applicationId)

export const listJoinsOfPerson = (act: Pick<Act, 'tx'>, personId: string): Promise<JoinRequest[]> =>
  store.listOfPerson(act.tx, personId)

/** How many wishes wait for an answer, by application. */
export const countOpenJoins = (act: Pick<Act, 'tx'>, applicationIds: readonly string[]): Promise<Map<string, number>> =>
  store.countOpen(act.tx, applicationIds)

/** @returns the request as answered; undefined when somebody answered it before */
export const settleJoin = (act: Act, id: string, state: Exclude<JoinState, 'open'>): Promise<JoinRequest | undefined> =>
  store.answer(act.tx, id, state, act.now)
