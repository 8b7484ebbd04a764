/** Firms that bear the same name behind a place which is no part of a name's region: 新街街道阿芳水果店 beside 阿芳水果店. */
import type { CanonicalName } from './canonical'
import type { EnterpriseIndex } from './enterprise-index'
import { nearest } from './nearest'

/** What a place within a city ends with. */
const PLACE = /(?:[区县市镇乡村]|街道|新城|度假区|产业园)$/
/** A district written out, as names of shops and schools begin with it: 西湖区老王面馆. */
const DISTRICT = /^([\u4e00-\u9fa5]{1,4}?[区县市])(?=..)/

/** Whether one core is the other with a place in front. */
export function isPlacedTwin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length > 1 && long !== short && long.endsWith(short) && PLACE.test(long.slice(0, -short.length))
}

/**
 * Documents whose name is the query's but for a place in front, where the query names no place or only a district that several cities have. To be
 * asked only where nothing but the name speaks.
 */
export function placedTwins(name: CanonicalName, index: EnterpriseIndex): number[] {
  if (name.regions.length > 0) return []
  const district = DISTRICT.exec(name.core)?.[1]
  const bearers = district === undefined ? [] : index.table.bearersOf(district, [])
  if (district !== undefined && bearers.length > 0) {
    const rest = { ...name, core: name.core.slice(district.length) }
    return index.findByName(rest).filter((doc) => {
      const place = index.store.placesOf(index.store.regionsNumber(doc)).at(-1)
      return place !== undefined && bearers.includes(place)
    })
  }
  const isTwin = (doc: number) =>
    index.store.branchOf(doc) === name.branch && isPlacedTwin(name.core, index.store.coreOf(doc))
  return nearest(name, index).filter(isTwin)
}
