/**
 * Nothing without an owner: what a street without a cadre has lies with the nearest office above that has one, and comes back. What was given to an
 * office, or taken by it, goes up as well where that has nobody left, and stays there.
 */
import { divisionPathOf, type EndedGrant } from '../people/rules'
import type { Call } from '../platform/call'
import { listOffices } from '../divisions/actions'
import { listGiven, lockGiven, type GivenTo } from './given-store'
import { giveCases } from './giving'
import { findAnsweringOffice, listAnsweringOffices, listCaseCadres } from '../people/actions'
import { ownerOf, type Owner } from './moving'
import { groupedBy } from '../platform/grouped'
import * as store from './store'
import type { CaseFile } from './store'

/** Own choice, 2026-11-27: cases taken at a time, so that no transaction grows long. */
const BATCH = 500

/**
 * A cadre's grant is over: what names this person names the successor, or the office; where the office has nobody left it goes to the
 * one above.
 */
export async function handOver(call: Call, { personId, officeId, successorId, handedOver }: EndedGrant): Promise<void> {
  const actorId = call.actor?.personId ?? null
  const named = await store.lockNamed(call.tx, officeId, personId)
  handedOver.count += await giveCases(call, named, { personId: successorId, reason: 'grant-ended', actorId })
  const [office] = await listOffices(call, [officeId])
  if (office !== undefined) await settleVacancies(call, officeId)
}

/**
 * Gives what lies with an office only because of who is there, or is not, to whom it belongs now.
 * @param only one office; without: all of them
 * @returns how many cases changed hands
 */
export async function settleVacancies(call: Call, only?: string): Promise<number> {
  return (await settlePlaces(call, only)) + (await settleGiven(call, only))
}

async function settleGiven(call: Call, only: string | undefined): Promise<number> {
  const all = await listGiven(call.tx, only)
  const staffed = await listCaseCadres(call, [...new Set(all.map((one) => one.owner_id))])
  let count = 0
  for (const given of all) {
    if (staffed.has(given.owner_id)) continue
    const heir = await findHeir(call, given)
    if (heir === undefined) continue
    for (const [cause, files] of groupedBy(
      await lockGiven(call.tx, given, BATCH),
      (file) => file.cause ?? 'assigned',
    )) {
      const owner: Owner = { ...heir, cause: heir.cause ?? cause }
      count += await giveCases(call, files, { owner, personId: null, reason: 'vacancy', actorId: null })
    }
  }
  return count
}

/**
 * Who has it instead: the nearest office above with a cadre; of an industry's committee the office that answers for the place. What is to be decided
 * between offices stays above them: of a committee the League's office of its own division has it. Undefined: nobody is above either.
 */
async function findHeir(
  call: Call,
  { owner_id: ownerId, office_path: officePath, is_asked: isAsked }: GivenTo,
): Promise<(Pick<Owner, 'id' | 'path'> & { cause: Owner['cause'] | undefined }) | undefined> {
  const [owner] = await listOffices(call, [ownerId])
  if (owner === undefined || owner.ended) return undefined
  if (owner.body !== 'league' && !isAsked) return ownerOf(call, officePath)
  const { id, path } = await findAnsweringOffice(call, divisionPathOf({ body: owner.body, officePath: owner.path }))
  return id === ownerId ? undefined : { id, path, cause: path === officePath ? 'responsible' : undefined }
}

async function settlePlaces(call: Call, only: string | undefined): Promise<number> {
  const placements = await store.listPlacements(call.tx, only)
  if (placements.length === 0) return 0
  const answering = await listAnsweringOffices(call, [...new Set(placements.map((one) => one.office_path))])
  let count = 0
  for (const pair of placements) {
    const office = answering.get(pair.office_path)
    if (office === undefined) continue
    const owner: Owner = {
      id: office.id,
      path: office.path,
      cause: office.path === pair.office_path ? 'responsible' : 'vacancy',
    }
    if (owner.id === pair.owner_id && owner.cause === pair.cause) continue
    const files = await store.lockPlacement(call.tx, pair, BATCH)
    if (owner.cause === 'vacancy') {
      count += await giveCases(call, files, { owner, personId: null, reason: 'vacancy', actorId: null })
      continue
    }
    // Whoever was named before everybody was away is named again.
    const cadres = (await listCaseCadres(call, [owner.id])).get(owner.id) ?? []
    const before = await store.listNamedBefore(
      call.tx,
      files.map((file) => file.id),
    )
    const named = (file: CaseFile) => cadres.find((personId) => personId === before.get(file.id)) ?? null
    for (const [personId, group] of groupedBy(files, named))
      count += await giveCases(call, group, { owner, personId, reason: 'staffed', actorId: null })
  }
  return count
}
