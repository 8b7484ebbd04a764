import { canonicalJson } from '../../../cloud/platform/write-keys'

describe('the text that an input is recognised by', () => {
  it('does not depend on the order of fields, at any depth', () => {
    expect(canonicalJson({ b: 1, a: { d: [{ y: 1, x: 2 }], c: null } })).toBe(
      canonicalJson({ a: { c: null, d: [{ x: 2, y: 1 }] }, b: 1 }),
    )
  })
  it('takes a missing field and one that is undefined for the same', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }))
  })
  it.each<[unknown, unknown]>([
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [{ a: null }, {}],
    [{ a: '1' }, { a: 1 }],
    [{ a: '' }, { a: null }],
    [{ 'a,b': 1 }, { a: 1, b: 1 }],
    [
      [1, [2]],
      [[1], 2],
    ],
    [{ a: '","b":"' }, { a: '', b: '' }],
    [{ a: [] }, { a: {} }],
  ])('tells %j from %j', (one, other) => {
    expect(canonicalJson(one)).not.toBe(canonicalJson(other))
  })
  it('is JSON', () => {
    const value = { z: ['"\\\n', 1.5, true, null], 中: { a: '文' } }
    expect(JSON.parse(canonicalJson(value))).toEqual(value)
  })
})
