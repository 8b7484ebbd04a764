/** Absences: recorded by whoever is away or by whoever appoints there, ended earlier; on its last day each is over by itself. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import type { Role } from '../../../types/people'
import { absenceWords as words } from '../../../types/words/absence'
import { listOffices, type OfficeNode } from '../../divisions/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { tellApart } from '../cadres/apart'
import * as grants from '../cadres/store'
import type { GrantRow } from '../cadres/store'
import { findPersonalValue, lockPerson } from '../persons/actions'
import { dutyClass } from '../policy/appointing'
import { may } from '../policy/policy'
import { absenceRecorded, absenceRules } from './rules'
import * as store from './store'

const DAY = 86_400_000

const isInForce = (grant: GrantRow, now: Date) =>
  grant.valid_from <= now && (grant.valid_until === null || grant.valid_until > now)
const handlesCases = (role: Role) => dutyClass[role] === 'case'

const mayRecord = (call: SignedInCall, grant: GrantRow, office: OfficeNode) =>
  handlesCases(grant.role) &&
  isInForce(grant, call.now) &&
  may(call.actor, 'absence.record', { applicantId: grant.person_id, role: grant.role, officePath: office.path })

/** @throws Failure grantUnknown: outside, over, none, or of somebody who handles no cases */
async function getGrant(call: SignedInCall, id: string): Promise<{ grant: GrantRow; office: OfficeNode }> {
  const grant = await grants.findGrant(call.tx, id)
  const [office] = grant === undefined ? [] : await listOffices(call, [grant.office_id])
  if (grant === undefined || office === undefined || !mayRecord(call, grant, office)) throw new Failure('grantUnknown')
  return { grant, office }
}

/** Grants by which others handle cases at an office now, one a person. */
async function listOthers(call: SignedInCall, officeId: string, personId: string): Promise<GrantRow[]> {
  const seen = new Set([personId])
  return (await grants.listAt(call.tx, [officeId])).filter((grant) => {
    if (seen.has(grant.person_id) || !handlesCases(grant.role) || !isInForce(grant, call.now)) return false
    seen.add(grant.person_id)
    return true
  })
}

const nameOf = async (call: SignedInCall, personId: string) => (await findPersonalValue(call, personId, 'name')) ?? ''

const wrong = (field: string, message: string) => new Failure('inputInvalid', [{ field, message }])

export async function recordAbsence(
  call: SignedInCall,
  input: ParsedOf<'recordAbsence'>,
): Promise<OutputOf<'recordAbsence'>> {
  const { grant, office } = await getGrant(call, input.id)
  const today = localDate(call.now)
  const farthest = localDate(new Date(call.now.getTime() + absenceRules.farthestDays * DAY))
  if (input.begins < today) throw wrong('begins', words.beginsPast)
  if (input.ends < input.begins) throw wrong('ends', words.endsBefore)
  if (input.ends > farthest) throw wrong('ends', words.endsFar)
  const personId = grant.person_id
  const days = { officeId: office.id, from: input.begins, until: input.ends }
  // Two at a time would both find the days free.
  await lockPerson(call, personId)
  if (await store.isAnyBetween(call.tx, { personId, ...days })) throw new Failure('absenceOverlaps')
  let deputyId: string | null = null
  if (input.deputy !== undefined) {
    const deputy = (await listOthers(call, office.id, personId)).find((one) => one.id === input.deputy)
    if (deputy === undefined) throw wrong('deputy', words.deputyWrong)
    if (await store.isAnyBetween(call.tx, { personId: deputy.person_id, ...days }))
      throw wrong('deputy', words.deputyAway)
    deputyId = deputy.person_id
  }
  const absenceId = await store.insert(call.tx, {
    person_id: personId,
    office_id: office.id,
    deputy_id: deputyId,
    from_on: input.begins,
    until_on: input.ends,
    recorded_by: call.actor.personId,
    now: call.now,
  })
  await call.tools.bus.emit(call, absenceRecorded, {
    absenceId,
    personId,
    officeId: office.id,
    deputyId,
    byId: call.actor.personId,
  })
  return { id: absenceId }
}

/** @throws Failure grantUnknown, absenceUnknown (over, or of somebody else) */
export async function endAbsence(call: SignedInCall, input: ParsedOf<'endAbsence'>): Promise<void> {
  const { grant, office } = await getGrant(call, input.id)
  const asked = { id: input.absence, personId: grant.person_id, officeId: office.id, today: localDate(call.now) }
  if (!(await store.end(call.tx, asked, call.actor.personId, call.now))) throw new Failure('absenceUnknown')
}

/** What was over long ago is kept no longer. */
export const forgetOldAbsences = ({ tx, now }: Pick<SignedInCall, 'tx' | 'now'>): Promise<void> =>
  store.deleteOver(tx, localDate(new Date(now.getTime() - absenceRules.keptDays * DAY)))

/** Own choice, 2026-11-28: absences of one list. */
const SHOWN = 100

export async function listAbsences(
  call: SignedInCall,
  input: ParsedOf<'listAbsences'>,
): Promise<OutputOf<'listAbsences'>> {
  const today = localDate(call.now)
  const own = (
    await grants.listAt(
      call.tx,
      call.actor.grants.map(({ officeId }) => officeId),
    )
  ).filter((grant) => grant.person_id === call.actor.personId && handlesCases(grant.role) && isInForce(grant, call.now))
  const asked = input.grant === undefined ? own : [(await getGrant(call, input.grant)).grant]
  const ahead = await store.listFrom(call.tx, today)
  const held = await grants.listAt(call.tx, [...new Set(ahead.map((row) => row.office_id))])
  const offices = new Map(
    (await listOffices(call, [...new Set([...asked, ...held].map((one) => one.office_id))])).map((office) => [
      office.id,
      office,
    ]),
  )
  const recordable: OutputOf<'listAbsences'>['grants'] = []
  for (const grant of asked)
    recordable.push({
      id: grant.id,
      who: await nameOf(call, grant.person_id),
      office: offices.get(grant.office_id)?.name ?? '',
      self: grant.person_id === call.actor.personId,
      deputies: (
        await tellApart(
          call,
          await Promise.all(
            (await listOthers(call, grant.office_id, grant.person_id)).map(async (other) => ({
              id: other.id,
              personId: other.person_id,
              officeId: grant.office_id,
              name: await nameOf(call, other.person_id),
            })),
          ),
        )
      ).map(({ id, name }) => ({ id, name })),
    })
  const absences: OutputOf<'listAbsences'>['absences'] = []
  for (const row of ahead) {
    const office = offices.get(row.office_id)
    const grant = held.find(
      (one) =>
        one.office_id === row.office_id &&
        one.person_id === row.person_id &&
        office !== undefined &&
        mayRecord(call, one, office),
    )
    if (grant === undefined || office === undefined || absences.length === SHOWN) continue
    if (input.grant !== undefined && grant.person_id !== asked[0]?.person_id) continue
    absences.push({
      id: row.id,
      grant: grant.id,
      who: await nameOf(call, row.person_id),
      office: office.name,
      begins: row.from_on,
      ends: row.until_on,
      deputy: row.deputy_id === null ? null : await nameOf(call, row.deputy_id),
      now: row.from_on <= today,
      self: row.person_id === call.actor.personId,
    })
  }
  return { grants: recordable, absences, today }
}
