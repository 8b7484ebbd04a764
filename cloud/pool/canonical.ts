import { readRegions } from '../divisions/actions'
import { canonicalName, RegionTable } from '../matching'

let regions: RegionTable | undefined

/** The name as the pool compares it: without region, legal form and punctuation. */
export function canonicalKey(name: string): string {
  regions ??= new RegionTable(readRegions())
  const { core, branch } = canonicalName(name, regions)
  return branch === '' ? core : `${core}|${branch}`
}
