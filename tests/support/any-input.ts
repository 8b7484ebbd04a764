/** Junk for every kind of field: what a hostile or broken client sends. */
import * as fc from 'fast-check'

/** Strings that have broken services before. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\ufffd',
  '😀😀',
  "'; drop table application; --",
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '９１３３０１０６ＷＷ０００００１Ｘ',
  'null',
  '__proto__',
  'O'.repeat(18),
  '1'.repeat(20_000),
  '字'.repeat(5000),
)

export const junkString = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

export const junk: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    junkString,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('id', 'key', 'token', 'subject', '__proto__', 'constructor', '__type'),
        fc.string({ maxLength: 8 }),
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

/** Cursors that decode: a place in a queue, right or not. */
const cursor = fc
  .tuple(
    fc.constantFrom('2026-11-26', '9999-99-99', '2026-02-30', '0000-01-01', ''),
    fc.constantFrom('00000000-0000-4000-8000-000000000000', '-'.repeat(36), 'x'),
  )
  .map(([day, id]) => Buffer.from(`${day}/${id}`).toString('base64url'))

const FIELDS = [
  'key',
  'id',
  'token',
  'subject',
  'contactName',
  'bodies',
  'noticeVersion',
  'reasons',
  'note',
  'queue',
  'cursor',
  'limit',
  'youth',
  'members',
  'query',
  'operatingAddress',
  'licence',
  'foundBy',
  'form',
  'values',
  'join',
  'decision',
  'kind',
  'text',
  'from',
  'until',
  'about',
  'state',
  'who',
  'function',
  'record',
  'outcome',
]

/** An input with the right names and anything in them: gets deeper than pure junk. */
export const nearInput: fc.Arbitrary<unknown> = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fc.oneof(
    junk,
    cursor,
    fc.constantFrom('league', 'to-accept', 'contact', '3+', '2026-11-23', '0123456789abcdef0123'),
    fc.constant('00000000-0000-4000-8000-000000000000'),
    fc.constant(['league']),
    fc.record({ name: junkString, uscc: junkString, address: junkString }),
    fc.record({ invitation: junkString }),
    fc.record({ candidate: junkString }),
    fc.constantFrom(
      'apply',
      'invitation:x',
      'admitted',
      'code',
      'complaint',
      'open',
      'home',
      'refused',
      '2026-02-30',
      '15400000001',
    ),
    fc.dictionary(fc.constantFrom('name', 'contactName', '__proto__'), junkString, { maxKeys: 3 }),
  ),
  { maxKeys: FIELDS.length },
)
