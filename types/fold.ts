import { SIMPLIFIED_PAIRS } from './fold-table'

/**
 * Texts longer than this are cut before anything else, so that every answer comes in bounded time. Names of enterprises have at
 * most 60 characters, addresses 120 in the registers seen.
 */
export const LONGEST_TEXT = { characters: 240, since: '2026-11-23', source: 'measured on public registers' } as const

const SIMPLIFIED = new Map<string, string>()
for (let i = 0; i + 1 < SIMPLIFIED_PAIRS.length; i += 2) {
  SIMPLIFIED.set(SIMPLIFIED_PAIRS.charAt(i), SIMPLIFIED_PAIRS.charAt(i + 1))
}

function foldWhole(text: string): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[【〔〖\[{〈《「『]/g, '(')
    .replace(/[】〕〗\]}〉》」』]/g, ')')
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212~～]/g, '-')
    // NFKC lengthens some characters (㈱, ligatures): the bound holds for the result, too.
    .slice(0, LONGEST_TEXT.characters)
    .normalize('NFKC')
  return [...folded].map((character) => SIMPLIFIED.get(character) ?? character).join('')
}

/** What a code unit becomes by itself; such as depend on their neighbours, or become several, are for the whole text. */
const UNKNOWN = 0
const DEPENDS = 1
const GONE = 2
const single = new Uint16Array(0x10000)
/** Marks, jamo and halves of pairs join with what stands before them. */
const JOINS = /^[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\uffff]$/u
const WIDE = /^[\uff01-\uff5e]$/

function foldOne(code: number): number {
  const character = String.fromCharCode(code)
  const folded = foldWhole(character)
  const isAlone = (!JOINS.test(character) || WIDE.test(character)) && (code < 0xd800 || code > 0xdfff)
  const known = !isAlone || folded.length > 1 ? DEPENDS : folded === '' ? GONE : folded.charCodeAt(0)
  single[code] = known
  return known
}

/**
 * One form for all the ways to write the same characters: NFKC (full-width, compatibility forms), lower case, simplified, all
 * brackets as ( and ), control characters and blanks gone, other punctuation kept. Idempotent; never throws.
 */
export function fold(text: string): string {
  const cut = text.length > LONGEST_TEXT.characters ? text.slice(0, LONGEST_TEXT.characters) : text
  let folded = ''
  let kept = 0
  for (let i = 0; i < cut.length; i++) {
    const code = cut.charCodeAt(i)
    let by = single[code] ?? UNKNOWN
    if (by === UNKNOWN) by = foldOne(code)
    if (by === code) continue
    if (by === DEPENDS) return foldWhole(cut)
    folded += cut.slice(kept, i)
    if (by !== GONE) folded += String.fromCharCode(by)
    kept = i + 1
  }
  return kept === 0 ? cut : folded + cut.slice(kept)
}

const BARE = /^[\u4e00-\u9fa50-9a-z]*$/

/** Letters, digits and Chinese characters of a folded text: what remains when punctuation says nothing. */
export function bare(folded: string): string {
  return BARE.test(folded) ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '')
}
