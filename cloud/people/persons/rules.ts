/** How personal values are shown where the whole is not needed. */

/** 13800000000 → 138 **** 0000 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)} **** ${phone.slice(-4)}`
}

/** The family name stays, the rest is hidden: 张某某 → 张**; of a single character nothing is hidden. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(rest.length)
}
