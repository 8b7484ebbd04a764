/** The table of counts: what each street and district has, summed along the tree. Results of cases; of a cadre nothing is counted. */
import { countedQueues, type CountedDistrict, type Figures, type PlacedFigures } from '../../../types/counts'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { listAllOffices, listOffices, type OfficeNode } from '../../divisions/actions'
import { may, reach } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { eyeOf, readPeriod } from './actions'
import * as store from './store'

const sumOf = (rows: readonly Figures[]): Figures =>
  Object.fromEntries(
    countedQueues.map((queue) => [queue, rows.reduce((sum, figures) => sum + figures[queue], 0)]),
  ) as Figures

/** Offices of the League where the cadre would see a case, whatever it is about. */
function seesAt(call: SignedInCall): (office: OfficeNode) => boolean {
  const bodies = call.actor.grants.map((grant) => grant.body)
  return (office) => may(call.actor, 'case.view', { officePath: office.path, bodies })
}

/** A row for each office that the cadre sees as such, also where it has nothing, and for each where the cadre sees single cases. */
export async function countCases(call: SignedInCall, input: ParsedOf<'countCases'>): Promise<OutputOf<'countCases'>> {
  const eye = await eyeOf(call)
  const counted = await store.countByOffice(call.tx, reach(call.actor, 'case.view'), eye, readPeriod(input))
  const sees = seesAt(call)
  const all = await listAllOffices(call)
  const figures = new Map(counted.map((row) => [row.officeId, sumOf([row])]))
  // What ended has handed on all that lay with it; were a case left behind, it would be counted all the same.
  const known = new Set(all.map((office) => office.id))
  const left = await listOffices(
    call,
    counted.flatMap(({ officeId }) => (known.has(officeId) ? [] : [officeId])),
  )
  const offices = [...all, ...left]
  const placedAt = (office: OfficeNode): PlacedFigures => ({
    office: office.id,
    name: office.name,
    figures: figures.get(office.id) ?? sumOf([]),
  })
  const ownOf = (office: OfficeNode) => (figures.has(office.id) ? placedAt(office) : null)
  const districts: CountedDistrict[] = offices
    .filter(({ level }) => level === 'district')
    .flatMap((district) => {
      const streets = offices.filter(
        (office) =>
          office.level === 'street' &&
          office.path.startsWith(district.path) &&
          (figures.has(office.id) || (!office.ended && sees(office))),
      )
      const own = ownOf(district)
      const whole = !district.ended && sees(district)
      if (streets.length === 0 && own === null && !whole) return []
      const rows = streets.map(placedAt)
      return [
        {
          office: district.id,
          name: district.name,
          figures: sumOf([...rows, ...(own === null ? [] : [own])].map((row) => row.figures)),
          whole,
          own,
          streets: rows,
        },
      ]
    })
  const city = offices.find(({ level }) => level === 'city')
  return {
    on: eye.today,
    total: sumOf(counted),
    city: city === undefined ? null : ownOf(city),
    districts,
  }
}
