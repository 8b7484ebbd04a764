/** The layout of official documents as data. Pure. Millimetres, points and characters are the standard's own; twips are Word's. */

interface LayoutRule {
  since: string
  source: string
}
const GB = 'GB/T 9704-2012《党政机关公文格式》'
const rule = <T extends object>(source: string, values: T): T & LayoutRule => ({
  ...values,
  since: '2012-07-01',
  source: `${GB} ${source}`,
})
const own = <T extends object>(source: string, values: T): T & LayoutRule => ({
  ...values,
  since: '2026-11-27',
  source: `own choice: ${source}`,
})

export const layout = {
  page: rule('5.1', { widthMm: 210, heightMm: 297 }),
  margins: rule('5.2.1: 天头 37、订口 28、版心 156×225', { topMm: 37, bottomMm: 35, leftMm: 28, rightMm: 26 }),
  /** The type area: 156 × 225 mm. */
  grid: rule('5.2.3, kept by fixed pitches of lines and characters: the readers’ own grids differ', {
    linesAPage: 22,
    charactersALine: 28,
    widthMm: 156,
    heightMm: 225,
  }),
  body: rule('5.2.2, 7.3.3: 3 号仿宋', { font: '仿宋_GB2312', points: 16, indentCharacters: 2 }),
  /** First and second level of headings; deeper ones are set as the body. */
  heading: rule('7.3.3: 第一层黑体', { font: '黑体' }),
  title: rule('7.3.1: 2 号小标宋', { font: '方正小标宋简体', points: 22, blankLinesBefore: 2, blankLinesAfter: 1 }),
  mark: rule('7.2.4: 小标宋，红色，上边缘至版心上边缘 35 mm，字号以醒目、美观为准', {
    font: '方正小标宋简体',
    colour: 'FF0000',
    topMm: 35,
    mostPoints: 48,
    leastPoints: 16,
  }),
  number: rule('7.2.5, 7.2.7: 标志下空二行居中，字号下 4 mm 红色分隔线', {
    blankLinesBefore: 2,
    ruleMm: 4,
    /** No thickness in the standard: as printed papers have it. */
    ruleEighths: 12,
    colour: 'FF0000',
  }),
  attachment: rule('7.3.4: 正文下空一行左空二字，回行与名称首字对齐', { blankLinesBefore: 1, indentCharacters: 2 }),
  signature: rule('7.3.5: 成文日期右空四字，署名以成文日期为准居中', {
    dateRightCharacters: 4,
    /** How near a long name may come to the edge. */
    leastRightCharacters: 2,
    /** 印章顶端应当上距正文一行之内: a seal of 42 mm on both lines reaches one line above them. */
    blankLinesBefore: 2,
  }),
  seals: own('room for a seal of 42 mm for each enterprise that signs, two beside each other', {
    linesHigh: 4,
    columns: 2,
  }),
  note: rule('7.3.6: 居左空二字加圆括号', { indentCharacters: 2 }),
  attachmentPage: rule('7.3.7: 另面；“附件”3 号黑体顶格第一行，标题居中第三行', { blankLinesBefore: 1 }),
  colophon: rule('7.4.1–7.4.3: 4 号仿宋，左右各空一字；粗线 0.35 mm，细线 0.25 mm；末条线与版心下边缘重合', {
    font: '仿宋_GB2312',
    points: 14,
    sideCharacters: 1,
    /** In eighths of a point. */
    thickEighths: 8,
    thinEighths: 6,
  }),
  pageNumber: rule('7.5: 4 号半角宋体，一字线，上距版心下边缘 7 mm，单页居右空一字，双页居左空一字', {
    font: '宋体',
    points: 14,
    sideCharacters: 1,
    /** From the page's edge to the foot of the line, so that the dashes lie 7 mm below the type area. */
    footMm: 25,
    lineHeight: 1.3,
  }),
  table: own('8 leaves tables open: one size below the body', {
    font: '仿宋_GB2312',
    labelFont: '黑体',
    points: 14,
    lineEighths: 4,
    rowMm: 9,
    sideMm: 1,
    topMm: 0.7,
    lineHeight: 1.3,
  }),
} as const

/** What stands in where a machine lacks a font: the same face under the name that systems and offices bring. */
export const fontSubstitutes = own(
  'a file cannot say “else bold”: 华文中宋 is the heavy Song that comes with offices',
  {
    names: {
      方正小标宋简体: '华文中宋',
      仿宋_GB2312: '仿宋',
      楷体_GB2312: '楷体',
      黑体: 'SimHei',
      宋体: 'SimSun',
    },
  },
)

const TWIPS_AN_INCH = 1440
const MM_AN_INCH = 25.4
export const twipsOfMm = (mm: number): number => Math.round((mm / MM_AN_INCH) * TWIPS_AN_INCH)
export const pointsOfMm = (mm: number): number => (mm / MM_AN_INCH) * 72

/** The pitch of a line, in twips: 22 of them fill the type area. Never more: a 23rd of a twip too much loses a line. */
export const lineTwips = Math.floor(twipsOfMm(layout.grid.heightMm) / layout.grid.linesAPage)
/** The pitch of a character, in whole twips: 28 of them fill a line, a 29th has no room. */
export const characterTwips = Math.floor(twipsOfMm(layout.grid.widthMm) / layout.grid.charactersALine)
/** How much closer than their size the body's characters stand, in twips (negative). */
export const characterSpacing = characterTwips - layout.body.points * 20

/** The width of a text in characters of the body: Latin letters and digits take half a one. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u0020-\u02ff]/.test(character) ? 0.5 : 1
  return width
}

/**
 * How far signature and date stand from the right edge, in characters of the body: the date four, the signature centred above it. Where
 * that would push a long name over the edge, the name keeps its least distance and the date is centred below it.
 */
export function placeSignature(signature: string, date: string): { signature: number; date: number } {
  const { dateRightCharacters, leastRightCharacters } = layout.signature
  const centred = (of: number, around: number, right: number) => right + around / 2 - of / 2
  // A name of several lines fills them: it is as wide as a line may be.
  const most = layout.grid.charactersALine - 2 * leastRightCharacters
  const [wide, narrow] = [Math.min(widthOf(signature), most), widthOf(date)]
  const right = centred(wide, narrow, dateRightCharacters)
  if (right >= leastRightCharacters) return { signature: right, date: dateRightCharacters }
  return { signature: leastRightCharacters, date: centred(narrow, wide, leastRightCharacters) }
}

/** The size of the red name, in points: as large as one line allows. */
export function markPoints(text: string): number {
  // A hair less than the line, so that no reader's rounding breaks it.
  const fitting = Math.floor((pointsOfMm(layout.grid.widthMm) - 2) / Math.max(1, widthOf(text)))
  return Math.max(layout.mark.leastPoints, Math.min(layout.mark.mostPoints, fitting))
}
