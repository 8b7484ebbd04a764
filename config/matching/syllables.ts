/**
 * `npm run data:syllables`: writes types/syllables-data.ts, the readings of the characters of GB 2312 without tones, from the
 * dictionary of pinyin-pro (MIT). The engine itself imports no package; the table is data, made anew by this command.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'

/** All characters of GB 2312 level 1 and 2: rows 16-87 of the standard. */
function charactersOfStandard(): string[] {
  const decoder = new TextDecoder('gb18030')
  const found: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^[\u4e00-\u9fff]$/u.test(character)) found.push(character)
    }
  }
  return found
}

function main(): void {
  const bySyllable = new Map<string, string[]>()
  for (const character of charactersOfStandard()) {
    const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
    for (const reading of new Set(readings)) bySyllable.set(reading, [...(bySyllable.get(reading) ?? []), character])
  }
  const lines = [...bySyllable]
    .filter(([reading]) => /^[a-zü]+$/.test(reading))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reading, characters]) => `${reading.replace(/ü/g, 'v')} ${characters.join('')}`)
  const text = `/** Readings without tones of the characters of GB 2312, most characters under one line. Made by \`npm run data:syllables\` from pinyin-pro 3.29.4 (MIT). */
export const SYLLABLES = \`
${lines.join('|').replace(/(.{100}[^|]*)\|/g, '$1|\n')}
\`
`
  writeFileSync(join(__dirname, '../../types/syllables-data.ts'), text)
}

main()
