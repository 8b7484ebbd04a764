/** A text in a box: the first of the given sizes at which all of it fits. Pure. */
import { balanceLines, breakLines, type Line, type Measure } from './lines'

/** Points of 1/72 inch. */
export const PT_PER_MM = 72 / 25.4

export interface TextBox {
  /** In mm from the upper left corner of the trimmed page. */
  x: number
  y: number
  w: number
  h: number
  /** In points, largest first. */
  sizes: readonly number[]
  /** Distance of lines by the size of the letters. */
  leading: number
  weight: 'regular' | 'bold'
  align?: 'left' | 'center' | 'right'
  /** Where the lines stand in a box that they do not fill. */
  valign?: 'top' | 'middle' | 'bottom'
  balance?: true
}

export interface Fitted {
  size: number
  lines: Line[]
}

/** Thrown where a text does not fit at the smallest size: nothing is printed rather than a part. */
export class TextTooLong extends Error {
  override readonly name = 'TextTooLong'
}

/** The height of lines in points: the last one ends with its letters. */
export const heightOf = (lines: number, size: number, leading: number): number =>
  lines === 0 ? 0 : size * ((lines - 1) * leading + 1)

/** @throws TextTooLong */
export function fitText(text: string, box: TextBox, measure: Measure): Fitted {
  const height = box.h * PT_PER_MM
  for (const size of box.sizes) {
    const width = (box.w * PT_PER_MM) / size
    const lines = breakLines(text, width, measure)
    if (heightOf(lines.length, size, box.leading) <= height && lines.every((line) => line.width <= width + 1e-6))
      return { size, lines: box.balance ? balanceLines(text, width, measure) : lines }
  }
  throw new TextTooLong(`${[...text].length} characters do not fit into ${box.w} × ${box.h} mm`)
}
