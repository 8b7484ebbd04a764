import { isValidUscc, normaliseUscc, readUscc } from './uscc'

const LENGTH = 18
const WELL_WRITTEN = /^[0-9A-Z]{18}$/
/** The letters and digits of a code, GB 32100-2015: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** What a hand or a scanner takes for what. Each group's members are read for one another. */
export const CONFUSED_CHARACTERS = {
  since: '2015-10-01',
  source: 'GB 32100-2015 leaves out I, O, S, V, Z because they are read as 1, 0, 5, U, 2; B and 8 look alike',
  groups: ['0OQD', '1IL', '5S', '2Z', '8B', 'UV'],
} as const

export type MistypedReading =
  /** `code` is valid. */
  | { kind: 'valid'; code: string }
  /** Nothing was given. */
  | { kind: 'empty' }
  /** Another number of characters than 18. */
  | { kind: 'length'; code: string; length: number }
  /**
   * 18 characters that cannot be right. `suspects` are the characters of the text that are commonly mistaken, with what they
   * may stand for; `corrections` the valid codes that one such replacement gives (or the replacement of all characters that
   * no code may hold). One correction alone is an offer, several are a question.
   */
  | {
      kind: 'broken'
      code: string
      suspects: { position: number; character: string; meant: string }[]
      corrections: string[]
    }

/** Letters and digits only, upper case, half-width; bounded, however long the text. */
export function bareUscc(text: string): string {
  if (WELL_WRITTEN.test(text)) return text
  return normaliseUscc(text.slice(0, 200)).replace(/[^0-9A-Z]/g, '')
}

/** Reads a code as a person typed it, with every reading that the check character allows. Never throws. */
export function readMistypedUscc(text: string | undefined): MistypedReading {
  const code = bareUscc(text ?? '')
  if (code === '') return { kind: 'empty' }
  if (code.length !== LENGTH) return { kind: 'length', code, length: code.length }
  if (isValidUscc(code)) return { kind: 'valid', code }
  const suspects: { position: number; character: string; meant: string }[] = []
  for (let position = 0; position < LENGTH; position++) {
    const character = code[position] ?? ''
    const group = CONFUSED_CHARACTERS.groups.find((one) => one.includes(character))
    if (!group) continue
    const meant = [...group].filter((other) => other !== character && ALPHABET.includes(other)).join('')
    if (meant) suspects.push({ position, character, meant })
  }
  return { kind: 'broken', code, suspects, corrections: correctionsOf(code, suspects) }
}

function correctionsOf(code: string, suspects: { position: number; meant: string }[]): string[] {
  const outside = suspects.filter(({ position }) => !ALPHABET.includes(code[position] ?? ''))
  let bases = [code]
  for (const { position, meant } of outside) {
    bases = bases.flatMap((base) => [...meant].map((character) => replaced(base, position, character))).slice(0, 64)
  }
  const found = new Set(bases.filter(isValidUscc))
  // A letter that no code may hold says by itself what went wrong: further replacements would only add chance hits.
  if (found.size > 0) return [...found]
  for (const base of bases) {
    for (const { position, meant } of suspects) {
      for (const character of meant) {
        const candidate = replaced(base, position, character)
        if (isValidUscc(candidate)) found.add(candidate)
      }
    }
  }
  return [...found]
}

function replaced(text: string, position: number, character: string): string {
  return text.slice(0, position) + character + text.slice(position + 1)
}

/** How far a code's length may be off, and how many digits it has at least, to be taken for one. Own choice, 2026-11-29. */
const MEANT = { shortest: 15, longest: 20, digits: 8 } as const

/** Whether what was typed is meant for a code, right or not: never a name. */
export function isCodeLike(typed: string): boolean {
  const { code } = readUscc(typed)
  const digits = code.replace(/\D/g, '').length
  return (
    /^[0-9A-Z]+$/.test(code) && code.length >= MEANT.shortest && code.length <= MEANT.longest && digits >= MEANT.digits
  )
}
