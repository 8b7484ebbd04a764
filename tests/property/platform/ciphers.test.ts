import fc from 'fast-check'
import { createCiphers } from '../../../cloud/platform/ciphers/ciphers'
import { CipherError, type SuiteName } from '../../../cloud/platform/ciphers/suite'

const ciphersOf = (suite: SuiteName) =>
  createCiphers({ suite, masterKeys: [Buffer.alloc(32, 1)], indexKey: Buffer.alloc(32, 2) })
const suites = fc.constantFrom<SuiteName>('sm4', 'aes')
// A lone surrogate is no character: it cannot be written as UTF-8 by anybody.
const text = fc.string({ unit: 'grapheme', maxLength: 200 })

it('opens every text it sealed, whatever suite wrote and whatever suite is configured now', () => {
  fc.assert(
    fc.property(suites, suites, text, text, (writing, reading, plain, bound) => {
      const writer = ciphersOf(writing)
      const person = writer.newPersonKey()
      expect(ciphersOf(reading).open(person, writer.seal(person, plain, bound), bound)).toBe(plain)
    }),
    { numRuns: 300 },
  )
})

it('notices every changed bit, of the value and of the wrapped key', () => {
  fc.assert(
    fc.property(
      suites,
      text,
      fc.nat(),
      fc.integer({ min: 0, max: 7 }),
      fc.boolean(),
      (suite, plain, at, bit, inKey) => {
        const ciphers = ciphersOf(suite)
        const person = ciphers.newPersonKey()
        const sealed = ciphers.seal(person, plain, 'p')
        const target = Buffer.from(inKey ? person : sealed)
        const place = at % target.length
        target[place] = (target[place] ?? 0) ^ (1 << bit)
        expect(() => (inKey ? ciphers.open(target, sealed, 'p') : ciphers.open(person, target, 'p'))).toThrow(
          CipherError,
        )
      },
    ),
    { numRuns: 500 },
  )
})

it('opens nothing at a place that differs', () => {
  fc.assert(
    fc.property(suites, text, text, text, (suite, plain, bound, other) => {
      fc.pre(bound !== other)
      const ciphers = ciphersOf(suite)
      const person = ciphers.newPersonKey()
      const sealed = ciphers.seal(person, plain, bound)
      expect(() => ciphers.open(person, sealed, other)).toThrow(CipherError)
    }),
  )
})

it('notices every truncation', () => {
  fc.assert(
    fc.property(suites, text, fc.nat(), (suite, plain, at) => {
      const ciphers = ciphersOf(suite)
      const person = ciphers.newPersonKey()
      const sealed = ciphers.seal(person, plain, 'p')
      expect(() => ciphers.open(person, sealed.subarray(0, at % sealed.length), 'p')).toThrow(CipherError)
    }),
  )
})
