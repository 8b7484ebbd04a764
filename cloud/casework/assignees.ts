/** To whom a cadre may give cases. */
import type { OutputOf } from '../../types/registry'
import { absenceWords } from '../../types/words/absence'
import { listEveryOffice } from '../divisions/actions'
import { listAbsent, listColleagues, type Colleague } from '../people/actions'
import { may, partnerBodies } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { groupedBy } from '../platform/grouped'

/** Offices within the own reach that have somebody, and industry committees, which stand beside the tree. */
export async function listAssignees(call: SignedInCall): Promise<OutputOf<'listAssignees'>['offices']> {
  const worksForLeague = call.actor.grants.some((grant) => grant.body === 'league')
  const isPartner = (body: string) => (partnerBodies as readonly string[]).includes(body)
  const offices = (await listEveryOffice(call)).filter(
    (office) =>
      !isPartner(office.body) &&
      (may(call.actor, 'case.assign', { officePath: office.path }) || (worksForLeague && office.body !== 'league')),
  )
  const absent = await listAbsent(call)
  const said = ({ personId, officeId, name }: Colleague) => {
    const away = absent.find((one) => one.personId === personId && one.officeId === officeId)
    return away === undefined ? name : absenceWords.until(name, away.until)
  }
  const colleagues = groupedBy(
    await listColleagues(
      call,
      offices.map((office) => office.id),
    ),
    (one) => one.officeId,
  )
  return offices.flatMap((office) => {
    const persons = colleagues.get(office.id)
    return persons === undefined
      ? []
      : [{ id: office.id, name: office.name, persons: persons.map((one) => ({ id: one.personId, name: said(one) })) }]
  })
}
