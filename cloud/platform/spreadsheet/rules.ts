/** How much of a file is read at most. Rules as data; sizes in bytes. */
const MB = 1024 * 1024

export const FILE_RULES = {
  /** Larger files are refused before anything of them is read. */
  file: {
    value: 200 * MB,
    since: '2026-11-24',
    source: 'issue 3: files of 200 MB are bad input; a city of a million rows has 190 MB',
  },
  /** Columns of a table. */
  columns: { value: 256, since: '2026-11-24', source: 'own choice: the widest register export seen has 60' },
  /** Characters of one record of a text file: a quote that never closes ends here, not at the end of the memory. */
  record: { value: MB, since: '2026-11-24', source: 'own choice: 256 columns of 4,000 characters' },
  /** Rows of a worksheet. */
  rows: { value: 1_048_576, since: '2026-11-24', source: 'Excel specifications: rows of a worksheet' },
  /** Merged ranges of a worksheet. */
  merges: { value: 20_000, since: '2026-11-24', source: 'own choice: a table of data has a few' },
  /** What the archive of a workbook may unfold to, all its parts together, and one part that is held in memory. */
  unfolded: {
    value: 1024 * MB,
    since: '2026-11-24',
    source: 'own choice: 200 MB of rows unfold to about 1 GB; they are read as a stream',
  },
  held: { value: 256 * MB, since: '2026-11-24', source: 'own choice: shared texts of a million rows take 150 MB' },
  /** How many times its size a part of an archive may unfold to, where it is larger than `ratioFrom`. */
  ratio: { value: 200, since: '2026-11-24', source: 'own choice: worksheets pack 10 to 60 times, bombs 1,000 times' },
  ratioFrom: { value: 16 * MB, since: '2026-11-24', source: 'own choice: below this a bomb does no harm' },
  /** Parts of an archive. */
  parts: { value: 10_000, since: '2026-11-24', source: 'own choice: a workbook has some dozens' },
  /** Characters between two tags. */
  text: {
    value: MB,
    since: '2026-11-24',
    source: 'Excel specifications: a cell holds 32,767 characters; escapes lengthen them',
  },
  /** Part of the bytes that may be zero in a text: a stray one spoils its row, many are no text. */
  nuls: { value: 0.01, since: '2026-11-24', source: 'own choice: UTF-16 has up to a half, binary files a tenth' },
  /** Of the non-ASCII characters, the part that may be broken for a file still to be taken as UTF-8. */
  broken: { value: 0.1, since: '2026-11-24', source: 'own choice: GB18030 read as UTF-8 is broken nearly everywhere' },
} as const
