import { SYLLABLES } from './syllables-data'

/** What a hand that writes by ear takes for one another: flat and curled, front and back. */
const FUZZY: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^l/, 'n'],
  [/([aei])ng$/, '$1n'],
]

const first = new Uint16Array(0x10000)
const loose = new Uint16Array(0x10000)
const further = new Map<number, number[]>()
const spelt: string[] = ['']

function read(): void {
  const fuzzyNumbers = new Map<string, number>()
  for (const [at, line] of SYLLABLES.trim().split(/\|\n?/).entries()) {
    const [syllable = '', characters = ''] = line.split(' ')
    spelt.push(syllable)
    const fuzzy = FUZZY.reduce((text, [pattern, by]) => text.replace(pattern, by), syllable)
    const fuzzyNumber = fuzzyNumbers.get(fuzzy) ?? fuzzyNumbers.size + 1
    fuzzyNumbers.set(fuzzy, fuzzyNumber)
    for (let i = 0; i < characters.length; i++) {
      const code = characters.charCodeAt(i)
      if (first[code] === 0) {
        first[code] = at + 1
        loose[code] = fuzzyNumber
      } else {
        further.set(code, [...(further.get(code) ?? []), at + 1])
      }
    }
  }
}
read()

/** A number for how a character sounds, near sounds alike (zh = z, ng = n); the character itself where no reading is known. */
export function soundOf(code: number): number {
  return loose[code] || code
}

/** Whether two characters have a reading in common, without regard to the tone. */
export function isHomophone(a: number, b: number): boolean {
  const one = first[a] ?? 0
  const other = first[b] ?? 0
  if (one === 0 || other === 0) return false
  if (one === other) return true
  const more = further.get(a)
  const others = further.get(b)
  if (more?.includes(other) || others?.includes(one)) return true
  return more?.some((reading) => others?.includes(reading)) ?? false
}

/** Whether two characters sound nearly alike: 申 and 生, 兰 and 南. */
export function isNearSound(a: number, b: number): boolean {
  return isHomophone(a, b) || (loose[a] !== 0 && loose[a] === loose[b])
}

/** How a character is spelt in pinyin, by its first reading, without tone; empty where none is known. */
export function spellingOf(code: number): string {
  return spelt[first[code] ?? 0] ?? ''
}
