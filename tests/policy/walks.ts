/** What field work leaves behind, made as a phone makes it: a plan, what follows from a visit, a conflict, an application taken on the spot. */
import type { Subject } from '../../types/field-records'
import { usccCheckCharacter } from '../../types/uscc'
import { visitOf } from '../support/fieldwork'
import type { Wire } from './wire'
import type { Dice, SweepRole } from './world'

/** One of each kind of record, at one office. */
export interface Walk {
  'visit-plan': string
  'follow-up': string
  'field-conflict': string
  'taken-application': string
}
export const walkKinds = ['visit-plan', 'follow-up', 'field-conflict', 'taken-application'] as const
/** Those who may settle or end what lies inside: each has a set of an own, so that what one settled is not what the next one is tried on. */
export const settling = ['street-cadre', 'district-cadre', 'city-cadre'] as const

export interface Walked {
  /** Of whoever settles; `rest`: of all others, and nobody settles it. */
  of: (role: SweepRole) => Walk
  /** Names by which a leak is seen. */
  names: string[]
  person: string[]
  /** Whoever walked, as a person who may be given a share of a plan. */
  planner: string
}

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const pretty = (phone: string) => `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`

function code(dice: Dice): string {
  const digits = String(parseInt(dice.key().slice(0, 6), 16))
    .padStart(8, '0')
    .slice(-7)
  const first = `91330106WX${digits}`
  return first + usccCheckCharacter(first)
}

interface Ground {
  wire: Wire
  dice: Dice
  session: string | undefined
  /** Where its enterprises say that they are. */
  address: string
  /** An enterprise of the pool there, of which a remark is made. */
  enterprise: string
  noticeVersion: string
  remark: string
}

const TRADES = ['茶业', '物流', '园艺', '软件', '餐饮', '印刷']

/** @param sets how many of each */
export async function walk(ground: Ground, sets: readonly string[]): Promise<Walked> {
  const { wire, dice, session } = ground
  const device = dice.key()
  await wire.get('openFieldDevice', { key: dice.key(), device }, session)
  const made = new Map<string, Walk>()
  const names: string[] = []
  const person: string[] = []
  let planner = ''
  let seq = 0
  const record = (body: object) => {
    seq++
    return { id: dice.key(), seq, recordedAt: new Date().toISOString(), body: JSON.stringify({ ...body, form: 1 }) }
  }
  const visit = (subject: Subject, more: Parameters<typeof visitOf>[1] = {}) =>
    record(visitOf(subject, { youth: 12, ...more }))
  const send = async (records: object[]) => {
    const input = { key: dice.key(), device, now: new Date().toISOString(), records }
    await wire.get('recordFieldwork', input, session)
  }
  await send([visit({ enterprise: ground.enterprise }, { note: ground.remark })])
  for (const set of sets) {
    // Nothing alike: what may be another enterprise of the pool waits for a person, and its application with it.
    const name = `杭州${dice.word()}${dice.word()}${TRADES[names.length % TRADES.length] ?? ''}有限公司`
    const contactName = `${dice.word()}${dice.word()}`
    const phone = dice.phone()
    const newcomer = record({
      kind: 'newcomer',
      name,
      uscc: code(dice),
      address: `${ground.address}${10 + names.length * 7}号`,
      place: null,
      at: null,
    })
    const followed = visit({ newcomer: newcomer.id }, { nextOn: dayAhead(5) })
    const unknown = visit({ uscc: code(dice) })
    const taken = record({
      kind: 'application',
      subject: { newcomer: newcomer.id },
      contactName,
      phone,
      bodies: ['league'],
      youth: null,
      members: null,
      noticeVersion: ground.noticeVersion,
    })
    await send([newcomer, followed, unknown, taken])
    const follows = (await wire.get('listFollowUps', { mine: true }, session)).rows as {
      id: string
      kind: string
      enterprise: string
    }[]
    const conflicts = (await wire.get('listFieldConflicts', {}, session)).rows as {
      id: string
      ours: { record: string }
    }[]
    const waiting = (await wire.get('listTakenApplications', {}, session)).rows as { id: string; state: string }[]
    const follow = follows.find((one) => one.kind === 'look-in-again' && one.enterprise === name)
    const conflict = conflicts.find((one) => one.ours.record === unknown.id)
    if (follow === undefined || conflict === undefined) throw new Error('a walk without what follows from it')
    if (!waiting.some((one) => one.id === taken.id && one.state === 'waiting'))
      throw new Error('an application that was not taken')
    const { plan: planned, me } = await plan(ground)
    planner = me
    made.set(set, {
      'visit-plan': planned,
      'follow-up': follow.id,
      'field-conflict': conflict.id,
      'taken-application': taken.id,
    })
    names.push(name)
    person.push(contactName, phone, pretty(phone))
  }
  return {
    of: (role) => {
      const own = made.get(role) ?? made.get('rest')
      if (own === undefined) throw new Error(`no walk for ${role}`)
      return own
    },
    names,
    person,
    planner,
  }
}

/** A plan of one enterprise of the own office. */
async function plan({ wire, dice, session }: Ground): Promise<{ plan: string; me: string }> {
  const { cadres } = (await wire.get('planVisits', {}, session)) as { cadres: { id: string; me: boolean }[] }
  const own = cadres.find((one) => one.me)
  if (own === undefined) throw new Error('whoever plans has no share')
  const input = { key: dice.key(), cadres: [own.id], take: 1, until: dayAhead(10) }
  return { plan: String((await wire.get('createVisitPlan', input, session)).id), me: own.id }
}
