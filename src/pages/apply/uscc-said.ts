import { readUscc } from '../../../types/uscc'
import { readMistypedUscc } from '../../../types/uscc-mistyped'
import type { Correction, UsccReading } from '../../../types/uscc'
import { fieldWords } from '../../../types/words/fields'
import { applyWords } from '../../../types/words/owner'
import { usccWords } from '../../../types/words/uscc'

/** Characters of a code. Source: GB 32100-2015. */
const LENGTH = 18

/** What to say of a code as typed so far: `problem` once it is complete or submitted, `hint` on the way, `good` when it is right. */
export interface UsccSaid {
  complete: boolean
  problem?: string
  hint?: string
  good?: string
}

export function usccSaid(typed: string): UsccSaid {
  const reading = readUscc(typed)
  if (reading.valid) return { complete: true, good: applyWords.usccValid }
  const length = reading.code.length
  switch (reading.problem) {
    case 'empty':
      return { complete: false, problem: fieldWords.uscc.empty }
    case 'character':
      return { complete: true, problem: fieldWords.uscc.character }
    case 'check':
      return { complete: true, problem: mistypedSaid(reading.code) }
    default:
      return { complete: length > LENGTH, problem: fieldWords.uscc.length(length), hint: applyWords.usccCount(length) }
  }
}

/** Whether it has all characters of a code. */
export const isWhole = (typed: string): boolean => readUscc(typed).code.length === LENGTH

/** Of more than so many places nobody learns where to look. */
const MOST_NAMED = 3

/** Names the characters that are taken for one another, where another one there makes the code right. */
function mistypedSaid(code: string): string {
  const reading = readMistypedUscc(code)
  const replacements = (reading.kind === 'broken' ? reading.corrections : []).flatMap((right) => {
    const at = [...right].findIndex((character, i) => character !== code.charAt(i))
    return at < 0 ? [] : [{ position: at + 1, written: code.charAt(at), meant: right.charAt(at) }]
  })
  const [only] = replacements
  if (only === undefined || replacements.length > MOST_NAMED) return fieldWords.uscc.check
  return replacements.length === 1 ? usccWords.likely(only) : usccWords.suspects(replacements)
}

/** The letters put right so far and still standing. The field holds the repaired code, so each reading tells only the newest. */
export function standing({ code, corrections }: UsccReading, before: readonly Correction[]): readonly Correction[] {
  const now = corrections.map(({ position }) => position)
  return [
    ...before.filter(({ position, meant }) => code.charAt(position - 1) === meant && !now.includes(position)),
    ...corrections,
  ].sort((a, b) => a.position - b.position)
}

/** All letters that were put right, named with their places. */
export function correctedSaid(corrections: readonly Correction[]): string | undefined {
  const [only] = corrections
  if (!only) return undefined
  if (corrections.length === 1) return fieldWords.uscc.corrected(only.position, only.written, only.meant)
  const written = [...new Set(corrections.map((one) => one.written))]
  return applyWords.usccCorrected(
    written.map((letter) => {
      const alike = corrections.filter((one) => one.written === letter)
      return { positions: alike.map(({ position }) => position), written: letter, meant: alike[0]?.meant ?? '' }
    }),
  )
}
