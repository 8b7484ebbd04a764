/** Reads bytes as a pool file, the way the command does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTable } from '../../../cloud/platform/spreadsheet/open'
import type { PoolRecord, Refusal } from '../../../cloud/pool/import/check'
import { readPool } from '../../../cloud/pool/import/read'
import { usccCheckCharacter } from '../../../types/uscc'

export const codeOf = (serial: number) => {
  const first = `91330106WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}

export async function readBytes(bytes: Buffer | string) {
  const folder = mkdtempSync(join(tmpdir(), 'league-pool-'))
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  try {
    const table = await openTable(path)
    try {
      const reading = await readPool(table)
      const records: PoolRecord[] = []
      const refused: Refusal[] = []
      for await (const batch of reading.rows) {
        records.push(...batch.records)
        refused.push(...batch.refused)
      }
      const { header, remarks, sheet } = reading
      return { records, refused, header, remarks, sheet, encoding: table.encoding }
    } finally {
      await table.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
