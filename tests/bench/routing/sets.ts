/** Addresses to learn from and to ask, from a file of labelled rows or invented. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { CityMaker } from '../../../config/routing/city'
import { shareOf } from '../../../config/routing/questions'
import { buildGazetteer } from '../../../cloud/divisions/gazetteer'
import { fold } from '../../../types/fold'

export interface BenchAddress {
  /** With the street, as the register has it. */
  labelled: string
  /** The street taken out. */
  asked: string
  street: string
  district: string
  /** Text before the first digit of what is asked. */
  road: string
  building: string
  /** The register writes another suffix than today's: 浦沿镇. */
  isFormerName: boolean
  /** The enterprise's, where the file has it. */
  name?: string | undefined
}

export interface BenchSet {
  train: BenchAddress[]
  test: BenchAddress[]
}

/**
 * How a set is cut: single rows (duplicates of a test address may be learned), whole addresses (no text without its street on both sides), or
 * whole buildings and every eighth road.
 */
export type Cut = 'row' | 'address' | 'building'

export const HELD_OUT = { row: 0.3, address: 0.3, building: 0.2, road: 0.12 } as const

const SUFFIX = /(街道|镇|乡)$/
const UPPER = /^(?:中国|[\u4e00-\u9fa5]{2,3}省|[\u4e00-\u9fa5]{2,3}市|[\u4e00-\u9fa5]{2,3}[区县]|[,，.\s])+/

/** Takes a street out of an address, whatever word follows its name. */
export function without(address: string, street: string): string {
  const short = street.replace(SUFFIX, '')
  const names = [`${street}办事处`, street, ...['街道办事处', '街道', '镇', '乡'].map((word) => short + word)]
  return names.reduce((text, name) => text.replaceAll(name, ''), address)
}

function described(labelled: string, asked: string, street: string, district: string, former: boolean): BenchAddress {
  const text = fold(asked)
  const below = text.replace(UPPER, '')
  return {
    labelled,
    asked,
    street,
    district,
    road: /^\D*/.exec(text)?.[0] ?? '',
    building: /^\D*\d*/.exec(below)?.[0] ?? '',
    isFormerName: former,
  }
}

/** Rows `address,street` of a file, those that name no street or say nothing beside it left out. */
export function readAddresses(file: string, city: string): BenchAddress[] {
  const { streets } = buildGazetteer(city)
  const districtOf = new Map(streets.map(({ name, district }) => [name, district]))
  const rows = parse<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true, bom: true })
  return rows.flatMap((row) => {
    const { address = '', street = '', street_how: how = 'exact' } = row
    const district = districtOf.get(street)
    if (district === undefined || how === 'exact-multi') return []
    const asked = row.address_without_street ?? without(address, street)
    if (fold(asked).replace(UPPER, '').length < 2) return []
    return [{ ...described(address, asked, street, district, how !== 'exact'), name: row.name }]
  })
}

/** An invented register in a city's real divisions. */
export function inventAddresses(city: string, rows: number, seed: number): BenchAddress[] {
  const gazetteer = buildGazetteer(city)
  const districtOf = new Map(gazetteer.streets.map(({ name, district }) => [name, district]))
  const { addresses } = new CityMaker(gazetteer, seed).make(rows)
  return addresses
    .filter(({ asked }) => fold(asked).replace(UPPER, '').length >= 2)
    .map(({ labelled, asked, street }) => described(labelled, asked, street, districtOf.get(street) ?? '', false))
}

/** Part of the addresses learned, part asked: by row each that is held out, else each text once. */
export function cut(addresses: readonly BenchAddress[], how: Cut, seed: number): BenchSet {
  const set: BenchSet = { train: [], test: [] }
  const asked = new Set<string>()
  for (const [at, address] of addresses.entries()) {
    const isHeldOut =
      how === 'building'
        ? shareOf(address.building, seed + 100) < HELD_OUT.building || shareOf(address.road, seed) < HELD_OUT.road
        : shareOf(unitOf(address, at, how), seed) < HELD_OUT[how]
    if (!isHeldOut) set.train.push(address)
    else if (how === 'row' || !asked.has(address.asked)) {
      asked.add(address.asked)
      set.test.push(address)
    }
  }
  return set
}

/** Cut into so many parts: each is asked once, all its rows, of what the others teach. */
export function cutInFolds(
  addresses: readonly BenchAddress[],
  how: 'row' | 'address',
  folds: number,
  seed: number,
): BenchSet[] {
  const sets = Array.from({ length: folds }, (): BenchSet => ({ train: [], test: [] }))
  for (const [at, address] of addresses.entries()) {
    const part = Math.floor(shareOf(unitOf(address, at, how), seed) * folds)
    for (const [one, set] of sets.entries()) (one === part ? set.test : set.train).push(address)
  }
  return sets
}

/** What is never on both sides. */
const unitOf = ({ asked }: BenchAddress, at: number, how: 'row' | 'address'): string =>
  how === 'row' ? String(at) : fold(asked)
