/** The folded sheet: four pages of A5 on both sides of one sheet of A4. */
import { posterWords as words } from '../../../types/words/posters'
import { drawField, drawSteps, keepLines, sayCall, sayPlaceOf, sayScan, typedLink } from './compose'
import { colours } from './drawing/colours'
import type { Pen } from './drawing/pen'
import { markOf } from './drawing/pictures'
import { fold, imposition, pageWidth } from './layout/fold'
import { sheets } from './layout/sheets'
import type { Poster } from './poster'

type Page = (pen: Pen, poster: Poster) => void

const cover: Page = (pen, poster) => {
  const { cover: at } = fold
  drawField(pen, { w: pageWidth, to: at.fieldTo }, at.mark, at.picture)
  pen.text(words.brand, at.brand, colours.white)
  pen.text(words.titleLines.join('\n'), at.title, colours.white)
  pen.text(words.invites[poster.kind](poster.inviter.name), at.invites, colours.second)
  pen.text(poster.name, at.name, colours.ink)
}

const what: Page = (pen, poster) => {
  const { what: at } = fold
  pen.text(words.whatTitle, at.title, colours.red)
  words.what(poster.kind).forEach((line, n) => {
    const [number, box] = [at.numbers[n], at.lines[n]]
    if (number === undefined || box === undefined) return
    pen.text(String(n + 1), number, colours.red)
    pen.text(line, box, colours.ink)
  })
  const last = at.keep.at(-1)
  if (last !== undefined)
    pen.rect(
      { x: 14, y: at.keepTitle.y - 7, w: pageWidth - 28, h: last.y + last.h + 5 - at.keepTitle.y + 7 },
      colours.ground,
    )
  pen.text(words.keepTitle, at.keepTitle, colours.ink)
  keepLines().forEach((line, n) => {
    const box = at.keep[n]
    if (box === undefined) return
    pen.dot(22, box.y + 2.2, 0.7, colours.second)
    pen.text(line, box, colours.second)
  })
}

const next: Page = (pen, poster) => {
  const { next: at } = fold
  pen.text(words.nextTitle, at.title, colours.red)
  drawSteps(pen, poster, at)
  pen.code(at.code, poster.link, poster.code)
  pen.text(sayScan(poster), at.scan, colours.ink)
  pen.text(words.typed, at.typed, colours.second)
  pen.text(typedLink(poster.link), at.link, colours.ink)
}

const back: Page = (pen, poster) => {
  const { back: at } = fold
  pen.text(words.whoTitle, at.title, colours.second)
  pen.text(poster.inviter.name, at.name, colours.ink)
  pen.text(sayCall(poster), at.call, colours.second)
  pen.text(poster.inviter.phone ?? '', at.phone, colours.red)
  pen.text(sayPlaceOf(poster).replace(' · ', '\n'), at.place, colours.second)
  pen.bleeding({ x: 0, y: at.footFrom, w: pageWidth, h: sheets['a5-fold'].h - at.footFrom }, colours.ground)
  pen.picture(markOf(false), at.mark)
  pen.text(words.brand, at.brand, colours.ink)
}

const pages: Readonly<Record<1 | 2 | 3 | 4, Page>> = { 1: cover, 2: what, 3: next, 4: back }

export function drawFolded(pen: Pen, poster: Poster): void {
  for (const { left, right } of imposition) {
    pen.side(sheets['a5-fold'])
    pages[left](pen, poster)
    pen.from(pageWidth)
    pages[right](pen, poster)
    pen.endSide()
  }
}
