/** Cases on random ways through everything that is legal, beside attempts at everything that is not. */
import type { CaseFile } from '../../../cloud/casework/actions'
import { findTransition, hasEnded, transitions, type CaseEventKind } from '../../../cloud/casework/rules'
import type { Attempt } from './attempts'
import { doers } from './acts'
import { listKinds } from './checks'
import { submit } from './people'
import type { World } from './world'

/** Events of a case at the least. */
export const LEAST = 8
const MOST = 20

type Kind = Exclude<CaseEventKind, 'submitted'>

export interface Walk {
  ids: string[]
  seen: Set<string>
  /** Attempts at what is not legal, or not the actor's: all of them must have been refused. */
  attempts: number
}

const nameOf = (from: string, kind: string, to: string) => `${from}/${kind}/${to}`

/** One event by who may. @returns whether it happened */
export async function happen(world: World, walk: Walk, id: string, kind: Kind): Promise<boolean> {
  const before = await world.file(id)
  if (!(await doers[kind](world, before))) return false
  const after = await world.file(id)
  if (after.seq === before.seq) return false
  walk.seen.add(nameOf(before.state, kind, after.state))
  return true
}

const kinds = Object.keys(doers) as Kind[]

/** What may happen to a case now, other than ending too early. */
function choices(file: CaseFile): Kind[] {
  return kinds.filter((kind) => {
    const transition = findTransition(file.state, kind, file.before_state)
    if (transition === undefined) return false
    if (kind === 'handed-on' || kind === 'disputed') return (file.handings === 0) === (kind === 'handed-on')
    // Time is moved apart from the ways, in days; an escalation by itself would move it by months.
    // Borders move now and then, not with every fifth step.
    if (kind === 'escalated' || kind === 'moved') return false
    if (kind === 'urged' && file.escalated_to === null) return false
    return !(hasEnded(transition.to) && file.seq < LEAST)
  })
}

const moves = (file: CaseFile, kind: Kind) => findTransition(file.state, kind, file.before_state)?.to !== file.state

const DAY = 86_400_000

/** Walks `count` cases through their lives, a step here and a step there, while days go by. */
export async function walkCases(world: World, walk: Walk, count: number, attempts: readonly Attempt[]): Promise<void> {
  const { dice } = world
  const open: { id: string; left: number }[] = []
  let submitted = 0
  while (submitted < count || open.length > 0) {
    if (submitted < count && (open.length < 40 || dice.chance(0.2))) {
      const id = await submit(world, dice.chance(0.5))
      walk.ids.push(id)
      walk.seen.add(nameOf('none', 'submitted', 'submitted'))
      open.push({ id, left: LEAST + dice.below(MOST - LEAST) })
      submitted++
    }
    const one = dice.one(open)
    const file = await world.file(one.id)
    const legal = choices(file)
    // Mostly onwards: else a case would be called upon for ever.
    const onward = legal.filter((kind) => moves(file, kind))
    const kind =
      onward.length > 0 && dice.chance(0.7) ? dice.one(onward) : legal.length > 0 ? dice.one(legal) : undefined
    if (kind !== undefined) await happen(world, walk, one.id, kind)
    one.left--
    const now = await world.file(one.id)
    if ((one.left <= 0 && now.seq >= LEAST) || (hasEnded(now.state) && now.seq >= LEAST))
      open.splice(open.indexOf(one), 1)
    if (dice.chance(0.25)) {
      await dice.one(attempts)(world, await world.file(one.id))
      walk.attempts++
    }
    if (dice.chance(0.1)) world.clock.advance(dice.below(3) * DAY)
    if (dice.chance(0.02)) await world.somebodyLeaves()
    if (dice.chance(0.02)) await world.somebodyComes()
    if (dice.chance(0.03)) await world.somebodyGoesAway()
    if (dice.chance(0.05)) await world.keepTime()
    if (open.length > 0 && dice.chance(0.01)) await happen(world, walk, dice.one(open).id, 'moved')
  }
}

/** The shortest way of events from nothing to a state; of a state that was put aside, by way of `before`. */
function wayTo(state: string, kind: Kind): Kind[] {
  const target = transitions.filter((one) => one.from === state && one.kind === kind)
  if (target.length === 0) throw new Error(`${kind} is not legal in ${state}`)
  type Place = { state: string; before: string | null; handings: number; way: Kind[] }
  const queue: Place[] = [{ state: 'submitted', before: null, handings: 0, way: [] }]
  const known = new Set<string>()
  for (;;) {
    const at = queue.shift()
    if (at === undefined) throw new Error(`no way to ${state}`)
    const name = `${at.state}/${at.before ?? ''}/${Math.min(at.handings, 1)}`
    if (known.has(name)) continue
    known.add(name)
    const fits = kind === 'handed-on' ? at.handings === 0 : kind === 'disputed' ? at.handings > 0 : true
    if (at.state === state && fits) return at.way
    for (const next of transitions) {
      if (next.from !== at.state || next.kind === 'submitted') continue
      const isBack = next.kind === 'resumed' || next.kind === 'settled'
      if (isBack && next.to !== at.before) continue
      // With others only where that is the question: what goes along with another case is renewed and ended there,
      // and of who goes along later its lead hears.
      const isWithOthers = kind.startsWith('joint-') && kind !== 'joint-noted'
      if (next.kind.startsWith('joint-') && !isWithOthers && state !== 'joined') continue
      if (next.kind === 'handed-on' && at.handings > 0) continue
      if (next.kind === 'disputed' && at.handings === 0) continue
      if (next.from === next.to && next.kind !== 'handed-on') continue
      const isAside = next.kind === 'suspended' || next.kind === 'disputed'
      queue.push({
        state: next.to,
        before: isAside ? at.state : isBack ? null : at.before,
        handings: at.handings + (next.kind === 'handed-on' || next.kind === 'disputed' ? 1 : 0),
        way: [...at.way, next.kind],
      })
    }
  }
}

const TRIES = 40

/** Sees to every legal transition that chance has left out: a case is led to it. */
export async function seeTheRest(world: World, walk: Walk): Promise<void> {
  await lookBack(world, walk)
  for (const transition of transitions) {
    if (transition.kind === 'submitted' || walk.seen.has(nameOf(transition.from, transition.kind, transition.to)))
      continue
    // Chance decides where a case goes, and whether anybody is there: another one may be luckier.
    const aim = transition as { from: string; kind: Kind; to: string }
    for (let tries = 0; !walk.seen.has(nameOf(aim.from, aim.kind, aim.to)); tries++) {
      if (tries === TRIES) throw new Error(`nobody came to ${nameOf(aim.from, aim.kind, aim.to)}`)
      await leadTo(world, walk, aim)
      await lookBack(world, walk)
    }
  }
}

/** One act may take several events, of several cases: what was seen is what stands in the histories. */
async function lookBack(world: World, walk: Walk): Promise<void> {
  for (const { from, kind, to } of await listKinds(world)) walk.seen.add(nameOf(from, kind, to))
}

async function leadTo(world: World, walk: Walk, { from, kind, to }: { from: string; kind: Kind; to: string }) {
  const id = await submit(world, true)
  walk.ids.push(id)
  // Back from being put aside means: from where it was put aside.
  const way =
    kind === 'resumed'
      ? [...wayTo(to, 'suspended'), 'suspended' as const]
      : kind === 'settled'
        ? [...wayTo(to, 'disputed'), 'disputed' as const]
        : // Whoever is disputed about hears of others only where it was taken up before.
          kind === 'joint-noted' && from === 'disputed'
          ? (['accepted', 'handed-on', 'disputed'] as const)
          : wayTo(from, kind)
  // A case that is going to end has its contacts before: one that had ended may have to stay so, where nobody is who would open it again,
  // and the next step of its way may not happen by chance.
  if ([from, to].some((state) => hasEnded(state as CaseFile['state']))) await fillUp(world, walk, id, LEAST - 1)
  for (const one of [...way, kind]) {
    const { state, joint_lead_id: leadId } = await world.file(id)
    // Who hears of others later has to found with them before.
    if (kind === 'joint-noted' && leadId === null && findTransition(state, 'joint-joined') !== undefined)
      await happen(world, walk, id, 'joint-noted')
    if (!(await happen(world, walk, id, one))) break
  }
  await fillUp(world, walk, id, LEAST)
}

/** A case of too few events gets a contact or two, by somebody who comes where nobody is. */
async function fillUp(world: World, walk: Walk, id: string, least: number): Promise<void> {
  for (let file = await world.file(id); file.seq < least && !hasEnded(file.state); file = await world.file(id))
    if (!(await happen(world, walk, id, 'contacted'))) await world.somebodyComesTo(file)
}
