/** Cuts an invented city into what the engine may learn and what it is asked. */
import { buildGazetteer } from '../../cloud/divisions/gazetteer'
import { Knowledge, type Looked } from '../../cloud/routing/knowledge'
import { featuresOf } from '../../cloud/routing/features'
import { CityMaker, type InventedAddress } from './city'

/** One city: whose divisions, how many labelled addresses. */
export interface CitySetting {
  /** Code of a real city whose divisions and communities are borrowed. */
  city: string
  rows: number
  seed: number
}

/** Held out: single rows, whole buildings, whole roads. */
const CUTS = ['row', 'building', 'road'] as const
const SHARE = 0.25

export interface Question {
  address: InventedAddress
  looked: Looked
  features: Float32Array
  /** The right street's index; undefined where the gazetteer has it twice. */
  truth: number | undefined
  /** Whether the road stands among what was learned. */
  isRoadKnown: boolean
}

/** FNV-1a with a finish of murmur3: a share 0-1 that a text belongs to. */
export function shareOf(text: string, seed: number): number {
  let hash = 2166136261 ^ seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32
}

/** Asks at most `most` addresses for each cut of each city, the street left out of the text. */
export function* ask(settings: readonly CitySetting[], most: number): Generator<Question> {
  for (const { city, rows, seed } of settings) {
    const { gazetteer, addresses } = new CityMaker(buildGazetteer(city), seed).make(rows)
    for (const [at, cut] of CUTS.entries()) {
      const isHeldOut = (address: InventedAddress, row: number) =>
        shareOf(cut === 'row' ? String(row) : address[cut], seed * 10 + at) < SHARE
      const knowledge = new Knowledge(gazetteer)
      const roads = new Set<string>()
      const asked: InventedAddress[] = []
      for (const [row, address] of addresses.entries()) {
        if (isHeldOut(address, row)) asked.push(address)
        else {
          knowledge.learn({ address: address.labelled, street: address.street })
          roads.add(address.road)
        }
      }
      asked.sort((a, b) => shareOf(a.asked + a.building, seed) - shareOf(b.asked + b.building, seed))
      for (const address of asked.slice(0, most)) {
        const read = knowledge.reader.read(address.asked)
        if (read.rest.length < 2 && !read.written) continue
        const looked = knowledge.look({}, read)
        yield {
          address,
          looked,
          features: featuresOf(knowledge.evidence, looked.asked, looked.candidates),
          truth: knowledge.indexOf(address.street, read.districts),
          isRoadKnown: roads.has(address.road),
        }
      }
    }
  }
}
