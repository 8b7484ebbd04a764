/** Who handles cases where: which offices have anybody, and which one answers where the responsible one has nobody. */
import { roles, type Role } from '../../../types/people'
import { listAllOffices, listOffices, listOfficesAbove, type OfficeNode } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { readPersonalValuesInBulk } from '../persons/bulk'
import { listAbsent } from '../absences/standing-in'
import { dutyClass } from '../policy/appointing'
import { tellApart } from './apart'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

const caseRoles = roles.filter((role) => dutyClass[role] === 'case')

/** The persons who handle cases at each of the offices; an office without anybody is not in it. */
export async function listCaseCadres(act: Act, officeIds: readonly string[]): Promise<Map<string, string[]>> {
  const held = await store.listHeld(act.tx, officeIds, caseRoles, act.now)
  const byOffice = new Map<string, string[]>()
  for (const { office_id, person_id } of held) byOffice.set(office_id, [...(byOffice.get(office_id) ?? []), person_id])
  return byOffice
}

export interface Colleague {
  personId: string
  name: string
  officeId: string
  office: string
}

/** The same, by name, for choosing one. Among cadres a cadre's name is no secret. */
export async function listColleagues(
  call: Pick<Call, 'tx' | 'now' | 'tools'>,
  officeIds: readonly string[],
): Promise<Colleague[]> {
  const offices = new Map((await listOffices(call, officeIds)).map((office) => [office.id, office.name]))
  const staffed = [...(await listCaseCadres(call, officeIds))]
  const names = await readPersonalValuesInBulk(
    call,
    staffed.flatMap(([, persons]) => persons),
    ['name'],
  )
  const colleagues = staffed.flatMap(([officeId, persons]) =>
    persons.map((personId) => ({
      personId,
      name: names.get(personId)?.get('name') ?? '',
      officeId,
      office: offices.get(officeId) ?? '',
    })),
  )
  return tellApart(call, colleagues)
}

/**
 * The office that answers for a place: the responsible one, or, where it has no cadre or all of them are away, the nearest above that has one. Where nobody
 * above has one either it stays with the responsible one.
 */
export async function findAnsweringOffice(act: Act, path: string): Promise<OfficeNode> {
  return answeringIn(act, await listOfficesAbove(act, path), path)
}

/** The same for many places of the League at once, by their paths. */
export async function listAnsweringOffices(act: Act, paths: readonly string[]): Promise<Map<string, OfficeNode>> {
  const offices = await listAllOffices(act)
  const ids = offices.map((office) => office.id)
  const { staffed, present } = await listPresent(act, ids)
  return new Map(
    paths.flatMap((path) => {
      const line = offices
        .filter((office) => path.startsWith(office.path))
        .sort((one, other) => other.path.length - one.path.length)
      const own = line[0]
      // One that has ended answers for nothing: what lay there has gone along with it.
      return own?.path === path ? [[path, answering(line, present, staffed) ?? own] as const] : []
    }),
  )
}

async function answeringIn(act: Act, line: readonly OfficeNode[], path: string): Promise<OfficeNode> {
  const own = line[0]
  if (own === undefined) throw new Error(`no office at ${path}`)
  const { staffed, present } = await listPresent(
    act,
    line.map((office) => office.id),
  )
  return answering(line, present, staffed) ?? own
}

/** The nearest office where somebody is; where everybody is away, the nearest where somebody will be. */
const answering = (line: readonly OfficeNode[], present: ReadonlySet<string>, staffed: ReadonlyMap<string, unknown>) =>
  line.find((office) => present.has(office.id)) ?? line.find((office) => staffed.has(office.id))

/** Offices that have somebody, and those of them where somebody is not away. */
export async function listPresent(
  act: Act,
  officeIds: readonly string[],
): Promise<{ staffed: Map<string, string[]>; present: Set<string> }> {
  const staffed = await listCaseCadres(act, officeIds)
  const away = new Set((await listAbsent(act, officeIds)).map((one) => `${one.officeId}/${one.personId}`))
  const present = [...staffed].filter(([officeId, persons]) =>
    persons.some((personId) => !away.has(`${officeId}/${personId}`)),
  )
  return { staffed, present: new Set(present.map(([officeId]) => officeId)) }
}

/** Everybody who holds one of these roles now, with the paths of the offices. */
export async function listCadresInForce(act: Act, held: readonly Role[]): Promise<Map<string, string[]>> {
  const grants = await store.listInForce(act.tx, held, act.now)
  const paths = new Map(
    (await listOffices(act, [...new Set(grants.map((one) => one.office_id))])).map((office) => [
      office.id,
      office.path,
    ]),
  )
  const byPerson = new Map<string, string[]>()
  for (const { person_id, office_id } of grants) {
    const path = paths.get(office_id)
    if (path !== undefined) byPerson.set(person_id, [...(byPerson.get(person_id) ?? []), path])
  }
  return byPerson
}
