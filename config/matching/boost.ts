/**
 * Trains boosted trees for yes or no (Friedman 2001; the second-order leaf of XGBoost, Chen and Guestrin 2016) on histograms of at most 64
 * bins, with monotone features. Seedless: the same samples give the same trees.
 */
import type { BoostedModel } from '../../types/boosted'

export interface BoostSamples {
  /** Row-major. */
  vectors: Float32Array
  labels: Uint8Array
  weights: Float32Array
}

export interface BoostOptions {
  features: readonly string[]
  /** +1: the answer may only rise with the feature; −1: only fall. */
  monotone: Readonly<Record<string, 1 | -1>>
  trees: number
  depth: number
  rate: number
  /** Least sum of second derivatives in a leaf. */
  least: number
  /** L2 on leaves. */
  calm: number
  /** A value that many samples have takes one bin, and the others share the rest: else features that are mostly absent keep few limits. */
  areSpread?: boolean
}

const BINS = 64

function limitsOf(samples: BoostSamples, width: number, feature: number, areSpread: boolean): number[] {
  const count = samples.labels.length
  const step = Math.max(1, Math.floor(count / 20_000))
  const values: number[] = []
  for (let i = 0; i < count; i += step) values.push(samples.vectors[i * width + feature]!)
  const distinct = [...new Set(values)].sort((a, b) => a - b)
  if (distinct.length <= BINS) return distinct.slice(0, -1).map((value, at) => (value + distinct[at + 1]!) / 2)
  values.sort((a, b) => a - b)
  if (areSpread) return spreadLimits(values)
  const cuts = Array.from({ length: BINS - 1 }, (_, at) => values[Math.floor(((at + 1) * values.length) / BINS)]!)
  return [...new Set(cuts)]
}

/** Limits between bins of as many samples each, but for values that fill a bin alone. */
function spreadLimits(sorted: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1)
  let left = sorted.length
  let bins = BINS
  const isLarge = (count: number): boolean => count > sorted.length / BINS
  for (const count of counts.values()) {
    if (!isLarge(count)) continue
    left -= count
    bins--
  }
  const limits: number[] = []
  let held = 0
  let before: number | undefined
  for (const [value, count] of counts) {
    // A bin is closed where it is full, and on both sides of a large value.
    const isFull = held >= left / Math.max(1, bins) || (held > 0 && isLarge(count))
    if (before !== undefined && isFull && limits.length < BINS - 1) {
      limits.push((before + value) / 2)
      held = 0
    }
    held = isLarge(count) ? Infinity : held + count
    before = value
  }
  return limits
}

interface Split {
  feature: number
  bin: number
  gain: number
}

export function trainBoosted(samples: BoostSamples, options: BoostOptions): BoostedModel {
  const width = options.features.length
  const count = samples.labels.length
  const cuts = options.features.map((_, feature) =>
    limitsOf(samples, width, feature, options.areSpread ?? false).map(Math.fround),
  )
  const bins = new Uint8Array(count * width)
  for (let i = 0; i < count; i++) {
    for (let feature = 0; feature < width; feature++) {
      const value = samples.vectors[i * width + feature]!
      const cut = cuts[feature]!
      let low = 0
      let high = cut.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (value <= cut[middle]!) high = middle
        else low = middle + 1
      }
      bins[i * width + feature] = low
    }
  }
  let positive = 0
  let all = 0
  for (let i = 0; i < count; i++) {
    all += samples.weights[i]!
    if (samples.labels[i]) positive += samples.weights[i]!
  }
  const base = Math.log(positive / (all - positive))
  const sums = new Float32Array(count).fill(base)
  const nodes = 2 ** options.depth - 1
  const model = { splits: [] as number[], limits: [] as number[], leaves: [] as number[] }
  const gradients = new Float32Array(count)
  const curvatures = new Float32Array(count)
  const leafOf = new Int16Array(count)
  const signs = options.features.map((name) => options.monotone[name] ?? 0)
  for (let tree = 0; tree < options.trees; tree++) {
    for (let i = 0; i < count; i++) {
      const share = 1 / (1 + Math.exp(-sums[i]!))
      gradients[i] = (share - samples.labels[i]!) * samples.weights[i]!
      curvatures[i] = Math.max(share * (1 - share), 1e-6) * samples.weights[i]!
    }
    leafOf.fill(0)
    const splits = new Array<number>(nodes).fill(-1)
    const limits = new Array<number>(nodes).fill(0)
    // Bounds keep what a monotone split promised further down.
    const lows = new Array<number>(nodes * 2 + 1).fill(-Infinity)
    const highs = new Array<number>(nodes * 2 + 1).fill(Infinity)
    for (let depth = 0; depth < options.depth; depth++) {
      const from = 2 ** depth - 1
      const level = 2 ** depth
      const g = new Float64Array(level * width * BINS)
      const h = new Float64Array(level * width * BINS)
      for (let i = 0; i < count; i++) {
        const at = (leafOf[i]! - from) * width
        const row = i * width
        for (let feature = 0; feature < width; feature++) {
          const slot = (at + feature) * BINS + bins[row + feature]!
          g[slot]! += gradients[i]!
          h[slot]! += curvatures[i]!
        }
      }
      for (let node = 0; node < level; node++) {
        const number = from + node
        const best = bestSplit(g, h, node, width, cuts, signs, lows[number]!, highs[number]!, options)
        const [left, right] = [number * 2 + 1, number * 2 + 2]
        lows[left] = lows[right] = lows[number]!
        highs[left] = highs[right] = highs[number]!
        if (!best) continue
        splits[number] = best.feature
        limits[number] = cuts[best.feature]![best.bin]!
        const sign = signs[best.feature]!
        if (sign !== 0) {
          const middle = (best.left + best.right) / 2
          if (sign > 0) highs[left] = lows[right] = middle
          else lows[left] = highs[right] = middle
        }
      }
      for (let i = 0; i < count; i++) {
        const number = leafOf[i]!
        const feature = splits[number]!
        const right = feature >= 0 && samples.vectors[i * width + feature]! > limits[number]!
        leafOf[i] = number * 2 + (right ? 2 : 1)
      }
    }
    const g = new Float64Array(nodes + 1)
    const h = new Float64Array(nodes + 1)
    for (let i = 0; i < count; i++) {
      g[leafOf[i]! - nodes]! += gradients[i]!
      h[leafOf[i]! - nodes]! += curvatures[i]!
    }
    const leaves = Array.from(g, (sum, leaf) => {
      const value = Math.min(highs[leaf + nodes]!, Math.max(lows[leaf + nodes]!, -sum / (h[leaf]! + options.calm)))
      return Math.fround(value * options.rate)
    })
    for (let i = 0; i < count; i++) sums[i]! += leaves[leafOf[i]! - nodes]!
    model.splits.push(...splits)
    model.limits.push(...limits)
    model.leaves.push(...leaves)
  }
  const round = (value: number) => Number(value.toPrecision(6))
  return {
    features: options.features,
    depth: options.depth,
    base: round(base),
    splits: model.splits,
    limits: model.limits,
    leaves: model.leaves.map((value) => Number(value.toPrecision(4))),
  }
}

function bestSplit(
  g: Float64Array,
  h: Float64Array,
  node: number,
  width: number,
  cuts: readonly (readonly number[])[],
  signs: readonly number[],
  low: number,
  high: number,
  { least, calm }: BoostOptions,
): (Split & { left: number; right: number }) | undefined {
  let best: (Split & { left: number; right: number }) | undefined
  const value = (sum: number, curve: number) => Math.min(high, Math.max(low, -sum / (curve + calm)))
  const worth = (sum: number, curve: number, leaf: number) => -(2 * sum * leaf + (curve + calm) * leaf * leaf)
  for (let feature = 0; feature < width; feature++) {
    const from = (node * width + feature) * BINS
    let gAll = 0
    let hAll = 0
    const most = cuts[feature]!.length
    for (let bin = 0; bin <= most; bin++) {
      gAll += g[from + bin]!
      hAll += h[from + bin]!
    }
    const before = worth(gAll, hAll, value(gAll, hAll))
    let gLeft = 0
    let hLeft = 0
    for (let bin = 0; bin < most; bin++) {
      gLeft += g[from + bin]!
      hLeft += h[from + bin]!
      const hRight = hAll - hLeft
      if (hLeft < least || hRight < least) continue
      const left = value(gLeft, hLeft)
      const right = value(gAll - gLeft, hRight)
      if (signs[feature]! > 0 && left > right) continue
      if (signs[feature]! < 0 && left < right) continue
      const gain = worth(gLeft, hLeft, left) + worth(gAll - gLeft, hRight, right) - before
      if (gain > 1e-6 && (!best || gain > best.gain)) best = { feature, bin, gain, left, right }
    }
  }
  return best
}
