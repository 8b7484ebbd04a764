/** The list that a cadre takes along. */
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { getOfficeForOwners } from '../../divisions/actions'
import { getNotice, listOfferedBodies } from '../../intake/actions'
import { actingGrant } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'

const VERSION_LENGTH = 16
/** Says which list it is: the same for its pages, another one once its day or what is on it is another. */
const versionOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, VERSION_LENGTH)

/** @throws Failure forbidden */
export async function takeFieldList(
  call: SignedInCall,
  { places }: ParsedOf<'takeFieldList'>,
): Promise<OutputOf<'takeFieldList'>> {
  const grant = actingGrant(call.actor, 'visit.record')
  if (grant === undefined) throw new Failure('forbidden')
  const office = await getOfficeForOwners(call, grant.officePath)
  const takenOn = localDate(call.now)
  return {
    version: versionOf([call.actor.personId, takenOn, ...places]),
    takenOn,
    office: { name: office.name, phone: office.phone },
    noticeVersion: getNotice(await listOfferedBodies(call)).version,
    places: [],
    enterprises: [],
    total: 0,
    next: null,
  }
}
