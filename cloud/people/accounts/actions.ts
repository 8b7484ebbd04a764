/** The ways in of a person: each is a personal value by which exactly one person is found. */
import type { AccountKind, HostKind } from '../../../types/accounts'
import type { OutputOf } from '../../../types/registry'
import type { IdentityOutcome } from '../../gateways/identity/port'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { hasFactor } from '../factors/actions'
import { openSession, type LoginResult } from '../login/actions'
import { findPersonalValue, findPersonBy, getPersonBy, hasPersonalValue, takeUniqueValue } from '../persons/actions'
import { readPersonalValuesInBulk } from '../persons/bulk'
import { maskPhone } from '../persons/rules'
import { endSessionsBy, putFactorAway } from '../sessions/actions'
import { absorb } from './merge'
import { fieldOfAccount, isRemovable, kindOfField } from './rules'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools' | 'device'>
type Held = { kind: AccountKind; since: Date }

async function listHeld(act: Pick<Act, 'tx'>, personId: string): Promise<Held[]> {
  const values = await store.listValues(act.tx, personId, Object.values(fieldOfAccount))
  return values.flatMap(({ field, written_at }) => {
    const kind = kindOfField(field)
    return kind === undefined ? [] : [{ kind, since: written_at }]
  })
}
const kindsOf = (held: readonly Held[]) => held.map(({ kind }) => kind)

export async function listAccounts(call: SignedInCall): Promise<OutputOf<'listAccounts'>> {
  const held = await listHeld(call, call.actor.personId)
  const phone = await findPersonalValue(call, call.actor.personId, 'phone')
  return {
    accounts: held.map(({ kind, since }) => ({
      kind,
      shown: kind === 'phone' && phone !== undefined ? maskPhone(phone) : null,
      since: since.toISOString(),
      removable: isRemovable(kind, kindsOf(held)),
    })),
  }
}

/** @throws Failure phoneNeeded: nobody could call this person back */
export async function mustHavePhone(call: Pick<SignedInCall, 'tx' | 'actor'>): Promise<void> {
  if (!(await hasPersonalValue(call, call.actor.personId, 'phone'))) throw new Failure('phoneNeeded')
}

/** @throws Failure hostCodeRefused, hostPersonRefused, hostUnavailable */
export function identityIn(answer: IdentityOutcome): string {
  if (answer.outcome === 'known') return answer.id
  if (answer.outcome === 'unavailable') throw new Failure('hostUnavailable')
  throw new Failure(answer.why === 'code' ? 'hostCodeRefused' : 'hostPersonRefused')
}

/** Opens a session for whom the host named. @param mayMake whether somebody unknown becomes a person */
export async function logInByHost(act: Act, kind: HostKind, id: string, mayMake: boolean): Promise<LoginResult> {
  const field = fieldOfAccount[kind]
  if (!mayMake && (await findPersonBy(act, field, id)) === undefined) return { refused: 'accountUnknown' }
  const { personId, isNew } = await getPersonBy(act, field, id)
  return { personId, isNew, sessionToken: await openSession(act, personId, kind) }
}

/** What a request for a value that belongs to one person only came to. */
type Owner = { me: string; other: string | undefined; held: Held[] }

/** Locks the caller and whoever has the value, in one order, and looks again. */
async function lockOwner(call: SignedInCall, kind: AccountKind, value: string): Promise<Owner> {
  const me = call.actor.personId
  const before = await findPersonBy(call, fieldOfAccount[kind], value)
  const there = await store.lockPersons(call.tx, before === undefined ? [me] : [me, before])
  // Merged into another one in this very moment: the session says so at the next call.
  if (!there.includes(me)) throw new Failure('sessionInvalid')
  return { me, other: await findPersonBy(call, fieldOfAccount[kind], value), held: await listHeld(call, me) }
}

/** Whether all that one can log in as this person by is this one account. */
async function hasOnly(call: SignedInCall, personId: string, kind: AccountKind): Promise<boolean> {
  return (await listHeld(call, personId)).every((one) => one.kind === kind)
}

/**
 * Who holds grants and has a second factor shows it before the ways in change: a session alone must not add a way in of its own.
 * @throws Failure secondFactorNeeded
 */
async function mustHaveShownOwnFactor(call: SignedInCall): Promise<void> {
  const { held, assurance, personId } = call.actor
  if (held.length > 0 && assurance !== 'passed' && (await hasFactor(call, personId)))
    throw new Failure('secondFactorNeeded')
}

/** @throws Failure of `identityIn`; accountHeld (another account of this kind), accountTaken (somebody else's) */
export async function linkAccount(call: SignedInCall, kind: HostKind, answer: IdentityOutcome): Promise<void> {
  const id = identityIn(answer)
  await mustHaveShownOwnFactor(call)
  const { me, other, held } = await lockOwner(call, kind, id)
  if (other === me) return
  if (kindsOf(held).includes(kind)) throw new Failure('accountHeld')
  if (other === undefined) {
    // Somebody was faster between the look and the row.
    if (!(await takeUniqueValue(call, me, fieldOfAccount[kind], id))) throw new Failure('accountTaken')
    return
  }
  if (!(await hasOnly(call, other, kind)) || !(await absorb(call, other, me))) throw new Failure('accountTaken')
}

/** A link that is there already: asked again, after a lost answer, it is there. */
export const isOwnPhone = async (call: SignedInCall, phone: string): Promise<boolean> =>
  (await findPersonBy(call, 'phone', phone)) === call.actor.personId

/**
 * Makes a phone, whose code was right, the caller's. Who came by WeChat or DingTalk and has no history becomes the person that the
 * phone belongs to; the session goes along.
 * @throws Failure phoneTaken, phoneByOffice (a cadre's number is changed by whoever appointed them)
 */
export async function linkPhone(call: SignedInCall, phone: string): Promise<void> {
  const { me, other, held } = await lockOwner(call, 'phone', phone)
  if (other === me) return
  const hasPhone = kindsOf(held).includes('phone')
  if (hasPhone && call.actor.held.length > 0) throw new Failure('phoneByOffice')
  if (other === undefined) {
    if (hasPhone) await store.deleteValue(call.tx, me, 'phone')
    if (!(await takeUniqueValue(call, me, 'phone', phone))) throw new Failure('phoneTaken')
    if (hasPhone) await endSessionsBy(call, me, { except: call.actor.sessionId })
    return
  }
  if (hasPhone) throw new Failure('phoneTaken')
  const theirs = kindsOf(await listHeld(call, other))
  const isClash = kindsOf(held).some((kind) => theirs.includes(kind))
  if (!isClash && (await absorb(call, me, other))) return
  if (theirs.every((kind) => kind === 'phone') && (await absorb(call, other, me))) return
  throw new Failure('phoneTaken')
}

/** @throws Failure accountNone, lastWayIn, secondFactorNeeded */
export async function unlinkAccount(call: SignedInCall, kind: HostKind): Promise<void> {
  await mustHaveShownOwnFactor(call)
  const me = call.actor.personId
  await store.lockPersons(call.tx, [me])
  const held = kindsOf(await listHeld(call, me))
  if (!held.includes(kind)) throw new Failure('accountNone')
  if (!isRemovable(kind, held)) throw new Failure('lastWayIn')
  await store.deleteValue(call.tx, me, fieldOfAccount[kind])
  await endSessionsBy(call, me, { method: kind, except: call.actor.sessionId })
  // A PIN counts only beside the host that vouches for the phone.
  if (call.actor.method === kind) await putFactorAway(call, call.actor.sessionId)
}

/** Whether a person can be reached at a host. */
export const hasAccount = (act: Pick<Act, 'tx'>, personId: string, kind: HostKind): Promise<boolean> =>
  hasPersonalValue(act, personId, fieldOfAccount[kind])

/** The ids of many persons at a host, by person; who has none there is absent. */
export async function readAccounts(
  act: Pick<Act, 'tx' | 'tools'>,
  personIds: readonly string[],
  kind: HostKind,
): Promise<Map<string, string>> {
  const field = fieldOfAccount[kind]
  const values = await readPersonalValuesInBulk(act, personIds, [field])
  return new Map([...values].flatMap(([personId, of]) => (of.has(field) ? [[personId, of.get(field) ?? '']] : [])))
}
