/** Organisations that were founded by a case here: they stand among those that the city's lists tell of. */
import type { FoundingForm } from '../../types/case-life'
import { organisationWords } from '../../types/words/organisations'
import { keyOf } from './import/check'
import type { Call } from '../platform/call'
import * as imported from './import/store'
import * as store from './store'

export interface FoundedOrganisation {
  kind: FoundingForm
  name: string
  enterprise: { id: string | null; name: string; uscc: string }
  foundedOn: string
  termEndsOn: string
  secretaryPersonId: string | null
}

/**
 * Enters it; a list that told of it before is brought up to date.
 * @returns its id
 */
export async function enterFounded(
  act: Pick<Call, 'tx' | 'now'>,
  founded: FoundedOrganisation,
  by: { personId: string; officeId: string },
): Promise<string> {
  const entry = {
    kind: founded.kind,
    name: founded.name,
    own_code: null,
    enterprise_name: founded.enterprise.name,
    given_uscc: founded.enterprise.uscc,
    enterprise_key: keyOf(founded.enterprise.name),
    name_key: keyOf(founded.name),
    founded_on: founded.foundedOn,
    term_ends_on: founded.termEndsOn,
    ended_on: null,
    secretary_person_id: founded.secretaryPersonId,
    enterprise_id: founded.enterprise.id,
    link: founded.enterprise.id === null ? ('none' as const) : ('person' as const),
    reason: organisationWords.foundedHere,
    source: organisationWords.foundedSource,
    imported_at: act.now,
  }
  const known = await store.findSame(act.tx, entry)
  const id = known ?? (await imported.insertOrganisation(act.tx, entry))
  if (known !== undefined) await imported.updateOrganisation(act.tx, known, entry)
  await store.insertEvent(act.tx, {
    organisationId: id,
    at: act.now,
    kind: known === undefined ? 'entered' : 'changed',
    changed: known === undefined ? {} : { foundedOn: founded.foundedOn, termEndsOn: founded.termEndsOn },
    enterpriseId: entry.enterprise_id,
    by,
  })
  return id
}

/** A new term began. */
export async function renewFounded(
  act: Pick<Call, 'tx' | 'now'>,
  id: string,
  termEndsOn: string,
  by: { personId: string; officeId: string },
): Promise<void> {
  const before = await store.lock(act.tx, id)
  if (before === undefined) throw new Error(`no organisation ${id}`)
  await store.setTerm(act.tx, id, termEndsOn)
  await store.insertEvent(act.tx, {
    organisationId: id,
    at: act.now,
    kind: 'changed',
    changed: { termEndsOn: [before.term_ends_on, termEndsOn] },
    enterpriseId: before.enterprise_id,
    by,
  })
}

/** It is dissolved, or exists at this enterprise no more. Also where no enterprise of the pool is known to be meant. */
export async function endFounded(
  act: Pick<Call, 'tx' | 'now'>,
  id: string,
  endedOn: string,
  by: { personId: string; officeId: string },
): Promise<void> {
  const before = await store.lock(act.tx, id)
  if (before === undefined) throw new Error(`no organisation ${id}`)
  if (before.ended_on !== null) return
  // Founded and left on one day, whatever the clocks say: it does not end before it began.
  const on = before.founded_on !== null && endedOn < before.founded_on ? before.founded_on : endedOn
  await store.setEnd(act.tx, id, on)
  await store.insertEvent(act.tx, {
    organisationId: id,
    at: act.now,
    kind: 'ended',
    changed: { endedOn: [before.ended_on, on] },
    enterpriseId: before.enterprise_id,
    by,
  })
}
