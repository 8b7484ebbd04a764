import { open, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { poolWords } from '../../types/words/pool'
import { batchWords } from '../../types/words/reasons'
import type { Ground } from '../compose'
import { writeAudit } from '../platform/audit'
import { formatRows } from '../platform/csv'
import { addSubjects, recordSharing } from '../people/actions'
import { exportPool } from '../pool/actions'
import { CommandRefused } from './with-ground'

/** Readable by its owner only: it may hold personal values, and is a register in any case. */
const MODE = 0o600

export interface PoolExport {
  withContacts: boolean
  /** Who gets the file, and what for: asked for where it holds contacts. */
  recipient?: string | undefined
  purpose?: string | undefined
}

/**
 * Writes the pool as CSV (UTF-8 with its mark): what `pool import` reads back to the same pool. One snapshot, page by page; the file
 * has its name only once it is whole. An export with personal values leaves a row in the audit trail, also one that failed later.
 * @throws CommandRefused where the file exists or cannot be written
 */
export async function exportPoolFile(ground: Ground, path: string, options: PoolExport): Promise<void> {
  const { recipient = '', purpose = '' } = options
  if (options.withContacts && (recipient.trim() === '' || purpose.trim() === ''))
    throw new CommandRefused(poolWords.exportForWhom)
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
      // In the transaction that reads: no file without its record, and whom it was about as it was read.
      const sharing = options.withContacts
        ? await recordSharing(
            call,
            {
              manner: 'exported',
              recipient: recipient.trim(),
              fields: ['register-phone', 'register-name'],
              purpose: purpose.trim(),
              basis: 'duty',
              act: 'pool export',
            },
            [],
          )
        : undefined
      const onContacts = (persons: readonly string[]) =>
        sharing === undefined ? Promise.resolve() : addSubjects(call, sharing, persons)
      for await (const page of exportPool(call, { withContacts: options.withContacts, onContacts })) {
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
