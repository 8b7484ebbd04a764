/** Makes a change so: divisions, offices of every body, former names; and tells later rooms, which move what is theirs. */
import type { DivisionPlan } from '../../../types/divisions'
import { divisionWords as words } from '../../../types/words/divisions'
import type { Call } from '../../platform/call'
import { putFact } from '../../platform/facts'
import * as offices from '../store'
import { putOffices } from './offices'
import {
  codesToday,
  divisionsChanged,
  namesOf,
  sayStreet,
  type ChangedDivisions,
  type DivisionChange,
  type OfficeMove,
  type Successor,
} from './rules'
import * as store from './store'

/** Name of the fact that tells every process which change was the last. */
export const CHANGED_FACT = 'divisions'

/** What came of a change. */
export interface Outcome extends Pick<ChangedDivisions, 'moved' | 'warnings'> {
  offices: DivisionPlan['offices']
  moves: { from: string; to: string[] }[]
}

/** The call's transaction must hold the lock on changes. @param by who ordered it; null where its day came by itself */
export async function applyChange(
  call: Call,
  changeId: string,
  change: DivisionChange,
  by: string | null,
): Promise<Outcome> {
  const city = call.tools.configuration.HOME_CITY
  const districts = await store.listDistricts(call.tx, city)
  const old = await offices.lockOfficesOf(
    call.tx,
    change.subjects.map(({ code }) => code),
  )
  await putStreets(call, changeId, change)
  const communities = await giveCommunities(call, changeId, change)
  const shown: DivisionPlan['offices'] = []
  const moves: OfficeMove[] = []
  for (const body of [...new Set(old.map((office) => office.body))]) {
    // In the order of the subjects: the first one's desk is kept.
    const own = change.subjects.flatMap(({ code }) =>
      old.filter((office) => office.body === body && office.division_code === code),
    )
    const successors = await putOffices(call, change, body, own, shown, districts)
    const candidates = successors.map((office, at): Successor => {
      const result = change.results[at]!
      return {
        officeId: office.id,
        path: office.path,
        place: sayStreet(districts, result),
        names: namesOf(result, change.subjects[0]?.name ?? '', communities.get(result.code) ?? []),
      }
    }) as [Successor, ...Successor[]]
    for (const office of own) {
      const [first] = candidates
      if (!candidates.some(({ officeId }) => officeId === office.id))
        await offices.endOffice(call.tx, office.id, change.effectiveOn, first.officeId)
      moves.push({
        body,
        fromOfficeId: office.id,
        fromPath: office.path,
        toOfficeId: first.officeId,
        toPath: first.path,
        toPlace: first.place,
        candidates,
      })
    }
  }
  await rewriteHistory(call, city, changeId, change, districts)
  await putFact(call.tx, CHANGED_FACT, changeId)
  const changed: ChangedDivisions = { changeId, kind: change.kind, personId: by, moves, moved: {}, warnings: [] }
  await call.tools.bus.emit(call, divisionsChanged, changed)
  return {
    offices: shown,
    moves: change.subjects.map((subject) => ({
      from: sayStreet(districts, subject),
      to: change.results.map((result) => sayStreet(districts, result)),
    })),
    moved: changed.moved,
    warnings: changed.warnings,
  }
}

/** The divisions themselves: new ones begin, those that do not go on end. */
async function putStreets(call: Call, changeId: string, change: DivisionChange): Promise<void> {
  const { effectiveOn, ground } = change
  const known = new Map(change.subjects.map((subject) => [subject.code, subject]))
  for (const result of change.results) {
    const before = known.get(result.code)
    if (before === undefined) await store.insertStreet(call.tx, { ...result, from: effectiveOn, ground, changeId })
    else await store.renameStreet(call.tx, result.code, result.name, changeId)
  }
  for (const { code } of change.subjects)
    if (!change.results.some((result) => result.code === code))
      await store.endStreet(call.tx, code, effectiveOn, changeId)
}

/** Each community goes to the result that names it, else to the first. @returns names of communities, by the code of their street */
async function giveCommunities(call: Call, changeId: string, change: DivisionChange): Promise<Map<string, string[]>> {
  const all = await store.listCommunities(
    call.tx,
    change.subjects.map(({ code }) => code),
  )
  const given = new Map<string, string[]>()
  for (const [at, result] of change.results.entries()) {
    const isNamed = (code: string) => change.results.some((other) => other.communities.includes(code))
    const own = all.filter(({ code }) => result.communities.includes(code) || (at === 0 && !isNamed(code)))
    const coming = own.filter(({ street }) => street !== result.code).map(({ code }) => code)
    await store.moveCommunities(call.tx, coming, result.code, changeId)
    given.set(
      result.code,
      own.map(({ name }) => name),
    )
  }
  return given
}

/** Former names lead to the streets of today: those of now, and those of former changes. */
async function rewriteHistory(
  call: Call,
  city: string,
  changeId: string,
  change: DivisionChange,
  districts: ReadonlyMap<string, string>,
): Promise<void> {
  for (const entry of await store.listHistory(call.tx, city)) {
    if (entry.level !== 'street') continue
    const today = codesToday(entry.today_codes, [change])
    if (today.join() === entry.today_codes.join()) continue
    await store.updateHistory(call.tx, entry.id, { today, certain: entry.certain && today.length === 1 })
  }
  for (const { name, district } of change.subjects) {
    // Who still bears the name there needs no entry.
    if (change.results.some((result) => result.name === name && result.district === district)) continue
    await store.insertHistory(call.tx, city, {
      name,
      district: districts.get(district) ?? '',
      today: change.results.map(({ code }) => code),
      until: change.effectiveOn,
      ground: change.ground,
      changeId,
    })
  }
}

/** What a plan says of a change beside what later rooms say. */
export function warningsOf(
  change: DivisionChange,
  districts: ReadonlyMap<string, string>,
  { isProvisional }: { isProvisional: (code: string) => boolean },
): string[] {
  return change.results.flatMap((result, at) => {
    const place = sayStreet(districts, result)
    const isNew = !change.subjects.some(({ code }) => code === result.code)
    return [
      ...(isNew && isProvisional(result.code) ? [words.warnings.provisional(place, result.code)] : []),
      ...(isNew && change.kind === 'split' && at > 0 ? [words.warnings.noPhone(place)] : []),
      ...(change.kind === 'split' && at > 0 && result.communities.length === 0
        ? [words.warnings.noCommunities(place)]
        : []),
    ]
  })
}
