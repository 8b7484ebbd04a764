/** What persons agreed to: appended, with the version of the notice that they saw. */
import { sql, type RawBuilder } from 'kysely'
import type { ConsentKind } from '../../../types/rights'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { currentMembershipNotice, currentPromotionNotice } from '../../../types/words/rights'
import { consentWithdrawn } from './rules'
import * as store from './store'
import type { Consent } from './store'

export type { Consent } from './store'

type Act = Pick<Call, 'tx' | 'now'>
type Separate = Exclude<ConsentKind, 'application'>

/** Written in the transaction of the act that rests on it. `record`: the one thing that it was given for, if it is one. */
export async function recordConsent(
  act: Act,
  consent: {
    personId: string
    kind: ConsentKind
    state: 'given' | 'withdrawn'
    noticeVersion: string
    function: string
    record?: string
  },
): Promise<void> {
  await store.insertConsent(act.tx, { ...consent, now: act.now })
}

/** All of a person's, newest first. */
export const listConsents = (act: Pick<Act, 'tx'>, personId: string): Promise<Consent[]> =>
  store.listConsents(act.tx, personId)

/** The separate consent of a kind, if the last word was yes. */
export async function findConsent(
  act: Pick<Act, 'tx'>,
  personId: string,
  kind: ConsentKind,
): Promise<Consent | undefined> {
  const last = await store.findNewest(act.tx, personId, kind)
  return last?.state === 'given' ? last : undefined
}

/**
 * For whoever is about to record something about an identifiable person that needs this consent. Counts need none and never ask.
 * @throws Failure consentNeeded
 */
export async function mustHaveConsent(act: Pick<Act, 'tx'>, personId: string, kind: ConsentKind): Promise<void> {
  if ((await findConsent(act, personId, kind)) === undefined) throw new Failure('consentNeeded')
}

const NOTICE_OF: Readonly<Record<Separate, string>> = {
  membership: currentMembershipNotice,
  promotion: currentPromotionNotice,
}

/** The separate consent of the signed-in person to the text in force. @throws Failure noticeOutdated (another text was shown) */
export async function giveSeparateConsent(call: SignedInCall, kind: Separate, noticeVersion: string): Promise<void> {
  if (noticeVersion !== NOTICE_OF[kind]) throw new Failure('noticeOutdated')
  const { personId } = call.actor
  const before = await findConsent(call, personId, kind)
  if (before?.notice_version === noticeVersion) return
  await recordConsent(call, { personId, kind, state: 'given', noticeVersion, function: 'giveConsent' })
}

/** Takes it back, and tells later rooms in the same transaction. Nothing happens where none was given. */
export async function withdrawSeparateConsent(call: SignedInCall, kind: Separate): Promise<void> {
  const { personId } = call.actor
  const before = await findConsent(call, personId, kind)
  if (before === undefined) return
  await recordConsent(call, {
    personId,
    kind,
    state: 'withdrawn',
    noticeVersion: before.notice_version,
    function: 'withdrawConsent',
  })
  await call.tools.bus.emit(call, consentWithdrawn, { personId, kind })
}

/** Phones of those whose last word on this consent was yes, as what equals them. */
export const consentingNumbers = (kind: Separate): RawBuilder<unknown> => sql`
  select value.blind as number from personal_value value
  where value.field = 'phone' and value.blind is not null and 'given' = (
    select state from consent where consent.person_id = value.person_id and kind = ${kind} order by consent.id desc limit 1)`
