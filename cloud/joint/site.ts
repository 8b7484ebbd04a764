/** Where an address lies, by the address parser of routing. */
import { bare, fold } from '../../types/fold'
import { buildGazetteer } from '../divisions/actions'
import { createAddressParser } from '../routing'
import type { Site } from './near'

const parsers = new Map<string, ReturnType<typeof createAddressParser>>()

/** One parser a city, built when it is first asked for: a gazetteer takes a tenth of a second. */
function parserOf(city: string) {
  const known = parsers.get(city)
  if (known !== undefined) return known
  const made = createAddressParser(buildGazetteer(city))
  parsers.set(city, made)
  return made
}

const form = (text: string | undefined): string | null => {
  const folded = text === undefined ? '' : bare(fold(text))
  return folded === '' ? null : folded
}

export function siteOf(city: string, address: string): Site {
  const { place, building, road, roadNumber } = parserOf(city)(address)
  return { place: form(place), building: form(building), road: form(road), roadNumber: form(roadNumber) }
}
