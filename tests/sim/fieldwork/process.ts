/** The processes that phones are. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { SIGNAL, type Ended, type Task } from './task'

/** The phone's program in one file: compiled once, so that a start costs less than a tenth of a second. */
export async function compilePhone(folder: string): Promise<string> {
  const outfile = join(folder, 'phone.cjs')
  await build({
    entryPoints: [join(__dirname, 'phone.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  })
  return outfile
}

export type Outcome = { is: 'killed' } | { is: 'ended'; ended: Ended }

/** Runs a phone until it ends, or dies as its task says. */
export function runPhone(program: string, task: Task): Promise<Outcome> {
  const file = join(task.folder, 'task.json')
  writeFileSync(file, JSON.stringify(task))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
    child.stderr?.on('data', (part: Buffer) => (complaint += part.toString()))
    child.stdio[SIGNAL]?.on('data', () => child.kill('SIGKILL'))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ is: 'killed' })
      else if (code === 0) resolve({ is: 'ended', ended: JSON.parse(said) as Ended })
      else reject(new Error(`a phone failed (${String(code ?? signal)}): ${complaint}`))
    })
  })
}
