/** Sheets that are read from one side: a leaf to hand out (A4) and a notice to hang up (A3). Sizes in mm and points, own choice 2026-11-28. */
import type { TextBox } from '../typography/fit'

export interface Place {
  x: number
  y: number
  w: number
  h: number
}

export interface WallLayout {
  /** The red field runs from the upper edge to here; the street stands on its lower edge. */
  fieldTo: number
  mark: Place
  picture: Place
  brand: TextBox
  inviter: TextBox
  title: TextBox
  invites: TextBox
  name: TextBox
  /** One for each of the three lines that say what it is. */
  what: readonly TextBox[]
  /** A hairline between whom it is for and what it is. */
  rule: { y: number; mm: number }
  nextTitle: TextBox
  /** When, and what; three of each. */
  when: readonly TextBox[]
  next: readonly TextBox[]
  /** Left of the steps: where the dots stand. */
  dots: { x: number; r: number }
  /** The code with its quiet zone. */
  code: Place
  scan: TextBox
  /** What to type where nobody can scan: below the code. */
  typed: TextBox
  footFrom: number
  footName: TextBox
  footCall: TextBox
  footPhone: TextBox
  footPlace: TextBox
}

const rows = (first: TextBox, step: number): TextBox[] => [0, 1, 2].map((n) => ({ ...first, y: first.y + n * step }))

export const a4: WallLayout = {
  fieldTo: 128,
  mark: { x: 18, y: 15, w: 12, h: 12 },
  picture: { x: 40, y: 75, w: 152, h: 59 },
  brand: { x: 34, y: 15, w: 60, h: 12, sizes: [20], leading: 1.2, weight: 'bold', valign: 'middle' },
  inviter: {
    x: 96,
    y: 15,
    w: 96,
    h: 12,
    sizes: [13, 12, 11, 10, 9],
    leading: 1.35,
    weight: 'regular',
    align: 'right',
    valign: 'middle',
  },
  title: { x: 18, y: 36, w: 174, h: 52, sizes: [60, 56], leading: 1.2, weight: 'bold' },
  invites: { x: 18, y: 138, w: 174, h: 7, sizes: [14, 13, 12, 11, 10, 9], leading: 1.3, weight: 'regular' },
  name: {
    x: 18,
    y: 147.5,
    w: 174,
    h: 25,
    sizes: [44, 40, 36, 32, 29, 26, 23, 20, 18, 16, 14, 12.5],
    leading: 1.24,
    weight: 'bold',
    balance: true,
  },
  rule: { y: 173, mm: 0.2 },
  what: rows(
    { x: 24, y: 178, w: 104, h: 7, sizes: [14, 13.5, 13, 12.5, 12], leading: 1.3, weight: 'regular', valign: 'middle' },
    8.6,
  ),
  nextTitle: { x: 18, y: 211, w: 104, h: 6, sizes: [12], leading: 1.2, weight: 'bold' },
  when: rows({ x: 25, y: 220, w: 34, h: 7, sizes: [12], leading: 1.3, weight: 'bold', valign: 'middle' }, 10),
  next: rows(
    { x: 60, y: 220, w: 64, h: 7, sizes: [12, 11.5, 11], leading: 1.3, weight: 'regular', valign: 'middle' },
    10,
  ),
  dots: { x: 20, r: 1.5 },
  code: { x: 139, y: 175, w: 58, h: 58 },
  scan: { x: 139, y: 235, w: 58, h: 6, sizes: [13, 12], leading: 1.2, weight: 'bold', align: 'center' },
  typed: { x: 18, y: 250, w: 174, h: 9, sizes: [10, 9.5, 9, 8.5, 8], leading: 1.35, weight: 'regular', align: 'right' },
  footFrom: 262,
  footName: {
    x: 18,
    y: 268,
    w: 106,
    h: 12,
    sizes: [16, 15, 14, 13, 12, 11],
    leading: 1.25,
    weight: 'bold',
    valign: 'bottom',
  },
  footPlace: { x: 18, y: 280.8, w: 106, h: 8.2, sizes: [9.5, 9, 8.5, 8, 7.5, 7], leading: 1.3, weight: 'regular' },
  footCall: {
    x: 122,
    y: 265.5,
    w: 70,
    h: 8,
    sizes: [9.5, 9, 8.5, 8, 7.5],
    leading: 1.3,
    weight: 'regular',
    align: 'right',
    valign: 'bottom',
  },
  footPhone: {
    x: 126,
    y: 274.5,
    w: 66,
    h: 12,
    sizes: [26, 24, 20, 16, 13, 10],
    leading: 1.2,
    weight: 'bold',
    align: 'right',
  },
}

export const a3: WallLayout = {
  fieldTo: 188,
  mark: { x: 26, y: 22, w: 18, h: 18 },
  picture: { x: 57, y: 115, w: 214, h: 83 },
  brand: { x: 50, y: 22, w: 90, h: 18, sizes: [30], leading: 1.2, weight: 'bold', valign: 'middle' },
  inviter: {
    x: 140,
    y: 22,
    w: 131,
    h: 18,
    sizes: [19, 17, 15, 13],
    leading: 1.35,
    weight: 'regular',
    align: 'right',
    valign: 'middle',
  },
  title: { x: 26, y: 54, w: 245, h: 76, sizes: [88, 82], leading: 1.2, weight: 'bold' },
  invites: { x: 26, y: 202, w: 245, h: 9, sizes: [20, 18, 16, 14, 12], leading: 1.3, weight: 'regular' },
  name: {
    x: 26,
    y: 215,
    w: 245,
    h: 36,
    sizes: [62, 56, 50, 46, 42, 38, 34, 30, 26, 23, 20, 18],
    leading: 1.24,
    weight: 'bold',
    balance: true,
  },
  rule: { y: 253, mm: 0.25 },
  what: rows(
    { x: 34, y: 262, w: 136, h: 10, sizes: [18.5, 17.5, 16.5], leading: 1.3, weight: 'regular', valign: 'middle' },
    12,
  ),
  nextTitle: { x: 26, y: 304, w: 146, h: 8, sizes: [17], leading: 1.2, weight: 'bold' },
  when: rows({ x: 36, y: 317, w: 48, h: 9, sizes: [17], leading: 1.3, weight: 'bold', valign: 'middle' }, 14),
  next: rows(
    { x: 86, y: 317, w: 90, h: 9, sizes: [17, 16, 15.5], leading: 1.3, weight: 'regular', valign: 'middle' },
    14,
  ),
  dots: { x: 29, r: 2.1 },
  code: { x: 195, y: 257, w: 84, h: 84 },
  scan: { x: 195, y: 343, w: 84, h: 8, sizes: [18, 17], leading: 1.2, weight: 'bold', align: 'center' },
  typed: { x: 26, y: 359, w: 245, h: 12, sizes: [14, 13, 12, 11], leading: 1.35, weight: 'regular', align: 'right' },
  footFrom: 374,
  footName: {
    x: 26,
    y: 381,
    w: 150,
    h: 16,
    sizes: [22, 20, 18, 16, 14],
    leading: 1.25,
    weight: 'bold',
    valign: 'bottom',
  },
  footPlace: { x: 26, y: 399, w: 150, h: 11, sizes: [13, 12, 11, 10], leading: 1.3, weight: 'regular' },
  footCall: {
    x: 176,
    y: 377,
    w: 95,
    h: 11,
    sizes: [13, 12, 11, 10],
    leading: 1.3,
    weight: 'regular',
    align: 'right',
    valign: 'bottom',
  },
  footPhone: {
    x: 180,
    y: 390,
    w: 91,
    h: 15,
    sizes: [36, 32, 28, 22, 16, 12],
    leading: 1.2,
    weight: 'bold',
    align: 'right',
  },
}
