/** Posters as a cadre orders them: tried, ordered, listed, taken along. The work itself: run.ts. */
import { limits } from '../../../types/limits'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { posterPageWords } from '../../../types/words/poster-pages'
import { countApproached, listApproached } from '../../cultivation/approached/actions'
import { getOfficeAt, listAllOffices } from '../../divisions/actions'
import type { TableStore } from '../../gateways/tables/folder'
import { actingGrant, may } from '../../people/rules'
import { findPlace as findRegistryPlace, type RegistryPlace } from '../../places/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { goneByAnswer } from '../answers/store'
import { posterRules } from './rules'
import * as store from './store'

export { runPosters, sweepPosters, type PosterGround } from './run'
export { openPrint, printPosters } from './print'
export type { Poster } from './poster'

type Whom = ParsedOf<'planPosters'>
const none = { organised: 0, struckOff: 0, movedOut: 0, notNonPublic: 0, withheld: 0, answered: 0 }

const filesOf = (posters: number): number => Math.ceil(posters / limits.posters.batch)

/** The office that invites. @throws Failure forbidden: none of the own reach */
async function inviterOf(call: SignedInCall, place: string | undefined) {
  const path = place ?? actingGrant(call.actor, 'poster.make')?.officePath
  if (path === undefined || !may(call.actor, 'poster.make', { officePath: path })) throw new Failure('forbidden')
  if (!(await listAllOffices(call)).some((office) => office.path === path)) throw new Failure('forbidden')
  return getOfficeAt(call, path)
}

/**
 * One sheet of a place, a street or an occasion. Of a place of the registry its own office invites, where the caller may print for it, else the
 * caller's. @throws Failure forbidden, placeUnknown (none, or outside), inputInvalid: it has no name, or is no street
 */
async function single(
  call: SignedInCall,
  asked: Whom,
): Promise<{ name: string; place: string; placeId: string | null }> {
  const registered = asked.kind === 'place' ? await registeredOf(call, asked.registryPlace) : undefined
  const office = await inviterOf(call, asked.place ?? registered?.path)
  // A city or a district is no street: its name on such a sheet would send everybody to the wrong office.
  if (asked.kind === 'street' && office.level !== 'street')
    throw new Failure('inputInvalid', [{ field: 'place', message: posterPageWords.streetEmpty }])
  const name =
    asked.kind === 'street'
      ? office.division
      : asked.name === undefined || asked.name === ''
        ? (registered?.name ?? '')
        : asked.name
  if (name === '') throw new Failure('inputInvalid', [{ field: 'name', message: posterPageWords.nameEmpty }])
  return { name, place: office.path, placeId: registered?.id ?? null }
}

async function registeredOf(call: SignedInCall, id: string | undefined): Promise<RegistryPlace | undefined> {
  if (id === undefined) return undefined
  const found = await findRegistryPlace(call, id)
  if (found === undefined || !may(call.actor, 'place.view', { officePath: found.path }))
    throw new Failure('placeUnknown')
  if (found.ended) throw new Failure('placeEnded')
  return found
}

/** @throws Failure forbidden, inputInvalid */
export async function planPosters(call: SignedInCall, asked: Whom): Promise<OutputOf<'planPosters'>> {
  if (asked.kind !== 'enterprise') {
    const { name } = await single(call, asked)
    return { total: 1, posters: 1, files: 1, leftOut: none, name }
  }
  // The pool is seen by city and district alone; a sheet with a name of it is a sight of it.
  if (actingGrant(call.actor, 'pool.view') === undefined) throw new Failure('forbidden')
  const { total, open, leftOut } = await countApproached(call, asked, goneByAnswer())
  const [one] = asked.enterprise === undefined || open === 0 ? [] : await listApproached(call, asked, goneByAnswer(), 1)
  return { total, posters: open, files: filesOf(open), leftOut, name: one?.name ?? null }
}

/**
 * Orders them; the service draws them one file after the other.
 * @throws Failure posterPlanMoved (another number than was confirmed), posterNothing, posterTooMany, and those of planPosters
 */
export async function makePosters(
  call: SignedInCall,
  { key: _key, format, expected, ...asked }: ParsedOf<'makePosters'>,
): Promise<OutputOf<'makePosters'>> {
  const grant = actingGrant(call.actor, 'poster.make')
  if (grant === undefined) throw new Failure('forbidden')
  const { posters, name } = await planPosters(call, asked)
  if (posters !== expected) throw new Failure('posterPlanMoved')
  if (posters === 0) throw new Failure('posterNothing')
  const { batch: size, batches: most } = limits.posters
  if (posters > size * most) throw new Failure('posterTooMany')
  const isPool = asked.kind === 'enterprise'
  const targets = isPool ? (await listApproached(call, asked, goneByAnswer(), posters)).map(({ id }) => id) : []
  const one = isPool ? { place: null, placeId: null } : await single(call, asked)
  const parts = filesOf(posters)
  const batches: OutputOf<'makePosters'>['batches'] = []
  for (let part = 1; part <= parts; part++) {
    const own = targets.slice((part - 1) * size, part * size)
    const total = isPool ? own.length : 1
    const order = {
      format,
      kind: asked.kind,
      name,
      targets: own,
      place: one.place,
      place_id: one.placeId,
      part,
      parts,
      total,
    }
    const by = { person_id: call.actor.personId, office_id: grant.officeId }
    batches.push({ id: await store.insertBatch(call.tx, { ...order, ...by }, call.now), posters: total })
  }
  return { batches }
}

export async function listPosterBatches(call: SignedInCall): Promise<OutputOf<'listPosterBatches'>> {
  const rows = await store.listOwn(call.tx, call.actor.personId, posterRules.shown)
  return {
    batches: rows.map((row) => ({
      id: row.id,
      state: row.state,
      format: row.format,
      kind: row.kind,
      name: row.name,
      part: row.part,
      parts: row.parts,
      done: row.done,
      total: row.total,
      leftOut: row.left_out,
      bytes: row.bytes,
      at: row.created_at.toISOString(),
      until:
        row.state === 'done'
          ? new Date(row.moved_at.getTime() + posterRules.keepHours * 3_600_000).toISOString()
          : null,
    })),
  }
}

/** @throws Failure posterBatchUnknown (none, or somebody else's), posterFileGone (not there yet, or no more) */
export async function getPosterFile(
  call: SignedInCall,
  files: TableStore,
  { id }: ParsedOf<'getPosterFile'>,
): Promise<OutputOf<'getPosterFile'>> {
  const batch = await store.findOwn(call.tx, id, call.actor.personId)
  if (batch === undefined) throw new Failure('posterBatchUnknown')
  const content = batch.stored_key === null ? undefined : await files.read(batch.stored_key)
  if (content === undefined) throw new Failure('posterFileGone')
  return {
    fileName: posterPageWords.file(batch.format, batch.name, batch.done, batch.part, batch.parts),
    type: 'application/pdf',
    base64: content.toString('base64'),
  }
}
