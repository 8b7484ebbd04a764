/** Writes sw.js beside a built h5 face. */
export function writeWorker(folder: string, names: readonly string[]): { version: string; files: number }
