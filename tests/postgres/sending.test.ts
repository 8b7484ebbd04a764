/** Senders killed at random points on a real PostgreSQL: the promises of docs/sending.md; and the guard that keeps them. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '../support/postgres'

const SIM = join(__dirname, '..', 'sim', 'sending', 'main.ts')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function simulate(args: string[]): Promise<{ code: number; out: string; verdict: Record<string, number> }> {
  const database = await freshDatabase()
  const out = mkdtempSync(join(tmpdir(), 'league-sending-test-'))
  folders.push(out)
  try {
    return await new Promise((resolve) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', SIM, ...args, '--out', out, '--database', database.url],
        (error, stdout) => {
          const code = typeof error?.code === 'number' ? error.code : 0
          resolve({
            code,
            out,
            verdict: JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>,
          })
        },
      )
    })
  } finally {
    await database.drop()
  }
}
const lines = (out: string, file: string) => readFileSync(join(out, file), 'utf8').trim().split('\n').slice(1)

test('twenty senders killed at random: no number twice, nothing said to be sent that was not', async () => {
  const { code, out, verdict } = await simulate(['--seed', '7', '--messages', '2600', '--kills', '20'])
  expect(verdict).toMatchObject({ messages: 2600, kills: 20, doubled: 0, falselySent: 0 })
  expect(code).toBe(0)
  const numberOf = new Map(lines(out, 'intended.csv').map((line) => line.split(',') as [string, string]))
  const taken = lines(out, 'provider.csv').map((line) => line.split(',')[0])
  expect(new Set(taken).size).toBe(taken.length)
  const sent = lines(out, 'final.csv').filter((line) => line.endsWith(',sent'))
  expect(sent.length).toBeGreaterThan(0)
  for (const line of sent) expect(taken).toContain(numberOf.get(line.split(',')[0] ?? ''))
})

test('with claims that do not outlive their process it fails', async () => {
  const { code, verdict } = await simulate(['--seed', '8', '--messages', '1200', '--kills', '3', '--break', 'claim'])
  expect(verdict.doubled).toBeGreaterThan(0)
  expect(code).not.toBe(0)
})
