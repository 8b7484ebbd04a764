/** Rules of the audit trail, as data. */
export const auditRules = {
  seal: {
    everyMs: 1000,
    /** Rows of one block. */
    rows: 1000,
    /** Blocks of one round: what waited while no service ran is caught up with in several. */
    blocks: 50,
    since: '2026-11-24',
    source: 'issue 4: one sealer orders and chains blocks each second',
  },
  unsealed: { seconds: 10, since: '2026-11-24', source: 'issue 4: nothing older than 10 s is unsealed' },
  /** How much older than the block before it a row may say to be. */
  misplaced: {
    seconds: 3600,
    since: '2026-11-24',
    source: 'own choice: far longer than any act’s transaction lasts; what is older was put back',
  },
  kept: {
    months: 36,
    /** Stands in the database too (migration 0013). */
    leastMonths: 6,
    since: '2026-11-24',
    source:
      '《网络安全法》留存网络日志不少于六个月（2016 年文本第二十一条第三项）; own choice of 3 years: 《网络数据安全管理条例》第十二条 asks 3 years for records of sharing, which the trail holds',
  },
  nightly: { hour: 3, since: '2026-11-24', source: 'own choice: the hour of China’s night with the fewest acts' },
} as const

/** Version of what a digest covers; a later shape gets the next number, and the verification reads both. */
export const BLOCK_FORMAT = 1
