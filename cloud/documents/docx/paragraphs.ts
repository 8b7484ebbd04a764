/** Paragraphs by their role, as GB/T 9704-2012 chapter 7 sets each. */
import { AlignmentType, BorderStyle, LineRuleType, Paragraph, type IParagraphOptions, type TextRun } from 'docx'
import type { DocumentBlock, DocumentParagraph, ParagraphRole } from '../../../types/documents'
import {
  characterSpacing,
  characterTwips,
  layout,
  lineTwips,
  markPoints,
  placeSignature,
  pointsOfMm,
  twipsOfMm,
  widthOf,
} from '../rules'
import { run } from './text'

const { body, heading } = layout
export const bodyFace = { font: body.font, points: body.points, spacing: characterSpacing }
const headingFace = { ...bodyFace, font: heading.font }
const titleFace = { font: layout.title.font, points: layout.title.points }

const characters = (count: number) => Math.round(count * characterTwips)
const lines = (count: number) => count * lineTwips
/** Every line takes one of the grid's 22, whatever stands in it. */
export const exactly = (before = 0, after = 0) => ({
  line: lineTwips,
  lineRule: LineRuleType.EXACT,
  before: lines(before),
  after: lines(after),
})
const firstLine = (count: number) => ({ firstLine: characters(count), firstLineChars: count * 100 })

/** Where a paragraph stands among its neighbours. */
export interface Place {
  /** The date that the signature is centred above. */
  date: string
  signature: string
  hasHead: boolean
  /** The roles of what stands before and after it. */
  before: DocumentBlock['role'] | undefined
  after: DocumentBlock['role'] | undefined
}

/** Signature and date never begin a page alone: the words before them go along. */
const KEPT: ReadonlySet<Place['after']> = new Set<Place['after']>(['attachment', 'signature', 'note'])

const titleRuns = ({ lines: parts, text }: DocumentParagraph): TextRun[] =>
  (parts ?? [text]).map((line, index) => run(line, titleFace, index === 0 ? {} : { break: 1 }))

/** The blanks that one role keeps from what stands before it are kept once, not by each of several. */
const blanksBefore = (role: ParagraphRole, place: Place, count: number) => (place.before === role ? 0 : count)

const setting: Readonly<Record<ParagraphRole, (paragraph: DocumentParagraph, place: Place) => IParagraphOptions>> = {
  mark: ({ text }) => {
    const points = markPoints(text)
    return {
      alignment: AlignmentType.CENTER,
      spacing: {
        before: twipsOfMm(layout.mark.topMm),
        line: Math.round(points * 20 * 1.2),
        lineRule: LineRuleType.EXACT,
      },
      children: [run(text, { font: layout.mark.font, points, colour: layout.mark.colour })],
    }
  },
  number: ({ text }) => ({
    alignment: AlignmentType.CENTER,
    spacing: exactly(layout.number.blankLinesBefore),
    border: {
      bottom: {
        style: BorderStyle.SINGLE,
        size: layout.number.ruleEighths,
        color: layout.number.colour,
        space: Math.round(pointsOfMm(layout.number.ruleMm)),
      },
    },
    children: [run(text, bodyFace)],
  }),
  title: (paragraph, place) => ({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: exactly(place.hasHead ? layout.title.blankLinesBefore : 0, layout.title.blankLinesAfter),
    children: titleRuns(paragraph),
  }),
  'own-number': ({ text }) => ({
    alignment: AlignmentType.CENTER,
    spacing: exactly(0, layout.title.blankLinesAfter),
    children: [run(text, bodyFace)],
  }),
  addressee: ({ text }) => ({ spacing: exactly(), children: [run(text, bodyFace)] }),
  body: ({ lead, text }, place) => ({
    // Not justified: 28 characters fill the line by their pitch, and one reader loses marks that hang over a justified edge.
    spacing: exactly(place.before === 'table' ? 0.5 : 0, place.after === 'table' ? 0.5 : 0),
    indent: firstLine(body.indentCharacters),
    children: lead === undefined ? [run(text, bodyFace)] : [run(lead, headingFace), run(text, bodyFace)],
  }),
  attachment: ({ lead = '', text }, place) => {
    // A name that takes several lines goes on below its own first character.
    const { indentCharacters } = layout.attachment
    const label = 3
    const ordinal = /^\d+\./.exec(text)?.[0] ?? ''
    const hang = label + widthOf(ordinal)
    return {
      spacing: exactly(blanksBefore('attachment', place, layout.attachment.blankLinesBefore)),
      indent:
        lead === ''
          ? { left: characters(indentCharacters + hang), hanging: characters(widthOf(ordinal)) }
          : { left: characters(indentCharacters + hang), hanging: characters(hang) },
      children: [run(`${lead}${text}`, bodyFace)],
    }
  },
  signature: ({ text }, place) => ({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    spacing: exactly(layout.signature.blankLinesBefore),
    indent: {
      right: characters(placeSignature(text, place.date).signature),
      // A name of several lines stays as narrow as its place.
      left: characters(layout.signature.leastRightCharacters),
    },
    children: [run(text, bodyFace)],
  }),
  date: ({ text }, place) => ({
    alignment: AlignmentType.RIGHT,
    spacing: exactly(),
    indent: { right: characters(placeSignature(place.signature, text).date) },
    children: [run(text, bodyFace)],
  }),
  note: ({ text }) => ({
    spacing: exactly(),
    indent: firstLine(layout.note.indentCharacters),
    children: [run(text, bodyFace)],
  }),
  'attachment-label': ({ text }) => ({
    pageBreakBefore: true,
    keepNext: true,
    spacing: exactly(),
    children: [run(text, headingFace)],
  }),
  'attachment-title': (paragraph) => ({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: exactly(layout.attachmentPage.blankLinesBefore, layout.title.blankLinesAfter),
    children: titleRuns(paragraph),
  }),
  // Both stand in the colophon's table.
  'copy-to': ({ lead = '', text }) => ({ children: [run(`${lead}${text}`, layout.colophon)] }),
  issued: ({ text, right = '' }) => ({ children: [run(text, layout.colophon), run(right, layout.colophon)] }),
}

export const setParagraph = (paragraph: DocumentParagraph, place: Place): Paragraph =>
  new Paragraph({
    keepNext: KEPT.has(place.after),
    ...setting[paragraph.role](paragraph, place),
  })
