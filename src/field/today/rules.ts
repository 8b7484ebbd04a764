/** The list of the day in the order of a walk. Pure. */
import type { ListedEnterprise } from '../../../types/fieldwork'
import type { Book } from '../../client/field/book'

export interface FloorOf {
  floor: string
  rows: ListedEnterprise[]
}
export interface Section {
  /** Id of the place; empty: at no place of the registry. */
  place: string
  name: string
  floors: FloorOf[]
  count: number
}

const LAST = Number.MAX_SAFE_INTEGER
const turnOf = ({ turn }: ListedEnterprise) => turn ?? LAST
const firstOf = (rows: readonly ListedEnterprise[]) => rows.reduce((least, row) => Math.min(least, turnOf(row)), LAST)

/** Place by place, the one whose turn comes first on top; there floor by floor from below, and on each by turn, then by room. */
export function groupByPlace(book: Book, only?: string): Section[] {
  const byPlace = new Map<string, ListedEnterprise[]>()
  for (const row of book.enterprises) {
    const place = row.place ?? ''
    if (only !== undefined && place !== only) continue
    const there = byPlace.get(place)
    if (there) there.push(row)
    else byPlace.set(place, [row])
  }
  const sections: (Section & { first: number })[] = []
  byPlace.forEach((rows, place) => {
    const order = place === '' ? [] : book.floors(place)
    const at = (floor: string) => {
      const known = order.indexOf(floor)
      return known < 0 ? LAST : known
    }
    const floors: FloorOf[] = []
    for (const row of rows) {
      const known = floors.find(({ floor }) => floor === row.floor)
      if (known) known.rows.push(row)
      else floors.push({ floor: row.floor, rows: [row] })
    }
    floors.sort((a, b) => at(a.floor) - at(b.floor))
    const walk = new Map(book.at(place).map(({ id }, on) => [id, on]))
    const metAt = ({ id }: ListedEnterprise) => walk.get(id) ?? 0
    for (const { rows: there } of floors) there.sort((a, b) => turnOf(a) - turnOf(b) || metAt(a) - metAt(b))
    sections.push({ place, name: book.place(place)?.name ?? '', floors, count: rows.length, first: firstOf(rows) })
  })
  // What lies at no place comes last among equals.
  return sections.sort((a, b) => a.first - b.first || (a.place === '' ? 1 : b.place === '' ? -1 : b.count - a.count))
}

/** The first so many rows of the sections: a market of thousands is drawn in steps. */
export function cut(sections: readonly Section[], most: number): { shown: Section[]; left: number } {
  let room = most
  let left = 0
  const shown: Section[] = []
  for (const section of sections) {
    const floors: FloorOf[] = []
    for (const { floor, rows } of section.floors) {
      const part = rows.slice(0, room)
      room -= part.length
      left += rows.length - part.length
      if (part.length > 0) floors.push({ floor, rows: part })
    }
    if (floors.length > 0) shown.push({ ...section, floors })
  }
  return { shown, left }
}
