/** The programs that a backup is made with: pg_dump and pg_restore of PostgreSQL, and tar. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { backupWords as words } from '../../types/words/doctor'
import { CommandRefused } from './with-ground'

/** Debian's packages of several versions lie side by side. */
const PACKAGES = '/usr/lib/postgresql'

/**
 * The tool's path; one that is older than the server would refuse it.
 * @throws CommandRefused naming the package to install
 */
export function findTool(tool: 'pg_dump' | 'pg_restore', major: number): string {
  const packaged = existsSync(PACKAGES)
    ? readdirSync(PACKAGES).map((version) => join(PACKAGES, version, 'bin', tool))
    : []
  const candidates = [tool, ...packaged.sort().reverse()]
  const fitting = candidates.find((path) => {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    return status === 0 && Number(/ (\d+)/.exec(stdout)?.[1]) >= major
  })
  if (fitting === undefined) throw new CommandRefused(words.toolMissing(tool, major))
  return fitting
}

/** How the tools take an address: the password goes by the environment, for the arguments are seen by every user of the machine. */
export function connectionOf(url: string): { address: string; environment: NodeJS.ProcessEnv } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  return {
    address: address.toString(),
    environment: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) },
  }
}

/** @returns what it wrote to its output @throws CommandRefused with what it said when it did not end well */
export function runTool(
  path: string,
  args: readonly string[],
  { environment = process.env, name = path }: { environment?: NodeJS.ProcessEnv; name?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(out)
      else reject(new CommandRefused(words.toolFailed(name, said.trim() || `exit ${code}`)))
    })
  })
}
