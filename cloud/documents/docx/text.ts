/** Runs in the fonts of the layout: the same face for Chinese and for Latin letters, so that the grid of characters holds. */
import { TextRun, type IRunOptions } from 'docx'

interface Face {
  font: string
  points: number
  colour?: string
  /** Added to each character's width, in twips. */
  spacing?: number
}

const HALF_POINTS = 2

export const faceOf = ({ font, points, colour, spacing }: Face) => ({
  font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
  size: points * HALF_POINTS,
  ...(colour === undefined ? {} : { color: colour }),
  ...(spacing === undefined ? {} : { characterSpacing: spacing }),
})

export const run = (text: string, face: Face, more: Partial<IRunOptions> = {}): TextRun =>
  new TextRun({ text, ...faceOf(face), ...more })
