/** Putting the pool right: duplicates made one and taken apart again, former names. */
import type { OutputOf, ParsedOf } from '../../types/registry'
import { fieldWords } from '../../types/words/fields'
import { actingGrant, may } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import * as pool from '../pool/actions'
import type { Merger, PoolEngines } from '../pool/actions'
import { mustReachEnterprise } from './enterprise'
import { differencesOf } from './reviews/differences'

/** Own choice, 2026-11-24: neighbours shown at most. */
const DUPLICATES = 4

/** Enterprises that look like this one, the likeliest first; those beyond the reach are as if they were not there. */
export async function findDuplicates(
  call: SignedInCall,
  engines: PoolEngines,
  id: string,
): Promise<OutputOf<'findDuplicates'>> {
  const own = await mustReachEnterprise(call, 'pool.correct', id)
  // Without its code: by that it would find itself alone.
  const { candidates } = await engines.match(
    call.tx,
    { name: own.name, address: own.address },
    pool.canonicalKey(own.name),
  )
  const found: OutputOf<'findDuplicates'>['candidates'] = []
  for (const candidate of candidates) {
    const near = await pool.findRecord(call, candidate.id)
    if (near === undefined || near.id === own.id || found.some((one) => one.id === near.id)) continue
    if (found.length >= DUPLICATES || !may(call.actor, 'pool.correct', { officePath: near.place })) continue
    found.push({
      id: near.id,
      name: near.name,
      uscc: near.uscc,
      address: near.address,
      place: pool.sayPlace(call, near.place),
      differences: {
        name: differencesOf(own.name, near.name).known,
        uscc: differencesOf(own.uscc, near.uscc).known,
        address: differencesOf(own.address, near.address).known,
      },
    })
  }
  return { candidates: found }
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

/** @throws Failure enterpriseUnknown, mergeMoved */
export async function undoMerge(
  call: SignedInCall,
  { id, merge }: ParsedOf<'undoMerge'>,
): Promise<OutputOf<'undoMerge'>> {
  const winner = await mustReachEnterprise(call, 'pool.correct', id)
  await pool.undoMerge(call, { winner: winner.id, merge }, mergerOf(call))
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
