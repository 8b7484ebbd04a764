import { readUscc } from '../../../types/uscc'
import { fieldWords } from '../../../types/words/fields'
import { applyWords } from '../../../types/words/owner'

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
      return { complete: true, problem: fieldWords.uscc.check }
    default:
      return { complete: length > LENGTH, problem: fieldWords.uscc.length(length), hint: applyWords.usccCount(length) }
  }
}
