/** Settling which enterprise an application means: what is beside what, and the decision with all that follows, in one transaction. */
import type { ReviewState } from '../../../types/reviews'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { caseWords } from '../../../types/words/casework'
import { fieldWords } from '../../../types/words/fields'
import { getFile, lockCase, recordMatch } from '../../casework/actions'
import { listOffices } from '../../divisions/actions'
import { findApplication, linkApplication, settleAsNew } from '../../intake/actions'
import { isInReview } from '../../intake/rules'
import { findPersonalValue } from '../../people/actions'
import { actingGrant, maskName, may } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { canonicalKey, findEnterprise, findPlace, sayPlace, type PoolEngines } from '../../pool/actions'
import { marksOf } from '../marks'
import { standingsOf } from '../standings'
import { differencesOf } from './differences'
import * as store from './store'

/** Own choice, 2026-11-24: enterprises shown beside an application; with more nobody compares. */
const CANDIDATES = 5

type Application = NonNullable<Awaited<ReturnType<typeof findApplication>>>

/** @throws Failure applicationUnknown, also for one that no person had to look at */
async function getApplication(call: SignedInCall, id: string): Promise<Application> {
  const application = await findApplication(call, id)
  if (application?.match_decision !== 'review') throw new Failure('applicationUnknown')
  return application
}

/** The enterprises that may be meant, the likeliest first: what the engine finds today, and what it proposed when it was handed in. */
async function listCandidates(
  call: SignedInCall,
  engines: PoolEngines,
  application: Application,
): Promise<{ id: string; confidence: number }[]> {
  const { name, uscc, address } = application
  const { candidates } = await engines.match(call.tx, { name, uscc, address }, canonicalKey(name))
  const found = candidates.slice(0, CANDIDATES).map(({ id, confidence }) => ({ id, confidence }))
  const proposed = application.enterprise_id ?? application.match_candidate_id
  return proposed === null || found.some(({ id }) => id === proposed)
    ? found
    : [{ id: proposed, confidence: application.match_confidence }, ...found.slice(0, CANDIDATES - 1)]
}

const stateOf = (application: Application, reviews: readonly { decision: string }[]): ReviewState =>
  !isInReview(application) ? 'settled' : reviews.some(({ decision }) => decision === 'later') ? 'later' : 'open'

export async function getReview(call: SignedInCall, engines: PoolEngines, id: string): Promise<OutputOf<'getReview'>> {
  const file = await getFile(call, 'case.review', id)
  const application = await getApplication(call, id)
  const reviews = await store.listReviewsOf(call.tx, id)
  // A linked application carries its enterprise's code: what was given stands with the decision.
  const uscc = reviews[0]?.given_uscc ?? application.uscc
  const given = { ...application, uscc }
  const offices = await listOffices(call, [...new Set([file.office_id, ...reviews.map((one) => one.office_id)])])
  const nameOf = (officeId: string) => offices.find((office) => office.id === officeId)?.name ?? ''
  const near = await listCandidates(call, engines, given)
  const standings = await standingsOf(
    call,
    near.map((one) => one.id),
  )
  const candidates: OutputOf<'getReview'>['candidates'] = []
  for (const { id: enterpriseId, confidence } of near) {
    const enterprise = await findEnterprise(call, enterpriseId)
    if (enterprise === undefined || candidates.some((one) => one.id === enterprise.id)) continue
    candidates.push({
      id: enterprise.id,
      name: enterprise.name,
      uscc: enterprise.uscc,
      address: enterprise.address,
      place: await sayPlace(call, (await findPlace(call, enterprise.id)) ?? ''),
      formerNames: enterprise.formerNames,
      marks: marksOf(enterprise, standings.get(enterprise.id)),
      confidence,
      differences: {
        name: differencesOf(given.name, enterprise.name),
        uscc: differencesOf(given.uscc, enterprise.uscc),
        address: differencesOf(given.address, enterprise.address),
      },
    })
  }
  const decided: OutputOf<'getReview'>['decided'] = []
  for (const review of reviews) {
    const who = await findPersonalValue(call, review.person_id, 'name')
    const enterprise = review.enterprise_id === null ? undefined : await findEnterprise(call, review.enterprise_id)
    decided.push({
      at: review.at.toISOString(),
      decision: review.decision,
      ground: review.ground,
      enterprise: enterprise?.name ?? null,
      office: nameOf(review.office_id),
      whoMasked: who === undefined ? caseWords.deleted : maskName(who),
    })
  }
  return {
    id,
    number: file.number,
    submitted: {
      name: given.name,
      uscc: given.uscc,
      address: given.address,
      operatingAddress: application.operating_address,
    },
    office: nameOf(file.office_id),
    reason: application.match_reason,
    state: stateOf(application, reviews),
    candidates,
    decided,
  }
}

/**
 * @throws Failure applicationUnknown (outside, none, or nothing to review), reviewSettled (somebody was quicker, or it ended), enterpriseUnknown,
 * reviewTwice (the enterprise has an open application of the same person, or of its invited one)
 */
export async function decideMatch(
  call: SignedInCall,
  engines: PoolEngines,
  { id, decision, enterprise: enterpriseId, ground }: ParsedOf<'decideMatch'>,
): Promise<OutputOf<'decideMatch'>> {
  const file = await lockCase(call, 'case.review', id)
  const application = await getApplication(call, id)
  if (!isInReview(application)) throw new Failure('reviewSettled')
  const grant = actingGrant(call.actor, 'case.review')
  if (grant === undefined) throw new Failure('forbidden')
  let linked: string | null = null
  if (decision === 'this') {
    const enterprise = await getMeant(call, engines, application, enterpriseId)
    await linkApplication(call, application, enterprise)
    linked = enterprise.id
  } else if (decision === 'new') await settleAsNew(call, id)
  await store.insertReview(call.tx, {
    application_id: id,
    decision,
    enterprise_id: linked,
    ground,
    given_uscc: application.uscc,
    person_id: call.actor.personId,
    office_id: grant.officeId,
    at: call.now,
  })
  if (decision !== 'later') await recordMatch(call, file, { decision, enterpriseId: linked })
  return { state: decision === 'later' ? 'later' : 'settled' }
}

/** The enterprise that was chosen: one that may be meant, or one that the cadre sees in the pool anyway. */
async function getMeant(call: SignedInCall, engines: PoolEngines, application: Application, id: string | undefined) {
  const enterprise = id === undefined ? undefined : await findEnterprise(call, id)
  if (enterprise === undefined)
    throw new Failure('inputInvalid', [{ field: 'enterprise', message: fieldWords.candidate.wrong }])
  const isNear = (await listCandidates(call, engines, application)).some((one) => one.id === id)
  if (!isNear && !may(call.actor, 'pool.view', { officePath: (await findPlace(call, enterprise.id)) ?? '' }))
    throw new Failure('inputInvalid', [{ field: 'enterprise', message: fieldWords.candidate.wrong }])
  return enterprise
}
