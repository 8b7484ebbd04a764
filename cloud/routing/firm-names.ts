import { fold } from '../../types/fold'
import { indexStreets, type Gazetteer } from './gazetteer-type'

/** What a town in an enterprise's name (杭州临浦五金厂, 邮政局新湾支局) says of where the enterprise lies. */
export const FIRM_NAME_RULES = {
  since: '2026-11-29',
  source:
    'measured on the public register of the home city, split by row and address: 1 name in 10 bears the own street’s, 1 in 100 another’s',
  /** Own names of streets count from this length. */
  shortest: 2,
  /** Share of a street's enterprises whose name bears the street's own, and so many enterprises that stand behind it beside those known. */
  own: { share: 0.1, behind: 20 },
  /** Share that bears one certain other street's. */
  other: { share: 0.001, behind: 100 },
  /** What it weighs, in the model's log odds. */
  weight: 1,
} as const

/** A town named in an enterprise's name. */
export interface NameMark {
  /** As written, folded. */
  text: string
  /** Streets of that name, today's or former. */
  streets: readonly number[]
}

/** Finds towns in enterprises' names, and counts in which streets such names lie. Counts only: their order does not matter. */
export class FirmNames {
  private readonly marks = new Map<string, number[]>()
  private longest = 0
  private readonly counts = new Map<string, Int32Array>()
  private readonly totals: Int32Array

  constructor(gazetteer: Gazetteer) {
    this.totals = new Int32Array(gazetteer.streets.length)
    // 余杭 and 临平 in a name are the district as often as the street.
    const areas = new Set(
      [
        ...gazetteer.cityNames,
        ...gazetteer.provinceNames,
        ...gazetteer.districts.flatMap(({ name, short }) => [name, short]),
        ...gazetteer.former.filter(({ level }) => level === 'district').map(({ former }) => former),
      ].flatMap((name) => [fold(name), fold(name).replace(/[市区县]$/, '')]),
    )
    const put = (name: string, streets: readonly number[]): void => {
      const text = fold(name)
      if (text.length < FIRM_NAME_RULES.shortest || areas.has(text) || streets.length === 0) return
      this.longest = Math.max(this.longest, text.length)
      this.marks.set(text, [...new Set([...(this.marks.get(text) ?? []), ...streets])])
    }
    gazetteer.streets.forEach(({ short }, index) => put(short, [index]))
    const indexOf = indexStreets(gazetteer)
    for (const { former, level, today, district, slip } of gazetteer.former) {
      if (level !== 'street' || slip === true) continue
      const streets = today.flatMap((name) => indexOf(name, district) ?? [])
      put(former.replace(/(街道|镇|乡)$/, ''), streets)
    }
  }

  /** The towns named, each once, the longest where one lies in another. */
  read(name: string): NameMark[] {
    const text = fold(name.slice(0, LONGEST_NAME))
    const found: NameMark[] = []
    for (let at = 0; at < text.length; at++) {
      for (let length = Math.min(this.longest, text.length - at); length >= FIRM_NAME_RULES.shortest; length--) {
        const mark = text.slice(at, at + length)
        const streets = this.marks.get(mark)
        if (streets === undefined) continue
        if (!found.some((one) => one.text === mark)) found.push({ text: mark, streets })
        at += length - 1
        break
      }
    }
    return found
  }

  add(name: string, street: number): void {
    this.totals[street]!++
    for (const { text } of this.read(name)) {
      let counts = this.counts.get(text)
      if (!counts) this.counts.set(text, (counts = new Int32Array(this.totals.length)))
      counts[street]!++
    }
  }

  /** Takes one back where there is one: what was never learned leaves no trace. */
  remove(name: string, street: number): void {
    if (this.totals[street]! > 0) this.totals[street]!--
    for (const { text } of this.read(name)) {
      const counts = this.counts.get(text)
      if (counts?.[street]) counts[street]--
    }
  }

  /**
   * Adds to each candidate's sum how much likelier its enterprises bear such a name than those of all candidates do.
   * @param marks of which some street is a candidate
   */
  lean(sums: Float64Array, marks: readonly NameMark[], candidates: readonly number[]): void {
    const { own, other, weight } = FIRM_NAME_RULES
    for (const { text, streets } of marks) {
      const counts = this.counts.get(text)
      const shares = candidates.map((street) => {
        const { share, behind } = streets.includes(street) ? own : other
        return ((counts?.[street] ?? 0) + behind * share) / (this.totals[street]! + behind)
      })
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
      for (const [at, share] of shares.entries()) sums[at]! += weight * Math.log(share / mean)
    }
  }
}

/** Names of enterprises are shorter; what is longer is read no further. */
const LONGEST_NAME = 100
