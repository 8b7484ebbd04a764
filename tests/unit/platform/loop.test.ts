import { startLoop } from '../../../cloud/platform/loop'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it('works again and again, counting from the end of a round: rounds never overlap', async () => {
  let running = 0
  let most = 0
  let rounds = 0
  const stop = startLoop(
    1000,
    async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5000))
      running--
      rounds++
    },
    () => {},
  )
  await jest.advanceTimersByTimeAsync(60_000)
  expect(most).toBe(1)
  expect(rounds).toBe(10)
  const stopped = stop()
  await jest.advanceTimersByTimeAsync(10_000)
  await stopped
})

it('backs off while rounds fail, a minute at most, and is quick again when one succeeds', async () => {
  const began: number[] = []
  let isBroken = true
  const failures: number[] = []
  const stop = startLoop(
    1000,
    async () => {
      began.push(Date.now())
      await Promise.resolve()
      if (isBroken) throw new Error('broken')
    },
    (inRow) => failures.push(inRow),
  )
  await jest.advanceTimersByTimeAsync(400_000)
  const pauses = began.slice(1).map((at, i) => at - (began[i] ?? 0))
  expect(pauses.slice(0, 6)).toEqual([2000, 4000, 8000, 16000, 32000, 60000])
  expect(Math.max(...pauses)).toBe(60_000)
  expect(failures.slice(0, 3)).toEqual([1, 2, 3])
  isBroken = false
  await jest.advanceTimersByTimeAsync(60_000)
  expect(failures.at(-1)).toBe(0)
  const before = began.length
  await jest.advanceTimersByTimeAsync(5000)
  expect(began.length - before).toBe(5)
  await stop()
})

it('never looks more often than asked, however long the pause asked for is', async () => {
  let rounds = 0
  const stop = startLoop(
    3_600_000,
    async () => {
      rounds++
      await Promise.reject(new Error('broken'))
    },
    () => {},
  )
  await jest.advanceTimersByTimeAsync(3 * 3_600_000)
  expect(rounds).toBe(3)
  await stop()
})

it('stops after the round that is running, and begins no other', async () => {
  let finished = 0
  const stop = startLoop(
    1000,
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 3000))
      finished++
    },
    () => {},
  )
  await jest.advanceTimersByTimeAsync(1500)
  let isStopped = false
  const stopped = stop().then(() => (isStopped = true))
  await jest.advanceTimersByTimeAsync(1000)
  expect([finished, isStopped]).toEqual([0, false])
  await jest.advanceTimersByTimeAsync(2000)
  await stopped
  expect(finished).toBe(1)
  await jest.advanceTimersByTimeAsync(60_000)
  expect(finished).toBe(1)
})

it('stopped before its first round it never works', async () => {
  let rounds = 0
  const stop = startLoop(
    1000,
    async () => {
      rounds++
    },
    () => {},
  )
  await stop()
  await jest.advanceTimersByTimeAsync(10_000)
  expect(rounds).toBe(0)
})
