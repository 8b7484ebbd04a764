/** Where a queue can be narrowed to: the divisions whose cases the cadre sees. */
import type { OutputOf } from '../../../types/registry'
import { listAllOffices } from '../../divisions/actions'
import { divisionPathOf, policy } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'

const parentOf = (path: string) => path.replace(/[^/]+\/$/, '')

/** Of a partner or an industry committee: the divisions that its office stands for. */
export async function listQueuePlaces(call: SignedInCall): Promise<OutputOf<'listQueuePlaces'>['places']> {
  const { roles } = policy['case.view']
  const own = call.actor.grants.filter(({ role }) => roles?.[role] !== undefined).map(divisionPathOf)
  const seen = (await listAllOffices(call)).filter(
    (office) => !office.ended && own.some((path) => office.path.startsWith(path)),
  )
  const idAt = new Map(seen.map((office) => [office.path, office.id]))
  return seen
    .sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
    .map(({ id, division, path }) => ({ id, name: division, within: idAt.get(parentOf(path)) ?? null }))
}
