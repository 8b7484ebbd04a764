/** A field for a day. */
export const dayWords = {
  example: (day: string) => `例如 ${day}`,
  /** Days from today that the example names. Own choice, 2026-11-29. */
  exampleAhead: 7,
  /** Days from today, and what they are called. Own choice, 2026-11-29. */
  ahead: [
    [7, '一周后'],
    [14, '两周后'],
    [30, '一个月后'],
  ],
  /** Of what lasts: a grant. */
  later: [
    [91, '三个月后'],
    [182, '半年后'],
    [365, '一年后'],
  ],
  /** Of what may be decided before its day, or after. */
  around: [
    [0, '今天'],
    [7, '一周后'],
    [30, '一个月后'],
  ],
  /** Of what begins now or soon: an absence. */
  soon: [
    [0, '今天'],
    [1, '明天'],
    [7, '一周后'],
  ],
  past: [
    [0, '今天'],
    [-1, '昨天'],
  ],
} as const
