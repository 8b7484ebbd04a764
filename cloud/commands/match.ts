import type { Command } from 'commander'
import { batchWords } from '../../types/words/reasons'
import { readRegions } from '../divisions/gazetteer'
import { createMatcher } from '../matching'
import { answerAll, formatConfidence, readTable, runBatch } from './batch'

interface MatchOptions {
  pool: string
  queries: string
  out: string
}

/**
 * `match --pool POOL.csv --queries Q.csv --out OUT.csv`: POOL `name,uscc,address,…`, Q `id,name,uscc,address` (the last two may be
 * missing or empty), OUT `id,decision,uscc,confidence,reason`. Needs no service and no database.
 */
export function registerMatchCommand(program: Command): void {
  program
    .command('match')
    .description(batchWords.matchDescription)
    .requiredOption('--pool <file>', batchWords.poolOption)
    .requiredOption('--queries <file>', batchWords.queriesOption)
    .requiredOption('--out <file>', batchWords.outOption)
    .action((options: MatchOptions) => runBatch(() => matchAll(options)))
}

function matchAll({ pool, queries, out }: MatchOptions): void {
  const known = readTable(pool, ['name', 'uscc'], ['address', 'phone'])
  const asked = readTable(queries, ['id', 'name'], ['uscc', 'address', 'phone'])
  const rows = known.rows.map((row, at) => ({
    id: String(at),
    name: known.cell(row, 'name'),
    uscc: known.cell(row, 'uscc'),
    address: known.cell(row, 'address'),
    phone: known.cell(row, 'phone'),
  }))
  const matcher = createMatcher(rows, { regions: readRegions() })
  answerAll(out, ['id', 'decision', 'uscc', 'confidence', 'reason'], asked.rows, batchWords.comparing, (row) => {
    const result = matcher.match({
      name: asked.cell(row, 'name'),
      uscc: asked.cell(row, 'uscc'),
      address: asked.cell(row, 'address'),
      contactPhone: asked.cell(row, 'phone'),
    })
    const best = result.candidates[0]?.uscc ?? ''
    return [asked.cell(row, 'id'), result.decision, best, formatConfidence(result.confidence), result.reason]
  })
}
