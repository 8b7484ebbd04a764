/** Phones that are killed behind a network that lies, in small; and the guard that keeps what they recorded. The large run: docs/field-work.md. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIM = join(__dirname, '..', 'sim', 'fieldwork', 'main.ts')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function simulate(args: string[]): Promise<{ code: number; out: string; verdict: Record<string, number> }> {
  const out = mkdtempSync(join(tmpdir(), 'league-fieldwork-test-'))
  folders.push(out)
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', SIM, ...args, '--out', out], (error, stdout) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1,
        out,
        verdict: JSON.parse(stdout.trim().split('\n').at(-1) || '{}') as Record<string, number>,
      })
    })
  })
}
const rows = (out: string, file: string) =>
  readFileSync(join(out, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

test('three hundred visits, phones killed at random: each arrives once, as it was recorded', async () => {
  const { code, out, verdict } = await simulate(['--seed', '11', '--visits', '300'])
  expect(verdict).toMatchObject({ visits: 300, lost: 0, doubled: 0, unresolved: 0 })
  expect(verdict.kills).toBeGreaterThanOrEqual(20)
  expect(verdict.conflicts).toBeGreaterThan(0)
  expect(code).toBe(0)
  const held = new Map(rows(out, 'server.csv').map(([id = '', hash, times]) => [id, [hash, times]]))
  const recorded = rows(out, 'recorded.csv')
  expect(recorded.length).toBeGreaterThanOrEqual(300)
  expect(held.size).toBe(recorded.length)
  for (const [id = '', , hash] of recorded) expect(held.get(id)).toEqual([hash, '1'])
}, 300_000)

test('without the check of receipts the same network loses visits, and the command says so', async () => {
  const { code, verdict } = await simulate(['--seed', '12', '--visits', '150', '--break', 'receipt'])
  expect(verdict.lost).toBeGreaterThan(0)
  expect(code).not.toBe(0)
}, 300_000)
