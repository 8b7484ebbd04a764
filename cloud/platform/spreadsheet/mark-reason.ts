import { poolWords } from '../../../types/words/pool'
import type { CellMark } from './table'

interface Reading {
  /** Names what a row is about: never computed, never a part of a merged range. */
  isNaming: boolean
  /** What a number there is told; null: it may be one. */
  number: string | null
}

/** What a workbook's cell has against being taken for a text, as a sentence; undefined: nothing. */
export function reasonOfMark(
  mark: CellMark | undefined,
  text: string,
  { isNaming, number }: Reading,
): string | undefined {
  switch (mark?.kind) {
    case undefined:
      return undefined
    case 'error':
      return poolWords.cellError(text)
    case 'merged':
      return isNaming ? poolWords.merged(mark.range) : undefined
    case 'formula':
      if (isNaming) return poolWords.formula
      return mark.result ? undefined : poolWords.formulaWithoutResult
    case 'number':
      return number ?? undefined
  }
}
