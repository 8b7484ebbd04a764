/** Boosted trees as a file: each tree in the order of a full binary tree, splits first, then leaves. */
export interface BoostedModel {
  features: readonly string[]
  depth: number
  /** Sum before the first tree, in log odds. */
  base: number
  /** For each split of each tree the feature's place, −1 where nothing is split (everything goes left). */
  splits: readonly number[]
  /** For each split the value up to which (inclusive) one goes left. */
  limits: readonly number[]
  /** For each leaf of each tree what it adds, in log odds. */
  leaves: readonly number[]
}

/** Evaluates boosted trees. */
export class Boosted {
  private readonly splits: Int16Array
  private readonly limits: Float32Array
  private readonly leaves: Float32Array
  private readonly nodes: number
  private readonly trees: number

  constructor(private readonly model: BoostedModel) {
    this.splits = Int16Array.from(model.splits)
    this.limits = Float32Array.from(model.limits)
    this.leaves = Float32Array.from(model.leaves)
    this.nodes = 2 ** model.depth - 1
    this.trees = this.leaves.length / (this.nodes + 1)
  }

  /** Log odds for a vector in the order of the model's features. */
  sumOf(vector: Float32Array): number {
    const { splits, limits, leaves, nodes, trees } = this
    let sum = this.model.base
    for (let tree = 0; tree < trees; tree++) {
      const first = tree * nodes
      let node = 0
      while (node < nodes) {
        const feature = splits[first + node]!
        const right = feature >= 0 && vector[feature]! > limits[first + node]!
        node = node * 2 + (right ? 2 : 1)
      }
      sum += leaves[first + tree + node - nodes]!
    }
    return sum
  }
}

/** The probability that belongs to log odds. */
export const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum))

/** Reads a calibrated value between the knots of a rising curve; outside them the nearest knot's. */
export function calibrated(sum: number, curve: { sums: readonly number[]; shares: readonly number[] }): number {
  const { sums, shares } = curve
  const last = sums.length - 1
  if (last < 0) return logistic(sum)
  if (sum <= sums[0]!) return shares[0]!
  if (sum >= sums[last]!) return shares[last]!
  let at = 1
  while (sums[at]! < sum) at++
  const share = (sum - sums[at - 1]!) / (sums[at]! - sums[at - 1]!)
  return shares[at - 1]! + share * (shares[at]! - shares[at - 1]!)
}
