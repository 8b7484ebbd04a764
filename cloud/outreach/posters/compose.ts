/** A poster on its sheet: what stands where. */
import { noticeTexts, currentNotice } from '../../../types/words/notice'
import { posterWords as words } from '../../../types/words/posters'
import type { Pen } from './drawing/pen'
import { colours } from './drawing/colours'
import { markOf, street, streetGround } from './drawing/pictures'
import { sheets } from './layout/sheets'
import { a3, a4, type Place, type WallLayout } from './layout/wall'
import type { Poster } from './poster'

/** What is typed: without the scheme, which browsers add. */
export const typedLink = (link: string): string => link.replace(/^https?:\/\//, '').replace(/\/$/, '')

export const sayScan = ({ code }: Pick<Poster, 'code'>): string =>
  code === undefined ? words.scan.code : words.scan.app

/** The mark and the street on a red field down to `to`. */
export function drawField(pen: Pen, { w, to }: { w: number; to: number }, mark: Place, picture: Place): void {
  pen.bleeding({ x: 0, y: 0, w, h: to }, colours.red)
  pen.picture(markOf(true), mark)
  const ground = to - (streetGround * picture.w) / street.w
  pen.picture(street, { ...picture, y: ground })
}

/** Three steps with their times, beside a line that joins their dots. */
export function drawSteps(
  pen: Pen,
  { answerDays }: Poster,
  { when, next, dots }: Pick<WallLayout, 'when' | 'next' | 'dots'>,
): void {
  const middle = (n: number) => (when[n]?.y ?? 0) + (when[n]?.h ?? 0) / 2
  pen.line(dots.x, middle(0), dots.x, middle(when.length - 1), colours.line, dots.r / 3)
  words.next(answerDays).forEach((step, n) => {
    pen.dot(dots.x, middle(n), dots.r, n === 1 ? colours.red : colours.ink)
    const [at, what] = [when[n], next[n]]
    if (at === undefined || what === undefined) return
    pen.text(step.when, at, n === 1 ? colours.red : colours.ink)
    pen.text(step.what, what, colours.ink)
  })
}

export const sayPlaceOf = ({ inviter: { address, hours } }: Poster): string =>
  [address, hours].filter((part) => part !== null && part !== '').join(' · ')

/** Whose phone it is, above the number; that there is none. */
export const sayCall = ({ inviter: { phone, phoneOf } }: Poster): string =>
  phone === null ? words.noPhone : phoneOf === null ? words.call : `${words.call}\n${words.phoneOf(phoneOf)}`

function drawWall(pen: Pen, poster: Poster, layout: WallLayout): void {
  const sheet = sheets[poster.format]
  pen.side(sheet)
  drawField(pen, { w: sheet.w, to: layout.fieldTo }, layout.mark, layout.picture)
  pen.text(words.brand, layout.brand, colours.white)
  pen.text(poster.inviter.name, layout.inviter, colours.white)
  pen.text(words.titleLines.join('\n'), layout.title, colours.white)
  pen.text(words.invites[poster.kind](poster.inviter.name), layout.invites, colours.second)
  pen.text(poster.name, layout.name, colours.ink)
  const { x, w } = layout.name
  pen.line(x, layout.rule.y, x + w, layout.rule.y, colours.line, layout.rule.mm)
  words.what(poster.kind).forEach((line, n) => {
    const box = layout.what[n]
    if (box === undefined) return
    pen.rect({ x: layout.name.x, y: box.y + box.h * 0.2, w: box.h * 0.17, h: box.h * 0.6 }, colours.red)
    pen.text(line, box, colours.ink)
  })
  pen.text(words.nextTitle, layout.nextTitle, colours.second)
  drawSteps(pen, poster, layout)
  pen.code(layout.code, poster.link, poster.code)
  pen.text(sayScan(poster), layout.scan, colours.ink)
  pen.text(`${words.typed}：${typedLink(poster.link)}`, layout.typed, colours.second)
  pen.bleeding({ x: 0, y: layout.footFrom, w: sheet.w, h: sheet.h - layout.footFrom }, colours.ground)
  pen.text(poster.inviter.name, layout.footName, colours.ink)
  pen.text(sayPlaceOf(poster), layout.footPlace, colours.second)
  pen.text(sayCall(poster), layout.footCall, colours.second)
  pen.text(poster.inviter.phone ?? '', layout.footPhone, colours.red)
  pen.endSide()
}

/** The lines that say what becomes of what one tells: of the notice in force. */
export const keepLines = (): readonly string[] => noticeTexts[currentNotice].summary

export const drawWallOf = (pen: Pen, poster: Poster): void => drawWall(pen, poster, poster.format === 'a3' ? a3 : a4)
