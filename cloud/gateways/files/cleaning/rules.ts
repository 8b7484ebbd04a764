/** What a picture or a document may cost, as data. */
export const cleaningRules = {
  /** 24 million: a phone's usual photo has 12. Four bytes each while it is worked on. */
  pixels: {
    max: 24_000_000,
    since: '2026-11-24',
    source: 'own choice: 96 MB a picture; phones take 12 MP unless told otherwise',
  },
  side: { max: 20_000, since: '2026-11-24', source: 'own choice: longer is no photo' },
  milliseconds: { max: 20_000, since: '2026-11-24', source: 'own choice: five times what 24 MP took when measured' },
  heapMegabytes: { max: 512, since: '2026-11-24', source: 'own choice' },
  /** Unpacked bytes of one stream of a PDF. */
  stream: { max: 64_000_000, since: '2026-11-24', source: 'own choice: a scanned page has 25 MB' },
  atOnce: { max: 1, since: '2026-11-24', source: 'own choice: one core stays with the requests' },
  waiting: { max: 30, since: '2026-11-24', source: 'own choice: half a minute at most' },
  jpegQuality: { value: 88, since: '2026-11-24', source: 'own choice: small print of a licence stays readable' },
} as const
