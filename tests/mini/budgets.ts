/** What the executed app may send over the bridge to the view. */
export const setDataBudgets = {
  since: '2026-11-24',
  source: 'DOMAIN.md §5: WeChat’s experience score, setData ≤ 20 a second and ≤ 256 KB',
  /** UTF-8 bytes of one setData as JSON. */
  bytes: 256 * 1024,
  /**
   * Calls in one step of the journey (opening a page, signing in, submitting). A whole step within what one second may hold keeps the
   * limit however fast or slow the phone is; nothing is timed.
   */
  callsPerStep: 20,
} as const
