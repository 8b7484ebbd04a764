/** A text cut into what a line may be broken between: a Chinese character, a word of Latin letters, a mark. Pure. */
import { settingRules } from '../rules'

export type UnitKind = 'han' | 'latin' | 'opening' | 'closing' | 'mark' | 'space'

export interface Unit {
  text: string
  kind: UnitKind
}

/** Full-width marks whose empty half lies before them, and behind them. */
const OPENING = new Set('（《〈「『【〔')
const CLOSING = new Set('，。、；：？！）》〉」』】〕')
const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}!-/:-@[-`{-~]/u

function kindOf(character: string): UnitKind {
  if (/\s/u.test(character)) return 'space'
  if (OPENING.has(character)) return 'opening'
  if (CLOSING.has(character)) return 'closing'
  if (LATIN.test(character)) return 'latin'
  return /\p{P}/u.test(character) ? 'mark' : 'han'
}

/** By grapheme, so that a variation selector or an accent stays with its letter. */
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

export function unitsOf(text: string): Unit[] {
  const units: Unit[] = []
  for (const { segment } of graphemes.segment(text.replace(/\s+/gu, ' ').trim())) {
    const kind = kindOf(segment)
    // A space that somebody typed stays between two words alike only: elsewhere the setting makes the room.
    if (units.at(-1)?.kind === 'space' && units.at(-2)?.kind !== kind) units.pop()
    const last = units.at(-1)
    if (kind === 'space' && last?.kind !== 'han' && last?.kind !== 'latin') continue
    if (kind === 'latin' && last?.kind === 'latin') last.text += segment
    else units.push({ text: segment, kind })
  }
  return units
}

const noStart = new Set<string>(settingRules.noLineStart.value)
const noEnd = new Set<string>(settingRules.noLineEnd.value)

/** Whether a line may end behind the first and the next one begin with the second. */
export function mayBreak(before: Unit, after: Unit): boolean {
  if (after.kind === 'space') return false
  const first = String.fromCodePoint(after.text.codePointAt(0) ?? 32)
  const last = [...before.text].at(-1) ?? ' '
  return !noStart.has(first) && !noEnd.has(last)
}

/** Positions between units that lie inside something that is read as one. */
export function insideTogether(units: readonly Unit[]): Set<number> {
  const starts: number[] = []
  let text = ''
  for (const unit of units) {
    starts.push(text.length)
    text += unit.text
  }
  const inside = new Set<number>()
  for (const word of settingRules.together.value)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      starts.forEach((start, i) => {
        if (start > at && start < at + word.length) inside.add(i)
      })
  return inside
}
