/** What a page says of a credit code that cannot be right. */
interface Replacement {
  /** From 1. */
  position: number
  written: string
  meant: string
}

export const usccWords = {
  likely: ({ position, written, meant }: Replacement) =>
    `代码里可能有一位输错了：第 ${position} 位的 ${written} 可能是 ${meant}，请对照营业执照改正`,
  suspects: (replacements: readonly Replacement[]) =>
    `代码里可能有一位输错了，容易看错的有：${replacements.map(({ position, written, meant }) => `第 ${position} 位 ${written}（或 ${meant}）`).join('、')}，请对照营业执照改正`,
} as const
