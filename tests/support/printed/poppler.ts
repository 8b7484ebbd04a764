/** Looks at a PDF through poppler's tools: another hand than the one that wrote it. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Grey, a byte a pixel. */
export interface Picture {
  width: number
  height: number
  grey: Uint8Array
}

function withFile<T>(pdf: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'league-printed-'))
  try {
    const file = join(folder, 'printed.pdf')
    writeFileSync(file, pdf)
    return work(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const run = (tool: string, args: readonly string[]) =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })

/** Portable grey or colour map, binary: `P5 w h 255` and the bytes. */
function readMap(file: string): Picture & { channels: number; bytes: Uint8Array } {
  const content = readFileSync(file)
  const head = /^P([56])\s+(\d+)\s+(\d+)\s+255\s/.exec(content.subarray(0, 64).toString('latin1'))
  if (head === null) throw new Error('no portable map')
  const bytes = content.subarray(head[0].length)
  return { width: Number(head[2]), height: Number(head[3]), grey: bytes, bytes, channels: head[1] === '5' ? 1 : 3 }
}

/** @param whole with bleed and marks; else the trimmed sheet, as a viewer shows it */
export function renderGrey(
  pdf: Uint8Array,
  dpi: number,
  { whole = false, page }: { whole?: boolean; page?: number } = {},
): Picture[] {
  return withFile(pdf, (file, folder) => {
    const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)]
    run('pdftoppm', ['-gray', '-r', String(dpi), ...pages, ...(whole ? [] : ['-cropbox']), file, join(folder, 'page')])
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => readMap(join(folder, name)))
  })
}

/** The colour of points of one page, in mm from the upper left corner of the trimmed sheet. */
export function colourAt(pdf: Uint8Array, page: number, slugMm: number): (x: number, y: number) => number[] {
  const dpi = 254
  return withFile(pdf, (file, folder) => {
    run('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), file, join(folder, 'page')])
    const name = readdirSync(folder).find((one) => one.endsWith('.ppm')) ?? ''
    const { width, bytes } = readMap(join(folder, name))
    const pixel = (mm: number) => Math.round(((mm + slugMm) * dpi) / 25.4)
    return (x, y) => [...bytes.subarray(3 * (pixel(y) * width + pixel(x)), 3 * (pixel(y) * width + pixel(x)) + 3)]
  })
}

export const textOf = (pdf: Uint8Array, page: number, area: { x: number; y: number; w: number; h: number }): string =>
  withFile(pdf, (file) => {
    const n = (mm: number) => String(Math.round((mm * 72) / 25.4))
    const { x, y, w, h } = area
    return run('pdftotext', [
      ...['-f', String(page), '-l', String(page), '-r', '72', '-cropbox'],
      ...['-x', n(x), '-y', n(y), '-W', n(w), '-H', n(h), file, '-'],
    ])
  })

export interface Word {
  page: number
  text: string
  /** In mm from the upper left corner of the whole sheet of paper, marks included. */
  left: number
  right: number
  top: number
  bottom: number
}

export function wordsOf(pdf: Uint8Array): Word[] {
  const html = withFile(pdf, (file) => run('pdftotext', ['-bbox', file, '-']))
  const mm = (points: string | undefined) => (Number(points) * 25.4) / 72
  return html
    .split('<page ')
    .slice(1)
    .flatMap((part, n) =>
      [...part.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          page: n + 1,
          text,
          left: mm(left),
          right: mm(right),
          top: mm(top),
          bottom: mm(bottom),
        }),
      ),
    )
}

/** Name and whether it is embedded, of every font. */
export const fontsOf = (pdf: Uint8Array): { name: string; embedded: boolean; subset: boolean }[] =>
  withFile(pdf, (file) =>
    run('pdffonts', [file])
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const flags = /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)
        return { name: line.split(/\s/)[0] ?? '', embedded: flags?.[1] === 'yes', subset: flags?.[2] === 'yes' }
      }),
  )

/** The boxes of a page in mm: left, bottom, right, top. */
export function boxesOf(pdf: Uint8Array, page: number): Record<string, number[]> {
  const said = withFile(pdf, (file) => run('pdfinfo', ['-box', '-f', String(page), '-l', String(page), file]))
  return Object.fromEntries(
    [...said.matchAll(/(Media|Crop|Bleed|Trim)Box:\s+([\d.\s-]+)\n/g)].map(([, name = '', numbers = '']) => [
      name,
      numbers
        .trim()
        .split(/\s+/)
        .map((one) => Math.round((Number(one) * 25.4 * 10) / 72) / 10),
    ]),
  )
}
