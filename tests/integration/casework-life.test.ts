/** The life test of casework as a command: whole as it is, and failing as soon as one guard is taken out. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { transitions } from '../../cloud/casework/rules'

const ROOT = join(__dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'league-life-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Verdict {
  cases: number
  events: number
  transitionsSeen: number
  illegal: number
  ownerless: number
  withoutDeadline: number
  foldMismatch: number
  leaks: number
}

const live = (seed: number, more: readonly string[] = []) =>
  new Promise<{ code: number; verdict: Verdict; out: string }>((resolve, reject) => {
    const out = join(folder, `${seed}${more.join('')}`)
    const args = ['tests/sim/casework/main.ts', '--seed', String(seed), '--cases', '8', '--out', out, ...more]
    const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
    execFile(process.execPath, [tsx, ...args], { cwd: ROOT }, (error, stdout, stderr) => {
      const last = stdout.trim().split('\n').at(-1) ?? ''
      if (!last.startsWith('{')) {
        reject(new Error(stderr || stdout))
        return
      }
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, verdict: JSON.parse(last) as Verdict, out })
    })
  })

test('thousands of random events leave no illegal state, nobody without an owner, and no leak', async () => {
  const { code, verdict, out } = await live(11)
  expect(verdict).toMatchObject({
    transitionsSeen: transitions.length,
    illegal: 0,
    ownerless: 0,
    withoutDeadline: 0,
    foldMismatch: 0,
    leaks: 0,
  })
  expect(code).toBe(0)
  const events = parse<{ case: string }>(readFileSync(join(out, 'events.csv')), { columns: true })
  expect(events.length).toBe(verdict.events)
  const perCase = new Map<string, number>()
  for (const event of events) perCase.set(event.case, (perCase.get(event.case) ?? 0) + 1)
  expect(Math.min(...perCase.values())).toBeGreaterThanOrEqual(8)
  const cases = parse<{ state: string; folded_state: string }>(readFileSync(join(out, 'cases.csv')), { columns: true })
  expect(cases.length).toBe(verdict.cases)
  for (const one of cases) expect(one.folded_state).toBe(one.state)
})

// Nothing of the database stands behind `office`: what is written past the service's own checks is found by the count.
test.each(['owner', 'transition', 'fold', 'office'])('without the guard of %s the command fails', async (guard) => {
  const { code, verdict } = await live(12, ['--break', guard])
  expect(code).not.toBe(0)
  expect(verdict.illegal + verdict.ownerless + verdict.withoutDeadline + verdict.foldMismatch).toBeGreaterThan(0)
})
