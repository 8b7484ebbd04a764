/** Texts, bytes and ciphers as old phones get them: the same as any host's own. */
import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { fromBase64, fromUtf8, toBase64, toHex, utf8, utf8Length } from '../../../../src/client/field/bytes'
import {
  hashText,
  keysFrom,
  openBytes,
  openText,
  sealBytes,
  sealText,
  sealTo,
} from '../../../../src/client/field/ciphers'
import { createGenerator } from '../../../../src/client/field/generator'

const bytes = (length: number) => new Uint8Array(randomBytes(length))
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a', '团', '𠮷', '\u0000') }),
)

test('UTF-8 is that of every other encoder, halves of pairs included', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(Buffer.from(utf8(text)).equals(Buffer.from(text, 'utf8'))).toBe(true)
      expect(fromUtf8(utf8(text))).toBe(Buffer.from(text, 'utf8').toString('utf8'))
      expect(utf8Length(text)).toBeGreaterThanOrEqual(Buffer.byteLength(text))
    }),
  )
  const long = '团'.repeat(50_000)
  expect(fromUtf8(utf8(long))).toBe(long)
})

test('base64 is that of every other encoder, and damaged text is none', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (given) => {
      expect(toBase64(given)).toBe(Buffer.from(given).toString('base64'))
      expect(fromBase64(toBase64(given))).toEqual(Uint8Array.from(given))
    }),
  )
  for (const damaged of ['a', 'ab=c', 'a===', '团团团团', 'ab-_', '====']) expect(fromBase64(damaged)).toBeUndefined()
  expect(toHex(Uint8Array.of(0, 15, 255))).toBe('000fff')
})

test('a hash is the first half of SHA-512, as the service computes it', () => {
  for (const text of ['', '{"form":1}', '三楼前台，𠮷'])
    expect(hashText(text)).toBe(createHash('sha512').update(text).digest('hex').slice(0, 64))
})

test('what is sealed is opened by its key alone, open or locked, and not after a change', () => {
  const keys = keysFrom(bytes(32))!
  const other = keysFrom(bytes(32))!
  for (const sealed of [sealText('团', keys, keys.publicKey, bytes), sealTo(keys.publicKey, '团', bytes)]) {
    expect(openText(sealed, keys)).toBe('团')
    expect(openText(sealed, other)).toBeUndefined()
    const turned = sealed.slice(0, -8) + (sealed.slice(-8, -7) === 'A' ? 'B' : 'A') + sealed.slice(-7)
    expect(openText(turned, keys)).toBeUndefined()
    expect(openText(sealed.slice(0, 20), keys)).toBeUndefined()
  }
  expect(openBytes(sealBytes(Uint8Array.of(1), keys.listKey, bytes), keys.recordKey)).toBeUndefined()
  expect(keysFrom(bytes(31))).toBeUndefined()
})

test('the generator never answers the same twice, from one start to the next, also where nothing can be kept', () => {
  const kept = new Map<string, string>()
  const store = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, value),
  }
  const answers = new Set<string>()
  for (let n = 0; n < 20; n++) {
    const generator = createGenerator(store, 'same')
    for (let i = 0; i < 5; i++) answers.add(toHex(generator.bytes(24)))
    generator.stir(Uint8Array.of(n))
    answers.add(toHex(generator.bytes(24)))
  }
  expect(answers.size).toBe(120)
  const full = {
    get: () => undefined,
    set: () => {
      throw new Error('full')
    },
  }
  expect(createGenerator(full, '1').bytes(100)).not.toEqual(createGenerator(full, '2').bytes(100))
  // What is kept foretells nothing: a start from it goes another way than the run that kept it.
  const before = [...kept.values()][0]!
  const running = createGenerator(store, 'a')
  const copy = createGenerator({ get: () => before, set: () => {} }, 'a')
  expect(running.bytes(32)).toHaveLength(32)
  running.stir(utf8('tap'))
  expect(running.bytes(32)).not.toEqual(copy.bytes(32))
})
