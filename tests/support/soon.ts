/** Waits for what happens beside the test: in the service's own rounds, behind a page's request. */

/** Only a limit, nothing is measured by it: a machine with other work takes many times what a quiet one takes. */
const PATIENCE_MS = 60_000

/** Asks again and again until something holds. Fails, naming it, when it never does. */
export async function soon(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not come about within ${PATIENCE_MS / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
