import { keyOf, settleKey, uuid } from '../../../src/client/keys'
import { device } from '../../support/taro/taro'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/taro/taro'))

beforeEach(() => device.reset())

test('a key is a UUID and never the same twice', () => {
  const made = Array.from({ length: 200 }, uuid)
  for (const one of made) expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(made).size).toBe(made.length)
})

test('one intent with one content keeps its key until the receipt', () => {
  const first = keyOf('submit:a', { name: '青禾' })
  expect(keyOf('submit:a', { name: '青禾' })).toBe(first)
  expect(keyOf('submit:b', { name: '青禾' })).not.toBe(first)
  settleKey('submit:a')
  expect(keyOf('submit:a', { name: '青禾' })).not.toBe(first)
})

test('changed content is a new intent', () => {
  const first = keyOf('submit:a', { name: '青禾' })
  expect(keyOf('submit:a', { name: '白塔' })).not.toBe(first)
})
