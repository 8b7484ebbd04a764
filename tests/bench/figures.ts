/** How the benches count and report: medians and p99 over rounds, ratios between what ran side by side. */
import { cpus, totalmem } from 'node:os'

/** Milliseconds, sorted on the way in. */
export function quantile(times: readonly number[], q: number): number {
  if (times.length === 0) throw new Error('nothing was timed')
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}
export const median = (times: readonly number[]): number => quantile(times, 0.5)

/** Wilson's interval, 95 %. */
export function wilson(hits: number, all: number): [number, number] {
  if (all === 0) return [0, 1]
  const z = 1.96
  const share = hits / all
  const centre = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all)
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  return [centre - half, centre + half]
}

export const ms = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(1))

export function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`
}

/** Runs `clients` loops over the tasks until all are done. @returns the milliseconds of each task */
export async function load<T>(
  tasks: readonly T[],
  clients: number,
  run: (task: T) => Promise<void>,
): Promise<{ times: number[]; wall: number }> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
        const started = performance.now()
        await run(task)
        times.push(performance.now() - started)
      }
    }),
  )
  return { times, wall: performance.now() - began }
}

export function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${machine()}\n${lines.map((line) => `  ${line}`).join('\n')}`)
}
