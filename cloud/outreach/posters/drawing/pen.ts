/** Draws on one PDF in millimetres from the upper left corner of the trimmed page. */
import PDFDocument from 'pdfkit'
import type { Sheet } from '../layout/sheets'
import { printRules } from '../layout/sheets'
import type { Place } from '../layout/wall'
import { fitText, heightOf, PT_PER_MM, type Fitted, type TextBox } from '../typography/fit'
import type { Measure } from '../typography/lines'
import { codeOf, moduleOf } from './code'
import { codeRules } from '../rules'
import { emBox, faceOf, weights, type Weight } from './faces'
import type { Picture } from './pictures'
import { colours } from './colours'

const { slug, bleed, mark } = printRules

/** A character that the typeface does not have: an empty box is no name. */
export class CharacterMissing extends Error {
  override readonly name = 'CharacterMissing'
}

export class Pen {
  /** Where the page that is drawn on begins: the second page of a side lies beside the first. */
  private originX = 0
  private sheet: Sheet = { w: 0, h: 0 }
  private readonly widths = new Map<string, number>()
  private readonly fitted = new Map<string, Fitted>()
  private readonly checked = new Set<string>()

  /** Nothing is drawn: only whether everything fits. */
  private isRehearsal = false

  private constructor(readonly doc: PDFKit.PDFDocument) {}

  /** Goes through a drawing without drawing it. @throws what the drawing would */
  rehearse(draw: () => void): void {
    this.isRehearsal = true
    try {
      draw()
    } finally {
      this.isRehearsal = false
    }
  }

  static open({ title, author, at }: { title: string; author: string; at: Date }): Pen {
    const doc = new PDFDocument({
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: title, Author: author, CreationDate: at, ModDate: at },
    })
    for (const weight of weights) doc.registerFont(weight, faceOf(weight))
    return new Pen(doc)
  }

  /** A new side of paper, with the boxes that a printing house imposes by and the marks that it cuts by; a viewer shows the trimmed sheet. */
  side(sheet: Sheet): void {
    this.sheet = sheet
    this.originX = 0
    if (this.isRehearsal) return
    const pt = (mm: number) => mm * PT_PER_MM
    this.doc.addPage({ size: [pt(sheet.w + 2 * slug.mm), pt(sheet.h + 2 * slug.mm)], margin: 0 })
    const box = (over: number) => [
      pt(slug.mm - over),
      pt(slug.mm - over),
      pt(slug.mm + sheet.w + over),
      pt(slug.mm + sheet.h + over),
    ]
    const { data } = (this.doc.page as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary
    data.TrimBox = box(0)
    data.CropBox = box(0)
    data.BleedBox = box(bleed.mm)
    this.doc.save().translate(pt(slug.mm), pt(slug.mm))
    this.doc.scale(PT_PER_MM)
    this.marks()
  }

  /** From here on everything is measured from there. */
  from(x: number): void {
    this.originX = x
  }

  endSide(): void {
    if (this.isRehearsal) return
    this.doc.restore()
  }

  private marks(): void {
    const { w, h, foldAt } = this.sheet
    const { doc } = this
    doc
      .save()
      .lineWidth(mark.width / PT_PER_MM)
      .strokeColor('#000000')
    for (const x of [0, w])
      for (const [from, to] of [
        [-mark.to, -mark.from],
        [h + mark.from, h + mark.to],
      ] as const)
        doc.moveTo(x, from).lineTo(x, to).stroke()
    for (const y of [0, h])
      for (const [from, to] of [
        [-mark.to, -mark.from],
        [w + mark.from, w + mark.to],
      ] as const)
        doc.moveTo(from, y).lineTo(to, y).stroke()
    if (foldAt !== undefined) {
      doc.dash(1, { space: 1 })
      doc.moveTo(foldAt, -mark.to).lineTo(foldAt, -mark.from).stroke()
      doc
        .moveTo(foldAt, h + mark.from)
        .lineTo(foldAt, h + mark.to)
        .stroke()
    }
    doc.restore()
  }

  rect({ x, y, w, h }: Place, colour: string): void {
    if (this.isRehearsal) return
    this.doc.rect(this.originX + x, y, w, h).fill(colour)
  }

  /** An area that runs over every edge of the sheet that it touches. */
  bleeding({ x, y, w, h }: Place, colour: string): void {
    if (this.isRehearsal) return
    const over = bleed.mm
    const left = this.originX + x
    const from = { x: left <= 0 ? left - over : left, y: y <= 0 ? y - over : y }
    const to = {
      x: left + w >= this.sheet.w ? left + w + over : left + w,
      y: y + h >= this.sheet.h ? y + h + over : y + h,
    }
    this.doc.rect(from.x, from.y, to.x - from.x, to.y - from.y).fill(colour)
  }

  line(x1: number, y1: number, x2: number, y2: number, colour: string, mm: number): void {
    if (this.isRehearsal) return
    this.doc
      .moveTo(this.originX + x1, y1)
      .lineTo(this.originX + x2, y2)
      .lineWidth(mm)
      .stroke(colour)
  }

  dot(x: number, y: number, r: number, colour: string): void {
    if (this.isRehearsal) return
    this.doc.circle(this.originX + x, y, r).fill(colour)
  }

  picture(picture: Picture, { x, y, w }: Place): void {
    if (this.isRehearsal) return
    const { doc } = this
    doc
      .save()
      .translate(this.originX + x, y)
      .scale(w / picture.w)
    doc.lineCap('round').lineJoin('round')
    for (const { path, fill, stroke, width = 1, opacity = 1, dash } of picture.shapes) {
      doc.save().opacity(opacity).lineWidth(width)
      if (dash) doc.dash(dash[0] ?? 1, { space: dash[1] })
      doc.path(path)
      if (fill !== undefined && stroke !== undefined) doc.fillAndStroke(fill, stroke)
      else if (fill !== undefined) doc.fill(fill)
      else doc.stroke(stroke)
      doc.restore()
    }
    doc.restore()
  }

  private measureOf(weight: Weight): Measure {
    return (text) => {
      const key = `${weight}${text}`
      const known = this.widths.get(key)
      if (known !== undefined) return known
      const width = this.doc.font(weight, 1000).widthOfString(text) / 1000
      this.widths.set(key, width)
      return width
    }
  }

  private check(text: string, weight: Weight): void {
    if (this.checked.has(weight + text)) return
    this.doc.font(weight, 10)
    const { font } = (this.doc as unknown as { _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } } })
      ._font
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0
      const isDrawn = !/[\s\u200b-\u200f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(character)
      if (isDrawn && !font.hasGlyphForCodePoint(point)) throw new CharacterMissing(character)
    }
    this.checked.add(weight + text)
  }

  private fit(text: string, box: TextBox): Fitted {
    const key = `${box.x},${box.y},${box.w},${box.h},${box.weight},${text}`
    const known = this.fitted.get(key)
    if (known !== undefined) return known
    this.check(text, box.weight)
    const fitted = fitText(text, box, this.measureOf(box.weight))
    this.fitted.set(key, fitted)
    return fitted
  }

  /** @returns the box that the letters really take, in mm @throws TextTooLong, CharacterMissing: before anything is drawn */
  text(text: string, box: TextBox, colour: string): Place {
    const { size, lines } = this.fit(text, box)
    const { doc } = this
    const mm = size / PT_PER_MM
    const height = heightOf(lines.length, size, box.leading) / PT_PER_MM
    const spare = box.h - height
    const top = box.y + (box.valign === 'middle' ? spare / 2 : box.valign === 'bottom' ? spare : 0)
    if (!this.isRehearsal) doc.font(box.weight, mm).fillColor(colour)
    if (!this.isRehearsal)
      lines.forEach(({ pieces, width }, n) => {
        const rest = box.w - width * mm
        const left = box.x + (box.align === 'right' ? rest : box.align === 'center' ? rest / 2 : 0)
        const base = top + n * mm * box.leading + emBox.above * mm
        for (const piece of pieces)
          doc.text(piece.text, this.originX + left + piece.x * mm, base, { lineBreak: false, baseline: 'alphabetic' })
      })
    return { x: box.x, y: top, w: Math.max(0, ...lines.map((line) => line.width)) * mm, h: height }
  }

  /** The code on white, with its quiet zone inside the place. */
  code({ x, y, w, h }: Place, link: string, image: Uint8Array | undefined): void {
    if (this.isRehearsal) return
    this.rect({ x, y, w, h }, colours.white)
    if (image !== undefined) {
      this.doc.image(Buffer.from(image), this.originX + x, y, { width: w, height: h })
      return
    }
    const code = codeOf(link, w)
    const module = moduleOf(code.size, w)
    const at = (n: number) => (n + codeRules.quietModules.value) * module
    for (const [column, row, length] of code.runs)
      this.doc.rect(this.originX + x + at(column), y + at(row), length * module, module)
    this.doc.fill(colours.ink)
  }
}
