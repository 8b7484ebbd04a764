/** The figures as a table for a report: what whoever counts for somebody else would type off the screen. */
import type { CountedQueue, Figures } from '../../../types/counts'
import type { OutputOf } from '../../../types/registry'
import { countWords as words } from '../../../types/words/counts'

const columns = Object.keys(words.columns) as CountedQueue[]

/** By RFC 4180; a name that a spreadsheet would run as a formula is held back by an apostrophe. */
const cell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One row an office, districts with their sums before their streets; a byte order mark, or Excel reads no Chinese. */
export function tableText({ total, city, districts }: OutputOf<'countCases'>): string {
  const line = (first: string, second: string, figures: Figures) =>
    [first, second, ...columns.map((queue) => figures[queue])].map(cell).join(',')
  const lines = [
    [words.district, words.office, ...columns.map((queue) => words.columns[queue])].join(','),
    ...(city === null ? [] : [line(city.name, words.ownRow, city.figures)]),
    ...districts.flatMap((one) => {
      const name = one.whole ? one.name : words.part(one.name)
      return [
        line(name, words.sumRow, one.figures),
        ...(one.own === null ? [] : [line(name, words.ownRow, one.own.figures)]),
        ...one.streets.map((street) => line(name, street.name, street.figures)),
      ]
    }),
    line(words.total, '', total),
  ]
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
