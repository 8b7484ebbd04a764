/** The code as squares of a grid: pure. */
import { create } from 'qrcode'
import { codeRules } from '../rules'

export interface Code {
  /** Modules a side, without the quiet zone. */
  size: number
  level: 'H' | 'Q' | 'M'
  /** Dark runs: column, row, length. */
  runs: readonly (readonly [x: number, y: number, length: number])[]
}

/** What a module measures where the code with its quiet zone is `mm` wide. */
export const moduleOf = (size: number, mm: number): number => mm / (size + 2 * codeRules.quietModules.value)

/** @param mm width of the place, quiet zone included @throws Error where the text is too long for a readable code */
export function codeOf(text: string, mm: number): Code {
  for (const level of codeRules.levels.value) {
    const { modules } = create(text, { errorCorrectionLevel: level })
    const isLast = level === codeRules.levels.value.at(-1)
    if (!isLast && moduleOf(modules.size, mm) < codeRules.moduleMm.min) continue
    const runs: [number, number, number][] = []
    for (let y = 0; y < modules.size; y++)
      for (let x = 0; x < modules.size; x++) {
        if (modules.get(y, x) === 0) continue
        const last = runs.at(-1)
        if (last !== undefined && last[1] === y && last[0] + last[2] === x) last[2]++
        else runs.push([x, y, 1])
      }
    return { size: modules.size, level, runs }
  }
  throw new Error('no level of error correction is left')
}
