import type { BoostSamples } from './boost'

/** Samples as they come, made into one table for the trainer. */
export class Collected {
  private readonly vectors: Float32Array[] = []
  private readonly labels: number[] = []
  private readonly weights: number[] = []

  add(vector: Float32Array, label: boolean, weight: number): void {
    this.vectors.push(vector)
    this.labels.push(Number(label))
    this.weights.push(weight)
  }

  samples(width: number): BoostSamples {
    const vectors = new Float32Array(this.vectors.length * width)
    for (const [at, vector] of this.vectors.entries()) vectors.set(vector, at * width)
    return { vectors, labels: Uint8Array.from(this.labels), weights: Float32Array.from(this.weights) }
  }

  get count(): number {
    return this.labels.length
  }
}
