import { poolWords as words } from '../../types/words/pool'
import type { Ground } from '../compose'
import { writeAudit } from '../platform/audit'
import { rereadPhones } from '../pool/actions'

/**
 * Reads the telephone cells of the register anew, page by page: can be stopped, run again, and run beside the service. They are opened for it, so
 * that stands in the audit trail before.
 */
export async function rereadPoolPhones(ground: Ground, { dryRun }: { dryRun: boolean }): Promise<void> {
  await ground.act((call) =>
    writeAudit(call, {
      function: 'pool phones',
      act: 'read telephones of the pool anew',
      record: null,
      outcome: 'done',
    }),
  )
  const sum = { read: 0, changed: 0, unopened: 0 }
  for (let after: string | undefined; ;) {
    const { next, ...page } = await ground.act((call) => rereadPhones(call, after, dryRun))
    sum.read += page.read
    sum.changed += page.changed
    sum.unopened += page.unopened
    if (next === undefined) break
    after = next
  }
  process.stdout.write(`${words.reread(sum.read, sum.changed, dryRun)}\n`)
  if (sum.unopened > 0) process.stdout.write(`${words.rereadUnopened(sum.unopened)}\n`)
}
