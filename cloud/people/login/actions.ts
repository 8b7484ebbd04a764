/** Login by text-message code, and sessions. */
import { timingSafeEqual } from 'node:crypto'
import type { ErrorName } from '../../../types/errors'
import { tellOffices } from '../../divisions/actions'
import type { Actor } from '../../platform/actor'
import { countAct } from '../../platform/act-count'
import type { Call } from '../../platform/call'
import { smsProviders } from '../../platform/configuration/settings-sms'
import { listGrants } from '../cadres/actions'
import { getPersonByPhone, phoneBlind } from '../persons/actions'
import { recordSharing, type NewSharing } from '../sharing/actions'
import type { SessionMethod } from '../tables'
import {
  addressRules,
  assuranceOf,
  codeExpiry,
  codeQuota,
  codeWindow,
  isFresh,
  isUnseen,
  loginCodeRules,
  sessionExpiry,
} from './rules'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools' | 'device'>

/** A code ready to be sent: the row that counts against the quota is written before anything goes out. */
export interface PreparedCode {
  id: string
  code: string
}

/**
 * Counts what one network address asks for: messages, and different numbers. Refused ones count too. The transaction must be committed.
 * @returns false where it asks for too much
 */
export async function countAddress(act: Act & Pick<Call, 'address'>, phone: string): Promise<boolean> {
  const { codes, numbers } = addressRules
  const from = act.tools.tokens.hash('address', act.address).toString('base64url')
  if (!(await countAct(act, `sms/${from}`, codes))) return false
  // Counted to one: only the first message to a number on a day makes it one more number.
  const isNew = await countAct(act, `sms/${from}/${phoneBlind(act, phone).toString('base64url')}`, [
    { hours: 24, times: 1 },
  ])
  return !isNew || countAct(act, `sms-numbers/${from}`, numbers)
}

/** Counts the quota and prepares a code; the caller sends it after the commit and settles it with what the provider said. */
export async function prepareLoginCode(act: Act, phone: string): Promise<PreparedCode | { refused: ErrorName }> {
  const blind = phoneBlind(act, phone)
  await store.lockNumber(act.tx, blind)
  const refused = codeQuota(await store.listSentSince(act.tx, blind, codeWindow(act.now)), act.now)
  if (refused !== null) return { refused }
  const code = act.tools.tokens.newLoginCode()
  const id = await store.insertCode(act.tx, {
    blind,
    hash: act.tools.tokens.hash('login-code', code),
    createdAt: act.now,
    expiresAt: codeExpiry(act.now),
  })
  return { id, code }
}

export async function settleLoginCode(act: Act, id: string, outcome: 'sent' | 'refused' | 'unknown'): Promise<void> {
  await store.settleCode(act.tx, id, outcome)
}

/** What a login gives: a wrong code is a result and no exception, for the try must be counted, that is committed. */
export type LoginResult = { refused: ErrorName } | { personId: string; sessionToken: string; isNew: boolean }

export type TriedCode = { refused: ErrorName } | { codeId: string }

/**
 * Checks a code without using it up. A wrong try is counted: the transaction must be committed, whatever the answer.
 * @returns the code's id where it is right
 */
export async function tryLoginCode(act: Act, phone: string, code: string): Promise<TriedCode> {
  const blind = phoneBlind(act, phone)
  await store.lockNumber(act.tx, blind)
  const newest = await store.findNewestCode(act.tx, blind)
  if (newest === undefined || newest.used_at !== null) return { refused: 'smsCodeWrong' }
  if (newest.wrong_tries >= loginCodeRules.wrongTries) return { refused: 'smsCodeExhausted' }
  if (newest.expires_at <= act.now) return { refused: 'smsCodeExpired' }
  if (!timingSafeEqual(newest.code_hash, act.tools.tokens.hash('login-code', code))) {
    await store.countWrongTry(act.tx, newest.id)
    return { refused: newest.wrong_tries + 1 >= loginCodeRules.wrongTries ? 'smsCodeExhausted' : 'smsCodeWrong' }
  }
  return { codeId: newest.id }
}

export async function useLoginCode(act: Act, codeId: string): Promise<void> {
  await store.useCode(act.tx, codeId, act.now)
}

/** Checks the code and opens a session. The person comes into being with the first login. */
export async function logIn(act: Act, phone: string, code: string): Promise<LoginResult> {
  const tried = await tryLoginCode(act, phone, code)
  if ('refused' in tried) return tried
  await useLoginCode(act, tried.codeId)
  const { personId, isNew } = await getPersonByPhone(act, phone)
  // Who it was is known only now; the provider knew the number since the code was sent.
  for (const recipient of smsProviders(act.tools.configuration))
    await recordSharing(act, codeSharing(recipient), [personId])
  return { personId, isNew, sessionToken: await openSession(act, personId, 'phone') }
}

/**
 * Sending a login code: the provider acts for us (委托处理), which is recorded like a sharing. Of several each may have been asked, and told the
 * number.
 */
const codeSharing = (recipient: string): NewSharing => ({
  manner: 'entrusted',
  recipient,
  fields: ['phone'],
  purpose: 'login-code',
  basis: 'service',
  act: 'requestSmsCode',
})

/** A new session; only its hash is kept. @param method the way in that was taken */
export async function openSession(act: Act, personId: string, method: SessionMethod): Promise<string> {
  const token = act.tools.tokens.newSessionToken()
  await store.insertSession(act.tx, {
    personId,
    hash: act.tools.tokens.hash('session', token),
    device: act.device,
    method,
    createdAt: act.now,
    expiresAt: sessionExpiry(act.now),
  })
  return token
}

/**
 * Who is behind a session token; undefined for a token that is unknown, expired or revoked. What the person holds counts only once the
 * session has shown its second factor, and stops counting when it was left alone.
 */
export async function findActor(act: Act, sessionToken: string): Promise<Actor | undefined> {
  const hash = act.tools.tokens.hash('session', sessionToken)
  const session = await store.findSession(act.tx, hash, act.now)
  if (session === undefined) return undefined
  tellOffices(act.tx, session.offices)
  if (session.former_hash !== null && session.token_hash.equals(hash)) await store.forgetFormer(act.tx, session.id)
  const shown = {
    idleSince: session.idle_since,
    secondFactorAt: session.second_factor_at,
    freshAt: session.fresh_at,
  }
  const assurance = assuranceOf(shown, act.now)
  const held = await listGrants(act, session.person_id)
  if (isUnseen(shown, act.now)) await store.markSeen(act.tx, session.id, act.now, assurance === 'locked')
  return {
    personId: session.person_id,
    sessionId: session.id,
    method: session.method,
    held,
    grants: assurance === 'passed' ? held : [],
    assurance,
    fresh: assurance === 'passed' && isFresh(shown, act.now),
  }
}

/** Whose session it was that has been ended: nothing may be done under it, but an act that ended it may be answered again. */
export const findPersonOfEnded = (act: Pick<Act, 'tx' | 'tools'>, sessionToken: string): Promise<string | undefined> =>
  store.findPersonOfEnded(act.tx, act.tools.tokens.hash('session', sessionToken))

/** Gives a session a new token and a whole life more; what it has shown stays shown. @param used the token that asks */
export async function renewSession(act: Act, sessionId: string, used: string): Promise<string> {
  const { tokens } = act.tools
  const token = tokens.newSessionToken()
  await store.renewSession(act.tx, sessionId, {
    used: tokens.hash('session', used),
    fresh: tokens.hash('session', token),
    expiresAt: sessionExpiry(act.now),
  })
  return token
}

export async function closeSession(act: Act, sessionToken: string): Promise<void> {
  await store.revokeSession(act.tx, act.tools.tokens.hash('session', sessionToken), act.now)
}

/** All of a person's: on every device. */
export async function closeSessionsOf(act: Pick<Act, 'tx' | 'now'>, personId: string): Promise<void> {
  await store.revokeSessionsOf(act.tx, personId, act.now)
}

/** How many devices are signed in as the person. */
export const countSessions = (act: Pick<Act, 'tx' | 'now'>, personId: string): Promise<number> =>
  store.countSessions(act.tx, personId, act.now)
