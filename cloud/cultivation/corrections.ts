/** Putting the pool right: duplicates made one and taken apart again, former names. */
import type { OutputOf, ParsedOf } from '../../types/registry'
import { fieldWords } from '../../types/words/fields'
import { followEnterprise, holdCases } from '../casework/actions'
import { takeBackTo } from '../intake/actions'
import { takeOrganisationsBackTo } from '../organisations/actions'
import { actingGrant, may } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import * as pool from '../pool/actions'
import type { Merger, PoolEngines, PoolRecordKept } from '../pool/actions'
import { mustReachEnterprise } from './enterprise'
import { differencesOf } from './reviews/differences'

/** Own choice, 2026-11-24: how many neighbours are shown, and from which likeness of the names on: region and legal form left aside. */
const DUPLICATES = { most: 4, leastAlike: 0.6, since: '2026-11-24', source: 'own choice' } as const

/**
 * What to ask the engine for: the name, and its core with one of the first characters left out. A name that is in the pool as it stands has
 * itself for an answer and no neighbours; the others have.
 */
function askedNames(name: string): string[] {
  const [core = ''] = pool.canonicalKey(name).split('|')
  const characters = [...core]
  const shortened =
    characters.length < 3
      ? []
      : characters.slice(0, 4).map((_one, at) => characters.filter((_, i) => i !== at).join(''))
  return [name, ...shortened]
}

/** How much two texts have in common, 0 to 1. */
function likeness(one: string, other: string): number {
  const common = differencesOf(one, other).known.filter(({ same }) => same)
  const length = common.reduce((sum, { text }) => sum + [...text].length, 0)
  return length / Math.max(1, [...one].length, [...other].length)
}

/** Enterprises that look like this one, the likest first; those beyond the reach are as if they were not there. */
export async function findDuplicates(
  call: SignedInCall,
  engines: PoolEngines,
  id: string,
): Promise<OutputOf<'findDuplicates'>> {
  const own = await mustReachEnterprise(call, 'pool.correct', id)
  const ids = new Set<string>()
  for (const name of askedNames(own.name)) {
    const { candidates } = await engines.match(call.tx, { name, address: own.address }, pool.canonicalKey(name))
    for (const candidate of candidates) ids.add(candidate.id)
  }
  const found = new Map<string, PoolRecordKept>()
  for (const one of ids) {
    const near = await pool.findRecord(call, one)
    if (near !== undefined && near.id !== own.id && may(call.actor, 'pool.correct', { officePath: near.place }))
      found.set(near.id, near)
  }
  const alike = [...found.values()]
    .map((near) => ({
      near,
      name: likeness(pool.canonicalKey(own.name), pool.canonicalKey(near.name)),
      address: likeness(own.address, near.address),
    }))
    .filter(({ name }) => name >= DUPLICATES.leastAlike)
    .sort((a, b) => b.name + b.address - a.name - a.address || (a.near.id < b.near.id ? -1 : 1))
  const nameOf = await pool.getPlaceNames(call)
  return {
    candidates: alike.slice(0, DUPLICATES.most).map(({ near }) => ({
      id: near.id,
      name: near.name,
      uscc: near.uscc,
      address: near.address,
      place: nameOf(near.place),
      differences: {
        name: differencesOf(own.name, near.name).known,
        uscc: differencesOf(own.uscc, near.uscc).known,
        address: differencesOf(own.address, near.address).known,
      },
    })),
  }
}

function mergerOf(call: SignedInCall): Merger {
  const grant = actingGrant(call.actor, 'pool.correct')
  if (grant === undefined) throw new Failure('forbidden')
  return { personId: call.actor.personId, officeId: grant.officeId }
}

/** @throws Failure enterpriseUnknown (either is outside or none), mergeMoved, mergeDeep, inputInvalid (with itself) */
export async function mergeEnterprises(
  call: SignedInCall,
  { id, other, ground }: ParsedOf<'mergeEnterprises'>,
): Promise<OutputOf<'mergeEnterprises'>> {
  const winner = await mustReachEnterprise(call, 'pool.correct', id)
  const loser = await mustReachEnterprise(call, 'pool.correct', other)
  // Read through an older merge both may be one and the same by now.
  if (winner.id === loser.id)
    throw new Failure(id === other ? 'inputInvalid' : 'mergeMoved', id === other ? WITH_ITSELF : [])
  return { merge: await pool.mergeEnterprises(call, { winner: winner.id, loser: loser.id, ground }, mergerOf(call)) }
}
const WITH_ITSELF = [{ field: 'other', message: fieldWords.candidate.wrong }]

/**
 * What came in meanwhile and names the one that stands for itself again goes back to it: applications with their cases, organisations.
 * @throws Failure enterpriseUnknown, mergeMoved
 */
export async function undoMerge(
  call: SignedInCall,
  { id, merge }: ParsedOf<'undoMerge'>,
): Promise<OutputOf<'undoMerge'>> {
  const winner = await mustReachEnterprise(call, 'pool.correct', id)
  const by = mergerOf(call)
  const unmerged = await pool.undoMerge(call, { winner: winner.id, merge }, by)
  const meanwhile = { under: winner.id, since: unmerged.since }
  const back = await takeBackTo(call, unmerged, meanwhile, (ids) => holdCases(call, ids))
  await followEnterprise(call, back, unmerged)
  await takeOrganisationsBackTo(call, unmerged, { ...meanwhile, name: winner.name }, by)
  return { undone: true }
}

/** @throws Failure enterpriseUnknown, inputInvalid (it is its present name; the wrong one is none of its former names) */
export async function putFormerName(
  call: SignedInCall,
  { id, name, instead }: ParsedOf<'putFormerName'>,
): Promise<OutputOf<'putFormerName'>> {
  const record = await mustReachEnterprise(call, 'pool.correct', id)
  if (name === record.name)
    throw new Failure('inputInvalid', [{ field: 'name', message: fieldWords.formerName.present }])
  if (!(await pool.putFormerName(call, record.id, { name, instead })))
    throw new Failure('inputInvalid', [{ field: 'instead', message: fieldWords.formerName.gone }])
  return { name }
}
