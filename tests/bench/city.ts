/** The city that the benches run on: invented enterprises in the number asked for, always the same ones. */
import { inventEnterprises, type DemoEnterprise } from '../../cloud/demo/enterprises'
import { readNation } from '../../cloud/divisions/nation'

export const SEED = 20261124
const HOME_CITY = '3301'

/** @param count enterprises, the same for the same count */
export function inventPool(count: number): DemoEnterprise[] {
  const rows = readNation(HOME_CITY)
  const city = rows.find((row) => row.code === HOME_CITY)
  const districts = new Map(rows.filter((row) => row.parentCode === HOME_CITY).map((row) => [row.code, row.name]))
  const streets = rows.flatMap((row) => {
    const district = row.level === 'street' ? districts.get(row.parentCode ?? '') : undefined
    return district === undefined ? [] : [{ name: row.name, district, districtCode: row.parentCode ?? '' }]
  })
  return inventEnterprises({ seed: SEED, count, city: city?.name ?? '', streets })
}
