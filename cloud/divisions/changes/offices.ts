/** The offices of one body that stand for the streets of a change. */
import type { DivisionPlan } from '../../../types/divisions'
import { officeWords } from '../../../types/words/offices'
import type { Call } from '../../platform/call'
import * as offices from '../store'
import { sayStreet, type DivisionChange, type ResultStreet } from './rules'

type Office = Awaited<ReturnType<typeof offices.lockOfficesOf>>[number]

/**
 * The offices of one body for the results, in their order: those that are there go on, others are made.
 * @param own the body's offices for the subjects, in their order; at least one
 * @param shown what a plan says of offices is added here
 */
export async function putOffices(
  call: Call,
  change: DivisionChange,
  body: string,
  own: readonly Office[],
  shown: DivisionPlan['offices'],
  districts: ReadonlyMap<string, string>,
): Promise<{ id: string; path: string }[]> {
  const nameOf = new Map(change.subjects.map(({ code, name }) => [code, name]))
  const made: { id: string; path: string }[] = []
  for (const [at, result] of change.results.entries()) {
    const place = sayStreet(districts, result)
    const going = own.find((office) => office.division_code === result.code)
    if (going !== undefined) {
      const name = calledAfter(going, nameOf.get(result.code) ?? '', result)
      if (name !== going.name) await offices.renameOffice(call.tx, going.id, name)
      shown.push({ what: name === going.name ? 'goes-on' : 'renamed', name, place, code: result.code })
      made.push({ id: going.id, path: going.path })
      continue
    }
    // The first keeps desk and phone of the first that ends; what nobody told of the others is not invented.
    const model = own[0]!
    const name = calledAfter(model, nameOf.get(model.division_code) ?? '', result)
    const above = await putAbove(call, body, model, result.district, districts)
    const path = `${above.path}${result.code}/`
    const { address, phone, hours } = at === 0 ? model : { address: null, phone: null, hours: null }
    const office = { body, divisionCode: result.code, level: 'street' as const, parentId: above.id, path, name }
    const id = await offices.putOffice(call.tx, { ...office, address, phone, hours })
    shown.push({ what: 'begins', name, place, code: result.code })
    made.push({ id, path })
  }
  for (const office of own)
    if (!change.results.some(({ code }) => code === office.division_code)) {
      const subject = change.subjects.find(({ code }) => code === office.division_code)
      const place = subject === undefined ? '' : sayStreet(districts, subject)
      shown.push({ what: 'ends', name: office.name, place, code: office.division_code })
    }
  return made
}

/** An office's name after its street: the old street's name in it gives way to the new one's. */
function calledAfter(office: Pick<Office, 'body' | 'name'>, wasCalled: string, result: ResultStreet): string {
  if (wasCalled === result.name) return office.name
  if (wasCalled !== '' && office.name.includes(wasCalled)) {
    const name = office.name.replace(wasCalled, result.name)
    // 团工委 of a street, 团委 of a town.
    return office.name === officeWords.name.street(wasCalled) ? officeWords.name.street(result.name) : name
  }
  return office.body === 'league' ? officeWords.name.street(result.name) : `${result.name}（${office.name}）`
}

/** The body's office of a district, made like the one above `model` where there is none. */
async function putAbove(
  call: Call,
  body: string,
  model: Office,
  district: string,
  districts: ReadonlyMap<string, string>,
): Promise<{ id: string; path: string }> {
  const known = await offices.findOfficeOfBody(call.tx, body, district)
  if (known !== undefined) return known
  const [above] = model.parent_id === null ? [] : await offices.listOfficesById(call.tx, [model.parent_id])
  if (above === undefined) throw new Error(`no office above ${model.path}`)
  const name = above.name.replace(above.division, districts.get(district) ?? '')
  const path = above.path.replace(/[^/]+\/$/, `${district}/`)
  const row = { body, divisionCode: district, level: 'district' as const, parentId: above.parent_id, path, name }
  return { id: await offices.putOffice(call.tx, row), path }
}
