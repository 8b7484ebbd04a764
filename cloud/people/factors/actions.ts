/**
 * The second factor of whoever holds a grant: a time-based code (RFC 6238) at a desk, a PIN beside a bound WeChat or DingTalk identity on
 * a phone, recovery codes for the day when neither is at hand. A wrong try is a result and no exception: it must be counted.
 */
import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { toString as drawQr } from 'qrcode'
import type { FactorState, FactorWay, TriedFactor } from '../../../types/factors'
import { factorWords } from '../../../types/words/factors'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findPersonalValue, forgetPersonalValue, getPersonByPhone, putPersonalValue } from '../persons/actions'
import { enrolUntil, factorRules, isWeakPin, lockedUntil, plainRecoveryCode, recoveryCodeOf, triesLeft } from './rules'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** Fields of the secrets among the personal values. */
const SECRET = 'factor/totp'
const PENDING = 'factor/totp-pending'

const { digits, periodSeconds, window, secretBytes } = factorRules.totp
const totpOf = (secret: Buffer) =>
  new TOTP({
    issuer: factorWords.issuer,
    label: factorWords.label,
    digits,
    period: periodSeconds,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  })

/** The time step of a code, or undefined where it is wrong at this instant. */
function stepOf(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = totpOf(Buffer.from(secret, 'base64')).validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta
}

/** @throws Failure forbidden: who holds no grant needs none */
function mustHold(call: SignedInCall): void {
  if (call.actor.held.length === 0) throw new Failure('forbidden')
}

const isEnrolmentOpen = (row: store.FactorRow | undefined, now: Date) =>
  row !== undefined && row.enrol_until !== null && row.enrol_until > now

/** @throws Failure enrolmentClosed: neither just appointed nor just verified */
function mustBeOpen(call: SignedInCall, row: store.FactorRow): void {
  if (!call.actor.fresh && !isEnrolmentOpen(row, call.now)) throw new Failure('enrolmentClosed')
}

export async function getFactorState(call: SignedInCall): Promise<FactorState> {
  const { actor, now } = call
  const row = await store.findFactor(call.tx, actor.personId)
  const recovery = await store.listRecoveryCodes(call.tx, actor.personId)
  const recoveryLeft = recovery.filter((one) => one.used_at === null).length
  const hasTotp = (row?.totp_since ?? null) !== null
  const hasPin = (row?.pin_hash ?? null) !== null
  const ways: FactorWay[] = [
    // On a phone the PIN is what is at hand.
    ...(hasPin && actor.method !== 'phone' ? (['pin'] as const) : []),
    ...(hasTotp ? (['totp'] as const) : []),
    ...(recoveryLeft > 0 ? (['recovery'] as const) : []),
  ]
  return {
    needed: actor.held.length > 0,
    assurance: actor.assurance,
    fresh: actor.fresh,
    ways,
    hasTotp,
    hasPin,
    recoveryLeft,
    pinHere: actor.method !== 'phone',
    enrolUntil: row !== undefined && isEnrolmentOpen(row, now) ? (row.enrol_until?.toISOString() ?? null) : null,
    lockedUntil: row !== undefined && isLockedOut(row, now) ? (row.locked_until?.toISOString() ?? null) : null,
  }
}

/**
 * A fresh secret for an authenticator app. It comes out of the key, so that the same key gives the same secret; it counts once a code of
 * it was shown (`confirmTotp`).
 */
export async function beginTotp(call: SignedInCall, key: string): Promise<{ secret: string; uri: string; qr: string }> {
  mustHold(call)
  mustBeOpen(call, await store.lockFactor(call.tx, call.actor.personId))
  const secret = call.tools.tokens.hash('totp-secret', `${call.actor.personId}/${key}`).subarray(0, secretBytes)
  await putPersonalValue(call, call.actor.personId, PENDING, secret.toString('base64'))
  const totp = totpOf(secret)
  const uri = totp.toString()
  const svg = await drawQr(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return { secret: totp.secret.base32, uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

const recoveryCodes = (act: Act, personId: string, key: string) =>
  Array.from({ length: factorRules.recoveryCodes }, (_, at) =>
    recoveryCodeOf(act.tools.tokens.hash('recovery-code', `${personId}/${key}/${at}`)),
  )
const recoveryHash = (act: Act, personId: string, code: string) =>
  act.tools.tokens.hash('recovery', `${personId}/${plainRecoveryCode(code)}`)

/** Codes that each open once, in place of those before; the same key gives the same. */
async function giveRecoveryCodes(call: SignedInCall, key: string): Promise<string[]> {
  const { personId } = call.actor
  const codes = recoveryCodes(call, personId, key)
  await store.replaceRecoveryCodes(
    call.tx,
    personId,
    codes.map((code) => recoveryHash(call, personId, code)),
  )
  return codes
}

/** The app shows what we expect: from now on its codes count, and the session has shown its factor. */
export async function confirmTotp(
  call: SignedInCall,
  { key, code }: { key: string; code: string },
): Promise<TriedFactor & { recoveryCodes: string[] }> {
  mustHold(call)
  const { personId } = call.actor
  const row = await store.lockFactor(call.tx, personId)
  const codes = recoveryCodes(call, personId, key)
  const known = await store.listRecoveryCodes(call.tx, personId)
  const hash = recoveryHash(call, personId, codes[0] ?? '')
  // The reply was lost on the way, the set-up was not.
  if (known.some((one) => one.code_hash.equals(hash))) return { ...passed, recoveryCodes: codes }
  mustBeOpen(call, row)
  if (isLockedOut(row, call.now)) return { ...lockedOut(row), recoveryCodes: [] }
  const pending = await findPersonalValue(call, personId, PENDING)
  if (pending === undefined) throw new Failure('factorMissing')
  const step = stepOf(pending, code, call.now)
  if (step === undefined) return { ...(await countWrong(call, row)), recoveryCodes: [] }
  await putPersonalValue(call, personId, SECRET, pending)
  await forgetPersonalValue(call, personId, PENDING)
  await settlePassed(call, { totp_since: call.now, totp_step: step, enrol_until: null })
  return { ...passed, recoveryCodes: await giveRecoveryCodes(call, key) }
}

const passed: TriedFactor = { state: 'passed', triesLeft: null, lockedUntil: null }

const isLockedOut = (row: store.FactorRow, now: Date) => row.locked_until !== null && row.locked_until > now

const lockedOut = (row: store.FactorRow): TriedFactor => ({
  state: 'lockedOut',
  triesLeft: 0,
  lockedUntil: row.locked_until?.toISOString() ?? null,
})

async function countWrong(call: SignedInCall, row: store.FactorRow): Promise<TriedFactor> {
  const wrong = row.wrong_tries + 1
  const until = lockedUntil(wrong, call.now)
  await store.updateFactor(call.tx, row.person_id, { wrong_tries: wrong, locked_until: until })
  return until === null
    ? { state: 'wrong', triesLeft: triesLeft(wrong), lockedUntil: null }
    : { state: 'lockedOut', triesLeft: 0, lockedUntil: until.toISOString() }
}

async function settlePassed(call: SignedInCall, more: store.FactorChange = {}): Promise<void> {
  await store.updateFactor(call.tx, call.actor.personId, { ...more, wrong_tries: 0, locked_until: null })
  await store.markShown(call.tx, call.actor.sessionId, call.now)
}

const hashPin = promisify<string, Buffer, number, Buffer>(scrypt)
const PIN_BYTES = 32
/** Slow, salted by the person, and keyed: neither the table alone nor a fast machine gives six digits away. */
async function pinHash(act: Act, personId: string, pin: string): Promise<Buffer> {
  const slow = await hashPin(pin, Buffer.from(personId), PIN_BYTES)
  return act.tools.tokens.hash('pin', slow.toString('base64'))
}

/** Shows the factor in this session: unlocks the workbench, and makes it fresh. @throws Failure factorMissing, pinPlace */
export async function passSecondFactor(
  call: SignedInCall,
  { way, code }: { way: FactorWay; code: string },
): Promise<TriedFactor> {
  mustHold(call)
  const { personId, method } = call.actor
  const row = await store.lockFactor(call.tx, personId)
  if (isLockedOut(row, call.now)) return lockedOut(row)
  switch (way) {
    case 'totp': {
      const secret = row.totp_since === null ? undefined : await findPersonalValue(call, personId, SECRET)
      if (secret === undefined) throw new Failure('factorMissing')
      const step = stepOf(secret, code, call.now)
      // A code works once (RFC 6238, 5.2): who looked over a shoulder comes too late.
      if (step === undefined || step <= Number(row.totp_step ?? 0)) return countWrong(call, row)
      await settlePassed(call, { totp_step: step })
      return passed
    }
    case 'pin': {
      if (method === 'phone') throw new Failure('pinPlace')
      if (row.pin_hash === null) throw new Failure('factorMissing')
      if (!timingSafeEqual(row.pin_hash, await pinHash(call, personId, code))) return countWrong(call, row)
      await settlePassed(call)
      return passed
    }
    case 'recovery': {
      if (!(await store.useRecoveryCode(call.tx, personId, recoveryHash(call, personId, code), call.now)))
        return countWrong(call, row)
      // Whoever needs one has lost the other way: a new one may be set up now.
      await settlePassed(call)
      return passed
    }
  }
}

/** @throws Failure enrolmentClosed, pinPlace, pinWeak */
export async function setPin(call: SignedInCall, pin: string): Promise<void> {
  mustHold(call)
  const { personId, method, fresh } = call.actor
  const row = await store.lockFactor(call.tx, personId)
  mustBeOpen(call, row)
  // As the first factor it must stand beside a bound identity: a phone number and six digits are one factor and a half.
  if (!fresh && method === 'phone') throw new Failure('pinPlace')
  if (isWeakPin(pin)) throw new Failure('pinWeak')
  const hash = await pinHash(call, personId, pin)
  if (fresh) await store.updateFactor(call.tx, personId, { pin_hash: hash })
  else await settlePassed(call, { pin_hash: hash, enrol_until: null })
}

/** @throws Failure freshFactorNeeded */
export async function renewRecoveryCodes(call: SignedInCall, key: string): Promise<string[]> {
  mustHold(call)
  if (!call.actor.fresh) throw new Failure('freshFactorNeeded')
  await store.lockFactor(call.tx, call.actor.personId)
  return giveRecoveryCodes(call, key)
}

/** Locks the workbench of this session at once. */
export async function lockSession(call: SignedInCall): Promise<void> {
  mustHold(call)
  await store.markLocked(call.tx, call.actor.sessionId)
}

/** A newly appointed person may set a factor up, for a while; whoever has one keeps it. */
export async function openEnrolment(act: Act, personId: string): Promise<void> {
  const row = await store.lockFactor(act.tx, personId)
  if (row.totp_since === null && row.pin_hash === null)
    await store.updateFactor(act.tx, personId, { enrol_until: enrolUntil(act.now) })
}

/** Everything that was set up is void, in every session, and a new factor may be set up for a while. */
export async function resetFactor(act: Act, personId: string): Promise<void> {
  await store.lockFactor(act.tx, personId)
  await store.updateFactor(act.tx, personId, {
    totp_since: null,
    totp_step: null,
    pin_hash: null,
    wrong_tries: 0,
    locked_until: null,
    enrol_until: enrolUntil(act.now),
  })
  await store.replaceRecoveryCodes(act.tx, personId, [])
  await forgetPersonalValue(act, personId, SECRET)
  await forgetPersonalValue(act, personId, PENDING)
  await store.forgetShown(act.tx, personId)
}

/** What each of these persons has set up. */
export async function hasFactor(act: Pick<Act, 'tx'>, personId: string): Promise<boolean> {
  const row = await store.findFactor(act.tx, personId)
  return row !== undefined && (row.totp_since !== null || row.pin_hash !== null)
}

/** For the demo only: an authenticator app that was set up already. @throws outside of demo mode */
export async function presetTotp(act: Act, phone: string, secret: Buffer): Promise<void> {
  if (act.tools.configuration.MODE !== 'demo') throw new Error('a second factor is preset in the demo only')
  const { personId } = await getPersonByPhone(act, phone)
  await store.lockFactor(act.tx, personId)
  await putPersonalValue(act, personId, SECRET, secret.toString('base64'))
  await store.updateFactor(act.tx, personId, { totp_since: act.now, enrol_until: null })
}

/** The person is to be forgotten: what was set up as a cadre goes too. */
export const forgetFactors = (call: Pick<Call, 'tx'>, personId: string): Promise<void> =>
  store.deleteFactors(call.tx, personId)
