/** The page: paper, margins, the grid of 22 lines by 28 characters, page numbers outside. */
import {
  AlignmentType,
  Footer,
  LineRuleType,
  Paragraph,
  TextRun,
  PageNumber,
  type ISectionOptions,
  type IStylesOptions,
} from 'docx'
import { characterTwips, layout, lineTwips, twipsOfMm } from '../rules'
import { bodyFace, exactly } from './paragraphs'
import { faceOf } from './text'

const { page, margins, pageNumber } = layout

/** — 1 —, one character from the outer edge. */
function footer(side: 'left' | 'right'): Footer {
  const inset = Math.round(pageNumber.sideCharacters * characterTwips)
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: inset },
        spacing: { line: Math.round(pageNumber.points * 20 * pageNumber.lineHeight), lineRule: LineRuleType.EXACT },
        children: [new TextRun({ ...faceOf(pageNumber), children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })
}

export const section = (): Omit<ISectionOptions, 'children'> => ({
  properties: {
    page: {
      size: { width: twipsOfMm(page.widthMm), height: twipsOfMm(page.heightMm) },
      margin: {
        top: twipsOfMm(margins.topMm),
        bottom: twipsOfMm(margins.bottomMm),
        left: twipsOfMm(margins.leftMm),
        right: twipsOfMm(margins.rightMm),
        header: twipsOfMm(margins.topMm) / 2,
        footer: twipsOfMm(pageNumber.footMm),
        gutter: 0,
      },
    },
    // Only told, not enforced: every paragraph keeps the pitch itself.
    grid: { linePitch: lineTwips },
  },
  // Odd pages are right ones.
  footers: { default: footer('right'), even: footer('left') },
})

const bodyRun = { ...faceOf(bodyFace), language: { value: 'en-US', eastAsia: 'zh-CN' } }

/** What somebody types into the file later is set as the body is, too. */
export const styles: IStylesOptions = {
  default: { document: { run: bodyRun, paragraph: { spacing: exactly() } } },
}
