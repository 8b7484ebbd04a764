/** The style sheets of the mini-program, read as text. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const src = path.resolve(__dirname, '../../../src')

export const tokenSheet = path.join(src, 'theme/tokens.css')

/** Every sheet but the tokens: [path inside src, text]. */
export function sheets(): [file: string, text: string][] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css') && path.join(src, file) !== tokenSheet)
    .map((file) => [file, readFileSync(path.join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')])
}

/** The tokens of one rule of the token sheet (`:root` or `.elder`): name without dashes → value. */
export function tokens(rule: ':root' | '.elder'): Map<string, string> {
  const text = readFileSync(tokenSheet, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const start = text.indexOf(rule)
  const body = text.slice(text.indexOf('{', start) + 1, text.indexOf('}', start))
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', (found[2] ?? '').trim()]),
  )
}
