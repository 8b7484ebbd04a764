/**
 * The typeface: Noto Sans SC (SIL Open Font License 1.1), whole, so that a rare character of a name prints. What a document uses of it is embedded.
 */
import { readFileSync } from 'node:fs'

export type Weight = 'regular' | 'bold'

const files: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
}
export const weights = Object.keys(files) as Weight[]

const read = new Map<Weight, Buffer>()

/** The font's file, read once a thread. */
export function faceOf(weight: Weight): Buffer {
  const known = read.get(weight)
  if (known !== undefined) return known
  const bytes = readFileSync(require.resolve(files[weight]))
  read.set(weight, bytes)
  return bytes
}

/** How far the letters stand above and below the base line, in em: the box of a Chinese character. Source: OS/2 of the font. */
export const emBox = { above: 0.88, below: 0.12 } as const
