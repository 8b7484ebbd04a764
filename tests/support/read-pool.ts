/** Reads a pool file to its end in a process of its own and tells what came of it and how much memory that took. `read-pool.ts FILE` */
import { readFileSync } from 'node:fs'
import { openTable } from '../../cloud/platform/spreadsheet/open'
import { readPool } from '../../cloud/pool/import/read'

export interface Told {
  rows: number
  error: string
  /** Of the process, at its most. */
  megabytes: number
}

async function read(path: string): Promise<number> {
  const table = await openTable(path)
  try {
    let rows = 0
    for await (const batch of (await readPool(table)).rows) rows += batch.records.length + batch.refused.length
    return rows
  } finally {
    await table.close()
  }
}

/** Of this process alone: what `resourceUsage` tells begins with the size of the parent that started it. Source: proc(5), VmHWM. */
const mostKilobytes = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])

const tell = (rows: number, error: string) => {
  const told: Told = { rows, error, megabytes: mostKilobytes() / 1024 }
  process.stdout.write(JSON.stringify(told))
}
read(process.argv[2] ?? '').then(
  (rows) => tell(rows, ''),
  (error: unknown) => tell(-1, error instanceof Error ? error.message : String(error)),
)
