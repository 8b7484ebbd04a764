import { Bus, domainEvent } from '../../../cloud/platform/events'
import type { Call } from '../../../cloud/platform/call'

const call = {} as Call
const happened = domainEvent<{ id: string }>('test.happened')

it('tells every subscriber in order, one after the other, and nobody of another event', async () => {
  const bus = new Bus()
  const seen: string[] = []
  bus.on(happened, async (_, { id }) => {
    await Promise.resolve()
    seen.push(`first ${id}`)
  })
  bus.on(happened, async (_, { id }) => {
    seen.push(`second ${id}`)
  })
  bus.on(domainEvent('test.other'), async () => {
    seen.push('other')
  })
  await bus.emit(call, happened, { id: '1' })
  expect(seen).toEqual(['first 1', 'second 1'])
})

it('a subscriber that fails fails the whole act', async () => {
  const bus = new Bus()
  let isReached = false
  bus.on(happened, () => Promise.reject(new Error('no')))
  bus.on(happened, async () => {
    isReached = true
  })
  await expect(bus.emit(call, happened, { id: '1' })).rejects.toThrow('no')
  expect(isReached).toBe(false)
})
