/** Phones that are killed behind a network that lies, in small; and the guard that keeps what they recorded. The large run: docs/field-work.md. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordKinds } from '../../types/field-records'

const SIM = join(__dirname, '..', 'sim', 'fieldwork', 'main.ts')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Simulated {
  code: number
  out: string
  verdict: Record<string, number>
  details: { records: Record<string, number> }
}

const lastLine = (text: string): unknown => JSON.parse(text.trim().split('\n').at(-1) || '{}')

function simulate(args: string[]): Promise<Simulated> {
  const out = mkdtempSync(join(tmpdir(), 'league-fieldwork-test-'))
  folders.push(out)
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', SIM, ...args, '--out', out], (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1,
        out,
        verdict: lastLine(stdout) as Simulated['verdict'],
        // Before the lines of what was left unfinished, of which there are none where all is well.
        details: lastLine(stderr.slice(0, stderr.indexOf('\n'))) as Simulated['details'],
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

test('visits and all that goes with them, phones killed at random: each arrives once, as it was recorded', async () => {
  const { code, out, verdict, details } = await simulate(['--seed', '11', '--visits', '150'])
  expect(verdict).toMatchObject({ visits: 150, lost: 0, doubled: 0, unresolved: 0 })
  // As many as the seed says, however fast the machine is: the command fails where one outlives its death.
  expect(verdict.kills).toBeGreaterThanOrEqual(20)
  expect(verdict.conflicts).toBeGreaterThan(0)
  expect(code).toBe(0)
  expect(Object.keys(details.records).sort()).toEqual([...recordKinds].sort())
  const held = new Map(rows(out, 'server.csv').map(([id = '', hash, times]) => [id, [hash, times]]))
  const recorded = rows(out, 'recorded.csv')
  expect(recorded.length).toBe(Object.values(details.records).reduce((sum, n) => sum + n, 0))
  expect(held.size).toBe(recorded.length)
  for (const [id = '', , hash] of recorded) expect(held.get(id)).toEqual([hash, '1'])
})

test('without the check of receipts the same network loses visits, and the command says so', async () => {
  const { code, verdict } = await simulate(['--seed', '12', '--visits', '90', '--break', 'receipt'])
  expect(verdict.lost).toBeGreaterThan(0)
  expect(code).not.toBe(0)
})
