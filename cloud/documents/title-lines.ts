/** Titles in lines: broken between words, of even length (GB/T 9704-2012 7.3.1: 词意完整，排列对称). Pure. */
import { layout, pointsOfMm, widthOf } from './rules'

/** Characters of a title's size that a line takes. */
export const TITLE_LINE = Math.floor(pointsOfMm(layout.grid.widthMm) / layout.title.points)

/** How much worse a break is than an uneven line: squares of characters. Own choice, looked at on long names. */
const COST = { line: 200, afterName: 80, betweenWords: 200, insideWord: 800, forbidden: 100_000 } as const
/** Where a name is best broken: behind these. */
const NAME_ENDS = /(有限责任公司|股份有限公司|有限公司|公司|合伙企业|集团|[省市区县乡镇]|街道)$/
/** What belongs to what stands before it. */
const NO_BEGINNING = /^[的、，。：；》）”’)\]]/
const NO_END = /[《（“‘(]$/

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words of organisations' names that a general dictionary takes apart. */
const OURS = /楼宇|非公|两新|团工委|产业园|园区|商圈/gu

/** Where words end, counted in characters. */
function wordEnds(characters: readonly string[]): Set<number> {
  const ends = new Set<number>()
  const title = characters.join('')
  let at = 0
  for (const { segment } of segmenter.segment(title)) ends.add((at += [...segment].length))
  for (const found of title.matchAll(OURS)) {
    const begins = [...title.slice(0, found.index)].length
    for (let inside = 1; inside < [...found[0]].length; inside++) ends.delete(begins + inside)
  }
  return ends
}

/**
 * @param pieces the title's parts in order; between two of them a line may end freely
 * @returns lines that give the title when put together; none is wider than a line takes
 */
export function breakTitle(pieces: readonly string[], width: number = TITLE_LINE): string[] {
  const free = new Set<number>()
  const characters: string[] = []
  for (const piece of pieces) {
    characters.push(...piece)
    free.add(characters.length)
  }
  const { length } = characters
  const words = wordEnds(characters)
  const text = (from: number, to: number) => characters.slice(from, to).join('')
  const costOfBreak = (at: number) => {
    if (at === length) return 0
    const [before, after] = [text(Math.max(0, at - 6), at), text(at, at + 1)]
    if (NO_BEGINNING.test(after) || NO_END.test(before)) return COST.forbidden
    if (/[0-9A-Za-z]$/.test(before) && /^[0-9A-Za-z]/.test(after)) return COST.forbidden
    if (free.has(at)) return 0
    if (NAME_ENDS.test(before)) return COST.afterName
    return words.has(at) ? COST.betweenWords : COST.insideWord
  }
  const ideal = widthOf(text(0, length)) / Math.max(1, Math.ceil(widthOf(text(0, length)) / width))
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let to = 1; to <= length; to++) {
    let found = { cost: Infinity, from: to - 1 }
    for (let from = to - 1, wide = 0; from >= 0; from--) {
      wide += widthOf(characters[from]!)
      if (wide > width && from < to - 1) break
      const cost = best[from]!.cost + COST.line + costOfBreak(to) + (ideal - wide) ** 2
      if (cost < found.cost) found = { cost, from }
    }
    best[to] = found
  }
  const lines: string[] = []
  for (let to = length; to > 0; to = best[to]!.from) lines.unshift(text(best[to]!.from, to))
  return lines
}
