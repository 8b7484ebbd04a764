/** Organisations on the page of their enterprise, and what happened to them. */
import type { OutputOf } from '../../../types/registry'
import { organisationHistoryWords as words } from '../../../types/words/organisations'
import { findSecretary, listOrganisationEvents, listOrganisationsOf } from '../../organisations/actions'
import { isTermOver } from '../../organisations/rules'
import { maskName } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'

export async function showOrganisations(
  call: SignedInCall,
  enterpriseIds: readonly string[],
): Promise<OutputOf<'getEnterprise'>['organisations']> {
  const today = localDate(call.now)
  const shown: OutputOf<'getEnterprise'>['organisations'] = []
  for (const one of await listOrganisationsOf(call, enterpriseIds)) {
    const secretary = await findSecretary(call, one.secretary_person_id)
    shown.push({
      id: one.id,
      kind: one.kind,
      name: one.name,
      foundedOn: one.founded_on,
      termEndsOn: one.term_ends_on,
      termOver: isTermOver(one, today),
      endedOn: one.ended_on,
      secretaryMasked: secretary === undefined ? null : maskName(secretary),
    })
  }
  return shown
}

const fieldNames = Object.entries(words.fields)

/** Entries of the enterprise's history. */
export async function listOrganisationHistory(call: SignedInCall, enterpriseIds: readonly string[], limit: number) {
  const events = await listOrganisationEvents(call, enterpriseIds, limit)
  return events.map(({ at, kind, name: organisation, changed, personId }) => {
    const isPersons = personId !== null || (kind !== 'linked' && kind !== 'set-apart')
    const fields = fieldNames.flatMap(([field, name]) => (Object.hasOwn(changed as object, field) ? [name] : []))
    return {
      at,
      title: (isPersons ? words[kind] : words.compared[kind])(organisation),
      detail: kind === 'changed' && fields.length > 0 ? fields.join('、') : null,
    }
  })
}
