/**
 * Lists that grow with the pool lie in shared memory, which V8 does not weigh against the heap: every 64 MB of common typed arrays make it look
 * through all of the caller's rows (of a million: half a second each time). It also lets a packed index go to another thread without a copy.
 * Nobody writes to one that another thread has.
 */
export const largeBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length))
export const largeInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4))
export const largeCounts = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4))

/** The beginning of a list, as a list of its own. */
export function copyOfBytes(bytes: Uint8Array, length: number): Uint8Array {
  const copy = largeBytes(length)
  copy.set(bytes.subarray(0, length))
  return copy
}

export function copyOfCounts(counts: Uint32Array, length: number): Uint32Array {
  const copy = largeCounts(length)
  copy.set(counts.subarray(0, length))
  return copy
}
