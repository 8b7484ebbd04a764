/** Rules of printed invitations, as data. Pure. */
export const posterRules = {
  /** A page that is asked each second or two sees it move. */
  tellMs: 1000,
  /** Nobody has worked on it for so long: its process is gone, and the batch begins anew. */
  deadMs: 30_000,
  /** What fails so often is not tried again. */
  tries: 3,
  /** Links made in one transaction. */
  links: 50,
  /** The mini-program's code: pixels of its side, enough for the largest sheet at 300 dpi; and how many are asked for at a time (5,000 a minute are given). */
  miniCode: { width: 860, atOnce: 10 },
  /** A file can be made again at any time: it need not lie about. */
  keepHours: 24,
  /** The line of the list goes, too. */
  listedDays: 30,
  /** Shown at most. */
  shown: 20,
  /** No batch comes near; a thread that does not end is ended. */
  pressMs: 600_000,
  since: '2026-11-28',
  source: 'own choice; a batch of 500 takes below a minute on two cores (docs/figures.md)',
} as const

/** The printed code. */
export const codeRules = {
  quietModules: { value: 4, source: 'ISO/IEC 18004: the quiet zone is four modules wide on each side' },
  /** Below this a phone held at arm's length sees modules run together: then less correction, and larger modules. */
  moduleMm: {
    min: 0.9,
    source:
      'DENSO WAVE, point for determining the code area: the larger the module, the better it is read; own choice for arm’s length',
  },
  /** The strongest that leaves the modules large enough: paper is creased, wet, and photographed askew. */
  levels: { value: ['H', 'Q', 'M'], source: 'ISO/IEC 18004: H restores 30 %, Q 25 %, M 15 % of the code words' },
  since: '2026-11-28',
} as const

/** Typesetting of Chinese. */
export const settingRules = {
  /** Between Chinese and Latin letters or figures, in em. */
  latinSpace: { value: 0.25, source: 'W3C Requirements for Chinese Text Layout (clreq) 3.2.2: at most a quarter em' },
  /** Full-width punctuation fills half of its em; beside another one, and at the edge of a line, the empty half is taken out. */
  punctuationEm: { value: 0.5, source: 'clreq 3.1.6, adjustment of punctuation width' },
  noLineStart: {
    value: '，。、；：？！）》〉」』】〕”’…—·～％℃,.;:?!)]}%',
    source: 'GB/T 15834-2011 5.1: these do not stand at the beginning of a line; clreq 3.1.5',
  },
  noLineEnd: { value: '（《〈「『【〔“‘([{', source: 'GB/T 15834-2011 5.1: these do not stand at the end of a line' },
  /** The legal form at the end of a name, and the like, stays together where there is room. */
  together: {
    value: [
      '股份有限公司',
      '有限责任公司',
      '有限合伙',
      '有限公司',
      '普通合伙',
      '个人独资',
      '分公司',
      '工作室',
      '事务所',
      '工作日',
    ],
    source: 'own choice: how names of enterprises are read',
  },
  since: '2026-11-28',
} as const
