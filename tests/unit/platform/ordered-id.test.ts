import { orderedId } from '../../../cloud/platform/ordered-id'

test('ids are UUIDs of version 7 that stand in the order of their instants and never repeat', () => {
  const ids = Array.from({ length: 1000 }, (_, i) => orderedId(new Date(1_780_000_000_000 + Math.floor(i / 3))))
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
  const instants = ids.map((id) => parseInt(id.replaceAll('-', '').slice(0, 12), 16))
  expect(instants).toEqual(ids.map((_, i) => 1_780_000_000_000 + Math.floor(i / 3)))
})

test('two of one instant differ in all that is not the instant', () => {
  const tails = Array.from({ length: 600 }, () => orderedId(new Date(0)).slice(14))
  expect(new Set(tails).size).toBe(tails.length)
  expect(new Set(tails.map((tail) => tail.slice(-1))).size).toBe(16)
})

test('what is written at one instant keeps the order in which it was written', () => {
  const drawn = Array.from({ length: 5000 }, () => orderedId(new Date(1_780_000_000_000)))
  // The counter may come round once in 67 million; no more than that.
  const backwards = drawn.filter((id, i) => i > 0 && id < (drawn[i - 1] ?? ''))
  expect(backwards.length).toBeLessThanOrEqual(1)
})
