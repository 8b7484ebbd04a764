/** Our mark and our street as shapes: the same drawings as on the screen (src/components/mark, src/pages/home), in the colours of paper. */
import { colours } from './colours'

export interface Shape {
  /** SVG path data in the picture's own units. */
  path: string
  fill?: string
  stroke?: string
  width?: number
  opacity?: number
  dash?: readonly number[]
}

export interface Picture {
  w: number
  h: number
  shapes: readonly Shape[]
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

/** @param isOnRed the field that it stands on is red: then its own is left out */
export const markOf = (isOnRed: boolean): Picture => ({
  w: 48,
  h: 48,
  shapes: [
    {
      path: 'M12 0h24a12 12 0 0 1 12 12v24a12 12 0 0 1 -12 12h-24a12 12 0 0 1 -12 -12v-24a12 12 0 0 1 12 -12z',
      fill: isOnRed ? colours.redDeep : colours.red,
    },
    { path: 'M13 30c0-7 5-12 11-12s11 5 11 12', stroke: colours.gold, width: 3 },
    { path: 'M11 35h26', stroke: colours.white, width: 3 },
    { path: circle(24, 13, 4), fill: colours.gold },
    { path: 'M24 23v7', stroke: colours.white, width: 3 },
  ],
})

const { white, gold, red, redDeep } = colours

/** Where its ground is, in its own units: it stands on the lower edge of the red field. */
export const streetGround = 118

export const street: Picture = {
  w: 340,
  h: 132,
  shapes: [
    { path: circle(170, 44, 19), fill: gold },
    { path: 'M100 118c22-44 44-64 72-64s52 20 76 64z', fill: redDeep },
    { path: 'M96 118V66h34v52', fill: red, stroke: white, width: 2 },
    { path: 'M40 118V44h56v74', fill: red, stroke: white, width: 2 },
    {
      path: 'M52 58h10m12 0h10M52 74h10m12 0h10M52 90h10m12 0h10M108 80h10M108 95h10',
      stroke: white,
      width: 3,
      opacity: 0.55,
    },
    { path: 'M61 118v-14h14v14', stroke: white, width: 2 },
    { path: 'M240 118V78l32-20 32 20v40z', fill: red, stroke: white, width: 2 },
    { path: 'M264 118V96h16v22M248 90h8m32 0h8', stroke: white, width: 2 },
    { path: 'M272 58V24', stroke: white, width: 2 },
    { path: 'M272 26c9-6 17 4 28-2v17c-11 6-19-4-28 2z', fill: gold },
    { path: 'M142 118c14-10 26-2 40-7s24-9 44 7', stroke: gold, width: 3, dash: [1, 7] },
    {
      path: 'M22 118V98m0 0c-8 0-10-18 0-22 10 4 8 22 0 22M318 118v-16m0 0c-7 0-9-15 0-19 9 4 7 19 0 19',
      stroke: white,
      width: 2,
      opacity: 0.7,
    },
  ],
}
