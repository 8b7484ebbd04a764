/** Writes .br and .gz beside each of these files that is worth it. */
export function compress(files: readonly string[]): void
