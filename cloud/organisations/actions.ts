/** League organisations that exist already: imported from the city's lists, each beside its enterprise of the pool. */
import type { OrganisationState } from '../../types/organisations'
import { fieldWords } from '../../types/words/fields'
import type { Call } from '../platform/call'
import { Failure } from '../platform/failure'
import { keyOf } from './import/check'
import { findSecretary } from './import/secretary'
import * as store from './store'

export {
  enterprisesToLeaveOut,
  listOrganised,
  listStanding,
  organisedEnterprises,
  setsToLeaveOut,
  standingNames,
} from './approach'
export type { OrganisationRecord, OrganisationRefusal } from './import/check'
export { OrganisationFileRefused, readOrganisations, type OrganisationReading } from './import/read'
export {
  beginOrganisationImport,
  importOrganisations,
  listOrganisationImports,
  type Matching,
  type OrganisationOutcome,
} from './import/run'
export { compareOrganisations } from './import/again'
export { endFounded, enterFounded, renewFounded, type FoundedOrganisation } from './founded'
export { findSecretary, putSecretary } from './import/secretary'
export { countDueSecretaries, releaseSecretaries } from './keeping/actions'

type Act = Pick<Call, 'tx' | 'now'>
/** Who does it, and for which office. */
interface By {
  personId: string
  officeId: string
}

export const listOrganisationsOf = (act: Pick<Call, 'tx'>, enterpriseIds: readonly string[]) =>
  store.listOfEnterprises(act.tx, enterpriseIds)
export type Organisation = Awaited<ReturnType<typeof listOrganisationsOf>>[number]

export const listOrganisationEvents = (act: Pick<Call, 'tx'>, enterpriseIds: readonly string[], limit: number) =>
  store.listEventsOf(act.tx, enterpriseIds, limit)

export const listOrganisationsByState = (
  act: Pick<Call, 'tx'>,
  state: OrganisationState,
  { after, limit }: { after: string | undefined; limit: number },
) => store.listByState(act.tx, state, after, limit)

export const countOrganisationsByState = (act: Pick<Call, 'tx'>) => store.countByState(act.tx)

/**
 * A person says whose it is; null: of none in the pool. May be said anew.
 * @throws Failure organisationUnknown
 */
export async function linkOrganisation(act: Act, id: string, enterpriseId: string | null, by: By): Promise<void> {
  const before = await store.lock(act.tx, id)
  if (before === undefined) throw new Failure('organisationUnknown')
  const link = enterpriseId === null ? 'apart' : 'person'
  if (before.link === link && before.enterprise_id === enterpriseId) return
  await store.setLink(act.tx, id, { link, enterpriseId })
  await store.insertEvent(act.tx, {
    organisationId: id,
    at: act.now,
    kind: enterpriseId === null ? 'set-apart' : 'linked',
    changed: {},
    // An enterprise that lost it has that in its history, too.
    enterpriseId: enterpriseId ?? before.enterprise_id,
    by,
  })
}

/**
 * An enterprise stands for itself again: organisations that were put beside the one that it was merged into, meanwhile and because of it, are its own.
 * Without a code the name tells, where the two are not called alike.
 */
export async function takeOrganisationsBackTo(
  act: Act,
  named: { id: string; name: string; uscc: string },
  { under, since, name }: { under: string; since: Date; name: string },
  by: By,
): Promise<void> {
  const key = keyOf(named.name)
  const ids = await store.listPutBeside(act.tx, under, since, {
    uscc: named.uscc,
    enterpriseKey: key === keyOf(name) ? null : key,
  })
  for (const organisationId of ids) {
    await store.setEnterprise(act.tx, organisationId, named.id)
    const event = { organisationId, at: act.now, changed: {}, by }
    // The enterprise that lost it has that in its history, too.
    await store.insertEvent(act.tx, { ...event, kind: 'set-apart', enterpriseId: under })
    await store.insertEvent(act.tx, { ...event, kind: 'linked', enterpriseId: named.id })
  }
}

/** @throws Failure organisationUnknown (none, or not of these enterprises), inputInvalid (before its founding) */
export async function endOrganisation(
  act: Act,
  { id, enterpriseIds, endedOn }: { id: string; enterpriseIds: readonly string[]; endedOn: string | null },
  by: By,
): Promise<void> {
  const before = await store.lock(act.tx, id)
  if (before === undefined || before.enterprise_id === null || !enterpriseIds.includes(before.enterprise_id))
    throw new Failure('organisationUnknown')
  if (endedOn !== null && before.founded_on !== null && endedOn < before.founded_on)
    throw new Failure('inputInvalid', [{ field: 'endedOn', message: fieldWords.endedOn.early }])
  if (before.ended_on === endedOn) return
  await store.setEnd(act.tx, id, endedOn)
  await store.insertEvent(act.tx, {
    organisationId: id,
    at: act.now,
    kind: endedOn === null ? 'resumed' : 'ended',
    changed: { endedOn: [before.ended_on, endedOn] },
    enterpriseId: before.enterprise_id,
    by,
  })
}

/** The secretary's name of an organisation of these enterprises. @throws Failure organisationUnknown */
export async function getSecretary(
  act: Pick<Call, 'tx' | 'tools'>,
  id: string,
  enterpriseIds: readonly string[],
): Promise<string> {
  const one = (await store.listOfEnterprises(act.tx, enterpriseIds)).find((found) => found.id === id)
  const name = one === undefined ? undefined : await findSecretary(act, one.secretary_person_id)
  if (name === undefined) throw new Failure('organisationUnknown')
  return name
}
