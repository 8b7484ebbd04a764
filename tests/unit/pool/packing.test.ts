/** Packing the index in a thread of its own: what changes meanwhile is not lost. */
import { createMatcher, matcherFromImage } from '../../../cloud/matching'
import { packAside } from '../../../cloud/pool/engines/packing'

const { signal } = new AbortController()
const rows = Array.from({ length: 300 }, (_, at) => ({
  id: String(at),
  name: `试验${at}号测试科技有限公司`,
  address: `试验路${at}号`,
}))

it('packs rows in another thread; the index answers as the loose one', async () => {
  const loose = createMatcher([], { packing: 'outside' })
  for (const row of rows) loose.add(row)
  loose.remove('7')
  expect(loose.looseShare).toBeGreaterThan(0.1)
  const packed = matcherFromImage(await packAside({ rows: loose.toRows(), regions: [] }, signal), {
    packing: 'outside',
  })
  expect([packed.size, packed.looseShare]).toEqual([299, 0])
  for (const { name, address } of rows.slice(0, 20))
    expect(packed.match({ name, address })).toEqual(loose.match({ name, address }))
})

it('says what went wrong in the thread', async () => {
  const rows = { ...createMatcher([]).toRows(), coder: null } as never
  await expect(packAside({ rows, regions: [] }, signal)).rejects.toThrow()
})

it('ends with the service, whether it has begun or not', async () => {
  const closing = new AbortController()
  const packing = packAside({ rows: createMatcher(rows).toRows(), regions: [] }, closing.signal)
  closing.abort()
  await expect(packing).rejects.toThrow('ended without an answer')
  await expect(packAside({ rows: createMatcher(rows).toRows(), regions: [] }, closing.signal)).rejects.toThrow()
})
