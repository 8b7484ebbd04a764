/** A growing list of whole numbers. */
class Numbers {
  values = new Int32Array(1 << 12)
  count = 0

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Int32Array(this.count * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.count++] = value
  }
}

/** Hashes of all documents while an index is built. */
export class Gathered {
  readonly grams = new Numbers()
  readonly gramEnds = new Numbers()
  readonly keys = new Numbers()
  readonly codes = new Numbers()
  readonly ids = new Numbers()
  readonly places = new Numbers()
}
