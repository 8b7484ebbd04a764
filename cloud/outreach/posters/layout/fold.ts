/**
 * A sheet of A4 folded once: four pages of A5. Each page is laid out from its own upper left corner; the imposition says where it lies on the sheet. Sizes
 * in mm and points, own choice 2026-11-28.
 */
import type { TextBox } from '../typography/fit'
import type { Place } from './wall'

/** Width of a page of A5 on the folded sheet. */
export const pageWidth = 148.5

/** What lies left and right on each side of the sheet: folded with the first side outside, one reads 1, 2, 3, 4. */
export const imposition = [
  { side: 'outside', left: 4, right: 1 },
  { side: 'inside', left: 2, right: 3 },
] as const

const rows = (first: TextBox, step: number): TextBox[] => [0, 1, 2].map((n) => ({ ...first, y: first.y + n * step }))
const inner = { x: 14, w: 120.5 }

export interface FoldLayout {
  cover: {
    mark: Place
    brand: TextBox
    title: TextBox
    picture: Place
    fieldTo: number
    invites: TextBox
    name: TextBox
  }
  what: {
    title: TextBox
    numbers: readonly TextBox[]
    lines: readonly TextBox[]
    keepTitle: TextBox
    keep: readonly TextBox[]
  }
  next: {
    title: TextBox
    when: readonly TextBox[]
    next: readonly TextBox[]
    dots: { x: number; r: number }
    code: Place
    scan: TextBox
    typed: TextBox
    link: TextBox
  }
  back: {
    title: TextBox
    name: TextBox
    call: TextBox
    phone: TextBox
    place: TextBox
    footFrom: number
    mark: Place
    brand: TextBox
  }
}

export const fold: FoldLayout = {
  cover: {
    mark: { x: 14, y: 14, w: 10, h: 10 },
    brand: { x: 27, y: 14, w: 60, h: 10, sizes: [16], leading: 1.2, weight: 'bold', valign: 'middle' },
    title: { ...inner, y: 36, h: 40, sizes: [46, 42], leading: 1.2, weight: 'bold' },
    picture: { x: 22, y: 92.6, w: 112, h: 43.5 },
    fieldTo: 131,
    invites: { ...inner, y: 143, h: 11, sizes: [12.5, 12, 11, 10], leading: 1.35, weight: 'regular' },
    name: {
      ...inner,
      y: 156,
      h: 38,
      sizes: [26, 24, 22, 20, 18, 16, 14, 12.5],
      leading: 1.26,
      weight: 'bold',
      balance: true,
    },
  },
  what: {
    title: { ...inner, y: 18, h: 9, sizes: [20], leading: 1.2, weight: 'bold' },
    numbers: rows({ x: 14, y: 37, w: 12, h: 14, sizes: [26], leading: 1.2, weight: 'bold', valign: 'middle' }, 22),
    lines: rows(
      { x: 30, y: 37, w: 104.5, h: 14, sizes: [15, 14, 13], leading: 1.4, weight: 'regular', valign: 'middle' },
      22,
    ),
    keepTitle: { ...inner, x: 21, w: 106.5, y: 121, h: 7, sizes: [13], leading: 1.2, weight: 'bold' },
    keep: rows({ x: 25, y: 133, w: 102.5, h: 12, sizes: [11.5, 11, 10.5], leading: 1.4, weight: 'regular' }, 16),
  },
  next: {
    title: { ...inner, y: 18, h: 9, sizes: [20], leading: 1.2, weight: 'bold' },
    when: rows({ x: 22, y: 36, w: 36, h: 8, sizes: [13], leading: 1.3, weight: 'bold', valign: 'middle' }, 15),
    next: rows(
      { x: 58, y: 36, w: 76.5, h: 8, sizes: [13, 12.5, 12], leading: 1.3, weight: 'regular', valign: 'middle' },
      15,
    ),
    dots: { x: 16, r: 1.6 },
    code: { x: 46.25, y: 93, w: 56, h: 56 },
    scan: { ...inner, y: 151, h: 7, sizes: [15], leading: 1.2, weight: 'bold', align: 'center' },
    typed: { ...inner, y: 164, h: 5, sizes: [9.5], leading: 1.2, weight: 'regular', align: 'center' },
    link: { ...inner, y: 170, h: 10, sizes: [11, 10, 9], leading: 1.3, weight: 'bold', align: 'center' },
  },
  back: {
    title: { ...inner, y: 60, h: 9, sizes: [13], leading: 1.2, weight: 'regular' },
    name: { ...inner, y: 71, h: 18, sizes: [22, 20, 18, 16, 14], leading: 1.3, weight: 'bold' },
    call: { ...inner, y: 94, h: 11, sizes: [11, 10, 9], leading: 1.35, weight: 'regular', valign: 'bottom' },
    phone: { ...inner, y: 106, h: 13, sizes: [30, 26, 22, 18, 14], leading: 1.2, weight: 'bold' },
    place: { ...inner, y: 124, h: 24, sizes: [12, 11, 10], leading: 1.6, weight: 'regular' },
    footFrom: 186,
    mark: { x: 14, y: 192, w: 9, h: 9 },
    brand: { x: 26, y: 192, w: 108, h: 9, sizes: [12], leading: 1.2, weight: 'bold', valign: 'middle' },
  },
}
