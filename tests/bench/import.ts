/**
 * `npm run bench:import [FILE]`: the import of 53,000 rows by the command itself, first and repeated, on real PostgreSQL and on the
 * embedded database; beside psql's \copy of the same columns into a table of the same shape. FILE (a registry's CSV) is padded with
 * invented rows up to ROWS; without it all rows are invented.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { decodeText, findColumn, formatCsv, parseCsv } from '../../cloud/platform/csv'
import { readUscc } from '../../types/uscc'
import { freshDatabase } from '../support/postgres'
import { inventPool, SEED } from './city'
import { median, ms, print } from './figures'

const ROWS = Number(process.env.ROWS ?? 53_000)
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const COLUMNS = ['企业名称', '统一社会信用代码', '注册地址', '街道', '联系电话', '法定代表人', '登记状态', '企业类型']

/** The rows of the file, padded. @param withPeople phones and names beside, all invented */
function writePool(folder: string, file: string | undefined, withPeople: boolean): { path: string; own: number } {
  const rows: string[][] = []
  if (file !== undefined) {
    const table = parseCsv(decodeText(readFileSync(file)))
    const at = ['name', 'uscc', 'address', 'street'].map((name) => findColumn(table, name) ?? -1)
    for (const row of table.rows.slice(0, ROWS)) rows.push(at.map((column) => row[column] ?? ''))
  }
  const own = rows.length
  for (const { name, uscc, address, street } of inventPool(ROWS - own)) rows.push([name, uscc, address, street ?? ''])
  const full = rows.map((row, i) => [
    ...row,
    withPeople ? `1540${String(1_000_000 + i)}` : '',
    withPeople ? `示例${i}` : '',
    '存续',
    '有限责任公司',
  ])
  const path = join(folder, withPeople ? 'people.csv' : 'plain.csv')
  writeFileSync(path, formatCsv(COLUMNS, full))
  return { path, own }
}

function command(environment: Record<string, string>, ...args: string[]): { time: number; said: string } {
  const began = performance.now()
  const said = execFileSync(process.execPath, ['--import', 'tsx', join('cloud', 'cli.ts'), ...args], {
    env: { ...process.env, LOG_LEVEL: 'error', ...environment },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { time: performance.now() - began, said: said.split('\n').find((line) => line.startsWith('读取')) ?? '' }
}

/** psql's \copy into a table with the same columns, checks and indexes: the least that any import takes. */
async function copy(url: string, folder: string, path: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const table = parseCsv(decodeText(readFileSync(path)))
  // What the import would take: right codes, each once.
  const seen = new Set<string>()
  const rows = table.rows.flatMap(([name = '', written = '', address = '', street = '']) => {
    const { code, valid } = readUscc(written)
    if (!valid || seen.has(code)) return []
    seen.add(code)
    return [[code, name, name, address, street, 'copy', '2026-11-24']]
  })
  const plain = join(folder, 'copy.csv')
  writeFileSync(
    plain,
    formatCsv(['uscc', 'name', 'canonical_name', 'address', 'street', 'source', 'imported_at'], rows),
  )
  try {
    await client.query(
      'drop table if exists bare_enterprise; create table bare_enterprise (like enterprise including all)',
    )
    const began = performance.now()
    execFileSync('psql', [
      url,
      '-q',
      '-c',
      `\\copy bare_enterprise (uscc, name, canonical_name, address, street, source, imported_at) from '${plain}' csv header`,
    ])
    return performance.now() - began
  } finally {
    await client.end()
  }
}

async function onPostgres(folder: string, path: string) {
  const times = { first: [] as number[], again: [] as number[], copy: [] as number[] }
  let said = ''
  for (let round = 0; round < ROUNDS; round++) {
    const database = await freshDatabase()
    try {
      // The divisions of the country are filled by the first command of all.
      command({ DATABASE_URL: database.url }, 'bodies', 'list')
      const first = command(
        { DATABASE_URL: database.url },
        'pool',
        'import',
        path,
        '--source',
        'bench',
        '--refused',
        `${path}.refused`,
      )
      said = first.said
      times.first.push(first.time)
      times.again.push(
        command(
          { DATABASE_URL: database.url },
          'pool',
          'import',
          path,
          '--source',
          'bench',
          '--refused',
          `${path}.refused`,
        ).time,
      )
      times.copy.push(await copy(database.url, folder, path))
    } finally {
      await database.drop()
    }
  }
  return { times, said }
}

function onEmbedded(folder: string, path: string): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const data = mkdtempSync(join(folder, 'data-'))
    command({ DATA_DIR: data }, 'bodies', 'list')
    return command({ DATA_DIR: data }, 'pool', 'import', path, '--source', 'bench', '--refused', `${path}.refused`).time
  })
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'league-import-'))
  try {
    const lines: string[] = []
    for (const withPeople of [false, true]) {
      const { path, own } = writePool(folder, process.argv[2], withPeople)
      const { times, said } = await onPostgres(folder, path)
      const embedded = onEmbedded(folder, path)
      lines.push(
        `${withPeople ? 'with a phone and a legal person each (sealed)' : 'without personal values'}; ${own} rows of the file, the rest invented. ${said}`,
        `  PostgreSQL: first ${ms(median(times.first))} ms, the same file again ${ms(median(times.again))} ms; \\copy ${ms(median(times.copy))} ms, ratio ${(median(times.first) / median(times.copy)).toFixed(1)}`,
        `  embedded: first ${ms(median(embedded))} ms`,
      )
    }
    print(`pool import, whole command, ${ROWS} rows, seed ${SEED}, medians of ${ROUNDS}`, lines)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
