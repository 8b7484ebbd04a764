/** What the form of a visit becomes. */
import fc from 'fast-check'
import { recordBody } from '../../../types/field-records'
import { fieldSayings } from '../../../types/words/field-visit'
import { buildVisit, countOf, dayOf, emptyVisit, wrote } from '../../../src/field/visit/rules'
import { dayAfter, dayOfMoment } from '../../../types/day-said'
import type { VisitValues } from '../../../src/field/visit/rules'

const today = '2026-11-30'
const id = '0b8e7a52-5f0e-4d0c-9a43-3f6b7a0c1d2e'
const empty = emptyVisit({ enterprise: id }, { name: '示例公司' })

test('two taps and save are a whole visit', () => {
  const built = buildVisit({ ...empty, met: 'principal', wish: 'yes', next: '7' }, today)
  expect(built).toMatchObject({
    body: { met: 'principal', wish: 'yes', youth: null, staff: null, nextOn: '2026-12-07', why: null },
  })
})

test('nobody met: no wish and no number is claimed', () => {
  const built = buildVisit({ ...empty, met: 'moved', wish: 'yes', youth: '3', why: 'busy' }, today)
  expect(built).toMatchObject({ body: { met: 'moved', wish: null, youth: null, why: null } })
})

test('what is wrong is told by field, and nothing is guessed', () => {
  expect(buildVisit({ ...empty, youth: '很多', next: 'day', nextDay: '2月30日' }, today)).toEqual({
    wrong: {
      met: '请选择见到了谁',
      youth: expect.stringContaining('整数'),
      nextDay: expect.stringContaining('12月8日'),
    },
  })
})

test.each([
  ['12月8日', '2026-12-08'],
  ['12-8', '2026-12-08'],
  ['１２月８日', '2026-12-08'],
  ['1月5日', '2027-01-05'],
  ['2026-12-08', '2026-12-08'],
  ['2026-11-29', undefined],
  ['2月30日', undefined],
  ['下周', undefined],
])('the day %s', (typed, expected) => {
  expect(dayOf(typed, today)).toBe(expected)
})

test('people are counted, never guessed', () => {
  expect([countOf(''), countOf(' 12 人'), countOf('０'), countOf('-1'), countOf('约十')]).toEqual([
    null,
    12,
    0,
    undefined,
    undefined,
  ])
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(dayOfMoment(Date.parse('2026-11-29T17:00:00Z'))).toBe('2026-11-30')
})

test('whatever is typed and tapped, what is built is a record of the contract', () => {
  const text = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat(2_000_000).map(String))
  const one = (of: object) => fc.constantFrom('', ...Object.keys(of))
  fc.assert(
    fc.property(
      fc.record({
        met: one(fieldSayings.met),
        wish: one(fieldSayings.wishes),
        why: one(fieldSayings.reasons),
        staff: text,
        youth: text,
        members: text,
        next: fc.constantFrom('', '7', '14', '30', 'day'),
        nextDay: text,
        floor: fc.string({ unit: 'grapheme', maxLength: 10 }),
        room: fc.string({ maxLength: 20 }),
        note: fc.string({ unit: 'grapheme', maxLength: 200 }),
      }),
      (typed) => {
        const values: VisitValues = { ...empty, ...typed }
        const built = buildVisit(values, today)
        if ('wrong' in built) expect(Object.keys(built.wrong).length).toBeGreaterThan(0)
        else expect(recordBody.safeParse(built.body)).toMatchObject({ success: true })
      },
    ),
  )
})

test('what nobody sees and what is no writing never makes a record that the service must refuse', () => {
  const built = buildVisit(
    { ...empty, met: 'staff', note: '家里\u200d人👨\u200d👩\u200d👧都在', floor: '3\u200b', room: '301😀' },
    today,
  )
  if (!('body' in built)) throw new Error('refused')
  expect(recordBody.safeParse(built.body).success).toBe(true)
  expect(built.body).toMatchObject({ note: '家里人👨👩👧都在', at: { floor: '3', room: '301' } })
  expect(wrote(' 示例\u200b公司😀 ')).toBe('示例公司')
})

test('of a code that may be a building’s poster the name that was seen goes along', () => {
  const scanned = { ...emptyVisit({ invitation: 'Ab3dE5gH7k' }, {}), met: 'principal', seen: '示例公司' }
  expect(buildVisit(scanned, today)).toMatchObject({ body: { note: '企业名称：示例公司' } })
  expect(buildVisit({ ...scanned, note: '约好周五' }, today)).toMatchObject({
    body: { note: '企业名称：示例公司；约好周五' },
  })
  expect(buildVisit({ ...empty, met: 'principal', seen: '示例公司', note: '约好' }, today)).toMatchObject({
    body: { note: '约好' },
  })
})

test('of a code that no list has the licence’s name goes along, once', () => {
  const scanned = emptyVisit({ uscc: '91330106WW00000019' }, { name: '示例公司' })
  const noted = (note: string) => buildVisit({ ...scanned, met: 'principal', note }, today)
  expect(noted('')).toMatchObject({ body: { note: '企业名称：示例公司' } })
  // Put right later: what the first one said stands in it.
  expect(noted('企业名称：示例公司；约好周五')).toMatchObject({ body: { note: '企业名称：示例公司；约好周五' } })
  const nameless = emptyVisit({ uscc: '91330106WW00000019' }, {})
  expect(buildVisit({ ...nameless, met: 'principal' }, today)).toMatchObject({ body: { note: '' } })
})
