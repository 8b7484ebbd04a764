/** The order in which a building is walked: the same at the service and on the phone. Imports nothing; no newer than ES2017. */

/** -1, B1, 负1层, 12, A座3, 8幢12: block and number. */
function partsOf(floor: string): { block: string; number: number | undefined } {
  const found = /^(.*?)(-?\d{1,3})(?:层|楼|F|f)?$/.exec(floor.replace(/^(?:b|地下|负)\s*(?=\d+(?:层|楼|F)?$)/i, '-'))
  // 8幢 is a block without a floor.
  if (found === null) return { block: floor, number: undefined }
  return { block: found[1] ?? '', number: Number(found[2]) }
}

const padded = (text: string): string => text.replace(/\d+/g, (digits) => digits.padStart(5, '0'))
/** The lowest floor that is told apart. */
const LOWEST = 100

/**
 * The order from the lowest floor up, by block, then by room; what is not known comes last. Texts that are compared byte by byte; at most 80
 * characters.
 */
export function sortedOf(floor: string, room: string): string {
  if (floor === '') return `1${padded(room)}`.slice(0, 80)
  const { block, number } = partsOf(floor)
  const level = number === undefined ? '~' : String(number + LOWEST).padStart(5, '0')
  // The sign stands before letters and digits: what is of no block comes first.
  return `0${padded(block)}!${level}!${padded(room)}`.slice(0, 80)
}

/** Floors from below, block by block, the unknown one last. */
export function compareFloors(one: string, other: string): number {
  const [a, b] = [sortedOf(one, ''), sortedOf(other, '')]
  return a < b ? -1 : a > b ? 1 : 0
}

/** As they are met on the way: each key is made once, for a market has thousands. */
export const inWalk = <T extends { floor: string; room: string }>(rows: readonly T[]): T[] =>
  rows
    .map((row) => ({ row, key: sortedOf(row.floor, row.room) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row)
