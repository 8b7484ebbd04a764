/** Isotonic regression (pool adjacent violators, Ayer et al. 1955) of right or wrong on a model's log odds. */

/** Fewest observations a step of the curve stands on. */
const LEAST = 150

export function risingCurve(points: readonly { sum: number; right: boolean }[]): { sums: number[]; shares: number[] } {
  const sorted = points.toSorted((a, b) => a.sum - b.sum)
  const blocks: { sum: number; right: number; count: number }[] = []
  for (let from = 0; from < sorted.length; from += LEAST) {
    const chunk = sorted.slice(from, from + LEAST)
    const right = chunk.filter((one) => one.right).length
    const sum = chunk.reduce((total, one) => total + one.sum, 0)
    blocks.push({ sum, right, count: chunk.length })
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)]
      if (!before || !last || before.right / before.count < last.right / last.count) break
      blocks.splice(-2, 2, {
        sum: before.sum + last.sum,
        right: before.right + last.right,
        count: before.count + last.count,
      })
    }
  }
  // Half an error is added to each step (Jeffreys): no step says "always".
  return {
    sums: blocks.map(({ sum, count }) => Number((sum / count).toPrecision(5))),
    shares: blocks.map(({ right, count }) => Number(((right + 0.5) / (count + 1)).toPrecision(6))),
  }
}
