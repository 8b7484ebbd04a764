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
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'g')
const PLAIN = /^[\u4e00-\u9fa50-9a-z()]*$/

/**
 * One form for all the ways to write the same characters: NFKC (full-width, compatibility forms), lower case, simplified, all
 * brackets as ( and ), control characters and blanks gone, other punctuation kept. Idempotent; never throws.
 */
export function fold(text: string): string {
  let folded = text.length > LONGEST_TEXT.characters ? text.slice(0, LONGEST_TEXT.characters) : text
  if (!PLAIN.test(folded)) {
    folded = folded
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[【〔〖\[{〈《「『]/g, '(')
      .replace(/[】〕〗\]}〉》」』]/g, ')')
      .replace(/[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, '')
      .replace(/[\u2010-\u2015\u2212~～]/g, '-')
      // NFKC lengthens some characters (㈱, ligatures): the bound holds for the result, too.
      .slice(0, LONGEST_TEXT.characters)
      .normalize('NFKC')
  }
  return folded.replace(TRADITIONAL, (character) => SIMPLIFIED.get(character) ?? character)
}

/** Letters, digits and Chinese characters of a folded text: what remains when punctuation says nothing. */
export function bare(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]/gu, '')
}
