/** Paper: trimmed sizes, what runs over the edge, and the marks to cut by. In mm. */
import type { PosterFormat } from '../../../../types/posters'

export interface Sheet {
  w: number
  h: number
  /** Where it is folded, from the left. */
  foldAt?: number
}

export const sheets: Readonly<Record<PosterFormat, Sheet>> = {
  a4: { w: 210, h: 297 },
  a3: { w: 297, h: 420 },
  // Two pages of A5 beside each other on either side of one sheet.
  'a5-fold': { w: 297, h: 210, foldAt: 148.5 },
}

export const printRules = {
  /** What touches the edge runs over it by so much. */
  bleed: { mm: 3, source: 'usual with printing houses in China: 出血 3 mm' },
  /** Room around the trimmed sheet for the marks. */
  slug: { mm: 10, source: 'own choice: bleed, a mark of 5 mm and its distance' },
  mark: { from: 4, to: 9, width: 0.25, source: 'marks begin outside of the bleed, hairlines of 0.25 pt' },
  /** Nothing that is read stands nearer to the edge: cutting and office printers are off by a few mm. */
  margin: { mm: 8, source: 'own choice: office printers leave 4 to 5 mm white, cutting is off by 1 to 2' },
  sizes: 'ISO 216',
  since: '2026-11-28',
} as const
