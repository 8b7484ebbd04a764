import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { type Ciphers, createCiphers } from '../../../cloud/platform/ciphers/ciphers'
import { sm4 } from '../../../cloud/platform/ciphers/sm4'
import { CipherError, type SuiteName } from '../../../cloud/platform/ciphers/suite'

const key = (fill: number) => Buffer.alloc(32, fill)
const withSuite = (suite: SuiteName, masterKeys = [key(1)]): Ciphers =>
  createCiphers({ suite, masterKeys, indexKey: key(9) })

describe.each<SuiteName>(['sm4', 'aes'])('ciphers with %s', (suite) => {
  const ciphers = withSuite(suite)

  it('opens what it sealed and shows nothing of it', () => {
    const person = ciphers.newPersonKey()
    const sealed = ciphers.seal(person, '联系人甲', 'person-1:name')
    expect(sealed.includes(Buffer.from('联系人甲'))).toBe(false)
    expect(ciphers.open(person, sealed, 'person-1:name')).toBe('联系人甲')
  })

  it('never seals the same value to the same bytes', () => {
    const person = ciphers.newPersonKey()
    expect(ciphers.seal(person, 'x', 'p').equals(ciphers.seal(person, 'x', 'p'))).toBe(false)
  })

  it('opens nothing at another place, under another person or under another master key', () => {
    const person = ciphers.newPersonKey()
    const sealed = ciphers.seal(person, 'x', 'person-1:name')
    expect(() => ciphers.open(person, sealed, 'person-2:name')).toThrow(CipherError)
    expect(() => ciphers.open(ciphers.newPersonKey(), sealed, 'person-1:name')).toThrow(CipherError)
    expect(() => withSuite(suite, [key(2)]).open(person, sealed, 'person-1:name')).toThrow(/not configured/)
  })

  it('reads what the other suite wrote', () => {
    const other = withSuite(suite === 'sm4' ? 'aes' : 'sm4')
    const person = other.newPersonKey()
    expect(ciphers.open(person, other.seal(person, '旧值', 'p'), 'p')).toBe('旧值')
    expect(other.open(person, ciphers.seal(person, '新值', 'p'), 'p')).toBe('新值')
  })

  it('rotates the master key without touching sealed values', () => {
    const person = ciphers.newPersonKey()
    const sealed = ciphers.seal(person, 'x', 'p')
    const rotating = withSuite(suite, [key(2), key(1)])
    expect(rotating.isCurrent(person)).toBe(false)
    const rewrapped = rotating.rewrap(person)
    expect(rotating.isCurrent(rewrapped)).toBe(true)
    expect(withSuite(suite, [key(2)]).open(rewrapped, sealed, 'p')).toBe('x')
    expect(() => ciphers.open(rewrapped, sealed, 'p')).toThrow(CipherError)
  })

  it('blinds equal values equally within one purpose only', () => {
    const blind = ciphers.blind('phone', '19900000001')
    expect(blind).toHaveLength(32)
    expect(ciphers.blind('phone', '19900000001')).toEqual(blind)
    expect(ciphers.blind('name', '19900000001')).not.toEqual(blind)
    expect(withSuite(suite === 'sm4' ? 'aes' : 'sm4').blind('phone', '19900000001')).toEqual(blind)
    const otherIndex = createCiphers({ suite, masterKeys: [key(1)], indexKey: key(8) })
    expect(otherIndex.blind('phone', '19900000001')).not.toEqual(blind)
  })

  it('refuses what it never wrote', () => {
    const person = ciphers.newPersonKey()
    for (const junk of [Buffer.alloc(0), Buffer.of(1), Buffer.of(2, 3, 4), Buffer.of(77), Buffer.alloc(200, 1)]) {
      expect(() => ciphers.open(person, junk, 'p')).toThrow(CipherError)
      expect(() => ciphers.open(junk, ciphers.seal(person, 'x', 'p'), 'p')).toThrow(CipherError)
    }
  })
})

it('refuses keys that are missing, short or used twice', () => {
  expect(() => createCiphers({ suite: 'sm4', masterKeys: [], indexKey: key(9) })).toThrow(CipherError)
  expect(() => createCiphers({ suite: 'sm4', masterKeys: [Buffer.alloc(31)], indexKey: key(9) })).toThrow(/32 bytes/)
  expect(() => createCiphers({ suite: 'aes', masterKeys: [key(1)], indexKey: Buffer.alloc(16) })).toThrow(/32 bytes/)
  expect(() => createCiphers({ suite: 'aes', masterKeys: [key(1)], indexKey: key(1) })).toThrow(/index key/)
})

/** The published vectors: what Node calls by these names are the national ciphers. */
it('rests on the national ciphers', () => {
  const vector = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const cipher = createCipheriv('sm4-cbc', vector, Buffer.alloc(16))
  expect(cipher.update(vector).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246') // GM/T 0002-2012, annex A.1
  expect(createHmac('sm3', 'key').update('abc').digest()).toHaveLength(32)
})

it('SM4: the keys of a value are those of HKDF (RFC 5869), as another program would derive them', () => {
  const [valueKey, bound] = [key(5), Buffer.from('person-1:name')]
  const sealed = sm4.under(valueKey).encrypt(Buffer.from('联系人甲'), bound)
  const keyFor = (use: string, length: number) =>
    Buffer.from(hkdfSync('sm3', valueKey, Buffer.alloc(0), `sm4:${use}`, length))
  const body = sealed.subarray(0, -32)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bound.length)
  const tag = createHmac('sm3', keyFor('authenticate', 32))
    .update(Buffer.concat([length, bound, body]))
    .digest()
  expect(sealed.subarray(-32)).toEqual(tag)
  const decipher = createDecipheriv('sm4-cbc', keyFor('encrypt', 16), body.subarray(0, 16))
  expect(Buffer.concat([decipher.update(body.subarray(16)), decipher.final()]).toString()).toBe('联系人甲')
})
