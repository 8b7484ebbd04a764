/** What the editor of divisions shows: the tree of today, and the changes. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { communityNameOf } from '../rules'
import { listAllOffices } from '../store'
import { asCounts, codesToday, sayStreet } from './rules'
import * as store from './store'

/** Own choice, 2026-11-27: changes of a list. */
const LISTED = 100

export async function listDivisionChanges(call: SignedInCall): Promise<OutputOf<'listDivisionChanges'>> {
  const districts = await store.listDistricts(call.tx, call.tools.configuration.HOME_CITY)
  return {
    changes: (await store.listChanges(call.tx, LISTED)).map((change) => ({
      id: change.id,
      kind: change.kind,
      state: change.outcome ?? 'scheduled',
      effectiveOn: change.effective_on,
      from: change.subjects.map((street) => sayStreet(districts, street)),
      to: change.results.map((street) => sayStreet(districts, street)),
      ground: change.ground,
      at: change.at.toISOString(),
      counts: asCounts(change.moved ?? {}),
      why: change.why,
    })),
  }
}

/** Districts and streets of today, streets that ended; of one street its communities. @throws Failure divisionUnknown */
export async function listDivisions(
  call: SignedInCall,
  { street }: ParsedOf<'listDivisions'>,
): Promise<OutputOf<'listDivisions'>> {
  const city = call.tools.configuration.HOME_CITY
  const districts = await store.listDistricts(call.tx, city)
  const streets = await store.listStreets(call.tx, city)
  const officeOf = new Map((await listAllOffices(call.tx)).map((office) => [office.division_code, office.name]))
  if (street !== undefined && !streets.some(({ code }) => code === street)) throw new Failure('divisionUnknown')
  const applied = await store.listApplied(call.tx)
  const byCode = new Map(streets.map((one) => [one.code, one]))
  return {
    today: localDate(call.now),
    districts: [...districts].map(([code, name]) => ({
      code,
      name,
      streets: streets
        .filter(({ district }) => district === code)
        .map((one) => ({ code: one.code, name: one.name, office: officeOf.get(one.code) ?? '' })),
    })),
    ended: (await store.listEnded(call.tx, city)).map((one) => ({
      ...one,
      today: codesToday([one.code], applied).flatMap((code) => {
        const found = byCode.get(code)
        return found === undefined ? [] : [sayStreet(districts, found)]
      }),
    })),
    communities:
      street === undefined
        ? []
        : (await store.listCommunities(call.tx, [street])).map(({ code, name }) => ({
            code,
            name: communityNameOf(name),
          })),
  }
}
