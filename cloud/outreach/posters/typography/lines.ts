/** Units set into lines of a width, all in em. Pure: what a unit is wide is handed in. */
import { settingRules } from '../rules'
import { insideTogether, mayBreak, unitsOf, type Unit } from './units'

/** Width of a piece of text in em. */
export type Measure = (text: string) => number

/** A piece that is drawn in one go, and where it begins on its line. */
export interface Piece {
  text: string
  x: number
}

export interface Line {
  pieces: Piece[]
  width: number
}

const { latinSpace, punctuationEm } = settingRules
const isLatin = ({ kind }: Unit) => kind === 'latin'
const isHan = ({ kind }: Unit) => kind === 'han'

/** What stands between two neighbours of a line beside their own widths; negative takes an empty half out. */
function gapBetween(before: Unit, after: Unit): number {
  if ((isHan(before) && isLatin(after)) || (isLatin(before) && isHan(after))) return latinSpace.value
  const isDouble =
    (before.kind === 'closing' && (after.kind === 'closing' || after.kind === 'opening')) ||
    (before.kind === 'opening' && after.kind === 'opening')
  return isDouble ? -punctuationEm.value : 0
}

/** The pieces of one line, and how wide they come out with the empty halves at its edges taken out. */
function setLine(units: readonly Unit[], measure: Measure): Line {
  const pieces: Piece[] = []
  let x = units[0]?.kind === 'opening' ? -punctuationEm.value : 0
  let isJoined = false
  units.forEach((unit, i) => {
    const before = units[i - 1]
    const gap = before === undefined ? 0 : gapBetween(before, unit)
    x += gap
    const last = pieces.at(-1)
    if (isJoined && gap === 0 && last !== undefined) last.text += unit.text
    else pieces.push({ text: unit.text, x })
    x += measure(unit.text)
    isJoined = true
  })
  const width = units.at(-1)?.kind === 'closing' ? x - punctuationEm.value : x
  return { pieces, width }
}

/** A word wider than the whole line is cut: there is no better place. */
function cut(unit: Unit, width: number, measure: Measure): Unit[] {
  if (measure(unit.text) <= width) return [unit]
  const parts: Unit[] = []
  let text = ''
  for (const character of unit.text) {
    if (text !== '' && measure(text + character) > width) {
      parts.push({ ...unit, text })
      text = ''
    }
    text += character
  }
  return [...parts, { ...unit, text }]
}

function fill(units: readonly Unit[], width: number, measure: Measure, kept: ReadonlySet<number>): Unit[][] {
  const lines: Unit[][] = []
  let from = 0
  while (from < units.length) {
    if (units[from]?.kind === 'space') {
      from++
      continue
    }
    let end = from + 1
    let breakAt = 0
    for (; end <= units.length; end++) {
      const before = units[end - 1]
      const after = units[end]
      if (end > from + 1 && setLine(units.slice(from, end), measure).width > width) break
      if (after === undefined || (before !== undefined && mayBreak(before, after) && !kept.has(end))) breakAt = end
    }
    // Nothing may be broken where it must be: width goes before manners.
    if (breakAt <= from) breakAt = Math.max(from + 1, end - 1)
    const line = units.slice(from, breakAt)
    while (line.at(-1)?.kind === 'space') line.pop()
    lines.push(line)
    from = breakAt
  }
  return lines
}

/** Sets a text into lines of at most `width` em. What is written with a line's end in it keeps it. */
export function breakLines(text: string, width: number, measure: Measure): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const units = unitsOf(paragraph).flatMap((unit) => cut(unit, width, measure))
    const together = insideTogether(units)
    const kind = fill(units, width, measure, together)
    const free = fill(units, width, measure, new Set())
    // What belongs together is kept so where it costs no line.
    const lines = kind.length > free.length || kind.some((line) => setLine(line, measure).width > width) ? free : kind
    return lines.map((line) => setLine(line, measure))
  })
}

/** The same number of lines, as even as they go: a name is read as a block, not as a line and a rest. */
export function balanceLines(text: string, width: number, measure: Measure): Line[] {
  const full = breakLines(text, width, measure)
  if (full.length < 2) return full
  let best = full
  let low = width / 2
  let high = width
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2
    const tried = breakLines(text, middle, measure)
    if (tried.length <= full.length && tried.every((line) => line.width <= middle)) {
      best = tried
      high = middle
    } else low = middle
  }
  return best
}
