/** What a cell says, without what files and spreadsheets put around it. Pure. */

/** Control characters, marks of order and halves of characters: a database refuses some, and no register means the others. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
/** Half a character says nothing and cannot be stored. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const STRANGE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ud800-\udfff]|\s{2}|^\s|\s$|\n|\u3000/

/**
 * A cell's text as a table's reader keeps it. Files for spreadsheets carry ="…" around digits and ' before what would be a formula: both go. The
 * second is what the export writes, hence exactly one is taken away.
 */
export function clean(value: string): string {
  const plain = STRANGE.test(value)
    ? value
        .replace(CONTROL, '')
        .replace(HALF, '')
        .replace(/[\s\u3000]+/g, ' ')
        .trim()
    : value
  const first = plain.charCodeAt(0)
  if (first === 39 && /^'+[=+\-@]/.test(plain)) return plain.slice(1).trim()
  if (first === 61) return (/^="([^"]*)"$/.exec(plain)?.[1] ?? plain).trim()
  return plain
}

export const shorten = (text: string, longest: number) => text.slice(0, longest).replace(HALF, '').trim()

/** Registers print 无 and N/A where they know nothing. */
export const NOTHING = new Set(['', '无', '-', '--', '—', '/', 'N/A', 'NA', 'NULL', 'null', 'None', '暂无', '不详'])
/** What spreadsheets make of long numbers: 9.133E+17. */
export const LOST_DIGITS = /^\d(\.\d+)?E\+?\d+$/i
/** A number or a date where a name belongs. */
export const ONLY_NUMBERS = /^[\d\s.,:/\-年月日]+$/
