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

/** So many trees are walked side by side: the steps of one do not wait for those of another. */
const BESIDE = 4

/** Evaluates boosted trees. */
export class Boosted {
  private readonly splits: Uint8Array
  private readonly limits: Float32Array
  private readonly leaves: Float32Array
  private readonly nodes: number
  private readonly trees: number

  /** @throws RangeError more than 255 features */
  constructor(private readonly model: BoostedModel) {
    if (model.features.length > 255) throw new RangeError('a model has at most 255 features')
    this.nodes = 2 ** model.depth - 1
    const trees = model.leaves.length / (this.nodes + 1)
    // Filled up with trees that add nothing.
    this.trees = Math.ceil(trees / BESIDE) * BESIDE
    this.splits = new Uint8Array(this.trees * this.nodes)
    this.limits = new Float32Array(this.splits.length).fill(Infinity)
    this.leaves = new Float32Array(this.trees * (this.nodes + 1))
    this.leaves.set(model.leaves)
    for (const [at, feature] of model.splits.entries()) {
      if (feature < 0) continue
      this.splits[at] = feature
      this.limits[at] = model.limits[at]!
    }
  }

  /** Log odds for a vector in the order of the model's features. */
  sumOf(vector: Float32Array): number {
    const { splits, limits, leaves, nodes, trees } = this
    let sum = this.model.base
    for (let tree = 0; tree < trees; tree += BESIDE) {
      // Nodes count from 1: where each tree begins in `splits`, less one.
      const a = tree * nodes - 1
      const b = a + nodes
      const c = b + nodes
      const d = c + nodes
      let [i, j, k, l] = [1, 1, 1, 1]
      while (i <= nodes) {
        i = i * 2 + Number(vector[splits[a + i]!]! > limits[a + i]!)
        j = j * 2 + Number(vector[splits[b + j]!]! > limits[b + j]!)
        k = k * 2 + Number(vector[splits[c + k]!]! > limits[c + k]!)
        l = l * 2 + Number(vector[splits[d + l]!]! > limits[d + l]!)
      }
      const first = tree * (nodes + 1) - nodes - 1
      sum += leaves[first + i]!
      sum += leaves[first + nodes + 1 + j]!
      sum += leaves[first + 2 * (nodes + 1) + k]!
      sum += leaves[first + 3 * (nodes + 1) + l]!
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
