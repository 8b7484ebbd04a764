/** The next number of an office's documents, after those it has given: 杭西团〔2026〕12号 → 杭西团〔2026〕13号. */

/** The official form (GB/T 9704-2012, 7.2.5): the office's letters, the year in hexagonal brackets, the serial without leading zeros. */
const NUMBER = /^(.+?)[〔[【(（](\d{4})[〕\]】)）](\d+)号$/

/**
 * @param used numbers that the office gave, newest first
 * @param today ISO date: the serial begins anew each year
 * @returns null where the office has not given any yet: its letters are its own
 */
export function proposeNumber(used: readonly string[], today: string): string | null {
  const year = today.slice(0, 4)
  const read = used.flatMap((number) => {
    const [, letters, of, serial] = NUMBER.exec(number) ?? []
    return letters === undefined || of === undefined || serial === undefined
      ? []
      : [{ letters, of, serial: Number(serial) }]
  })
  const [last] = read
  if (last === undefined) return null
  const serials = read.filter((one) => one.letters === last.letters && one.of === year).map((one) => one.serial)
  return `${last.letters}〔${year}〕${Math.max(0, ...serials) + 1}号`
}
