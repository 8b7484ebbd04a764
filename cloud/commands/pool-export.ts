import { open, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { poolWords } from '../../types/words/pool'
import { batchWords } from '../../types/words/reasons'
import type { Ground } from '../compose'
import { writeAudit } from '../platform/audit'
import { formatRows } from '../platform/csv'
import { exportPool, type ExportOptions } from '../pool/actions'
import { CommandRefused } from './with-ground'

/** Readable by its owner only: it may hold personal values, and is a register in any case. */
const MODE = 0o600

/**
 * Writes the pool as CSV (UTF-8 with its mark): what `pool import` reads back to the same pool. One snapshot, page by page; the file
 * has its name only once it is whole. An export with personal values leaves a row in the audit trail, also one that failed later.
 * @throws CommandRefused where the file exists or cannot be written
 */
export async function exportPoolFile(ground: Ground, path: string, options: ExportOptions): Promise<void> {
  if (existsSync(path)) throw new CommandRefused(poolWords.exportExists(path))
  if (options.withContacts)
    await ground.act((call) =>
      writeAudit(call, {
        function: 'pool export',
        act: 'exported contacts of the pool',
        record: null,
        outcome: 'done',
      }),
    )
  const part = `${path}.part`
  const file = await open(part, 'w', MODE).catch((error: unknown) => {
    throw new CommandRefused(batchWords.unwritable(path), { cause: error })
  })
  let rows = -1
  try {
    await ground.act(async (call) => {
      await sql`set transaction isolation level repeatable read`.execute(call.tx)
      await file.truncate(0)
      rows = -1
      let at = 0
      for await (const page of exportPool(call, options)) {
        const { bytesWritten } = await file.write(formatRows(page, { mark: rows < 0 }), at)
        at += bytesWritten
        rows += page.length
      }
    })
    await file.close()
    await rename(part, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(part, { force: true })
    throw error
  }
  process.stdout.write(`${poolWords.exported(rows, path)}\n`)
  if (options.withContacts) process.stdout.write(`${poolWords.exportedContacts}\n`)
}
