/** Public holidays and the workdays that make up for them, by year. A year that is not here counts only weekends as days off. */
interface YearOfHolidays {
  source: string
  /** First and last day off, inclusive. */
  off: readonly (readonly [string, string])[]
  /** Saturdays and Sundays that are worked. */
  worked: readonly string[]
}

export const holidays: Readonly<Record<string, YearOfHolidays>> = {
  '2026': {
    source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}
