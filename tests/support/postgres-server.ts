/**
 * Before the PostgreSQL tests: the server on loopback if one lets us in, else one of Debian's package, started on a free port in a
 * temporary folder as the user `postgres` (initdb refuses root), and ended after the tests.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

const CANDIDATES = [process.env.TEST_DATABASE_URL, 'postgres://postgres@127.0.0.1:5432/postgres']
const PACKAGE = '/usr/lib/postgresql'

async function letsIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    await client.query(`create temporary table probe ()`)
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })

/** Started by `start`, read by `stop`: jest calls both in one process. */
const started: { folder?: string; run?: (program: string, ...args: string[]) => void } = {}

export async function start(): Promise<void> {
  for (const url of CANDIDATES) {
    if (url === undefined || !(await letsIn(url))) continue
    process.env.TEST_DATABASE_URL = url
    return
  }
  const version = existsSync(PACKAGE) ? readdirSync(PACKAGE).sort((a, b) => Number(b) - Number(a))[0] : undefined
  if (version === undefined) throw new Error('no PostgreSQL on this machine: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'league-postgres-'))
  chmodSync(folder, 0o777)
  const isRoot = userInfo().uid === 0
  const run = (program: string, ...args: string[]) => {
    const path = join(PACKAGE, version, 'bin', program)
    const [command, rest] = isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
    execFileSync(command, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  Object.assign(started, { folder, run })
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const port = await freePort()
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder}`,
    'start',
  )
  process.env.TEST_DATABASE_URL = `postgres://postgres@127.0.0.1:${port}/postgres`
}

export function stop(): void {
  const { folder, run } = started
  if (folder === undefined || run === undefined) return
  run('pg_ctl', '-D', join(folder, 'data'), '-m', 'fast', 'stop')
  rmSync(folder, { recursive: true, force: true })
}
