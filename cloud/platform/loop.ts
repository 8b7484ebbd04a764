/**
 * Work that is done again and again beside the requests. Rounds never overlap; a failing round is tried again later, with
 * longer pauses up to a minute.
 */
const LONGEST_PAUSE_MS = 60_000

/** What a round returns when more is waiting: the next one begins at once. */
export const AGAIN = Symbol('again')

/**
 * @param onRound called after each round with the number of failures in a row
 * @returns stops it; resolves when the running round is over
 */
export function startLoop(
  everyMs: number,
  work: () => Promise<unknown>,
  onRound: (failuresInRow: number, error?: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    let failed: unknown
    let again = false
    try {
      again = (await work()) === AGAIN
      failures = 0
    } catch (error) {
      // Said to whoever watches; the next round tries again.
      failures++
      failed = error
    }
    onRound(failures, failed)
    if (!stopped) schedule(again)
  }
  const schedule = (again = false) => {
    const pause = again ? 0 : Math.max(everyMs, Math.min(everyMs * 2 ** failures, LONGEST_PAUSE_MS))
    timer = setTimeout(() => {
      running = round()
    }, pause)
  }
  schedule()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
