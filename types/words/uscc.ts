/** What a page says of a credit code whose check character does not agree. */
interface Replacement {
  /** From 1. */
  position: number
  written: string
  meant: string
}

export const usccWords = {
  likely: ({ position, written, meant }: Replacement) =>
    `校验位不对。第 ${position} 位的 ${written} 可能是 ${meant}，请对照营业执照改正`,
  suspects: (replacements: readonly Replacement[]) =>
    `校验位不对，可能认错的有：${replacements.map(({ position, written, meant }) => `第 ${position} 位 ${written}（或 ${meant}）`).join('、')}，请对照营业执照改正`,
} as const
