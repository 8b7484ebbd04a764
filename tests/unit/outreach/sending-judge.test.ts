/** The judge of `sim:sending` finds what each promise forbids. */
import { judge, type Run } from '../../sim/sending/judge'

const final = (states: readonly string[]) => states.map((state, n) => ({ id: `i${n}`, number: `n${n}`, state }))
const states = (n: number, state: string) => Array.from({ length: n }, () => state)
const took = (from: number, to: number) =>
  new Map(Array.from({ length: to - from }, (_, n): [string, number] => [`n${from + n}`, 1]))
const run = (more: Partial<Run>): Run => ({
  wanted: { messages: 100, kills: 1 },
  final: final([...states(50, 'unknown'), ...states(50, 'sent')]),
  taken: took(50, 100),
  kills: 1,
  batch: 50,
  faults: 0,
  ...more,
})

test('a death may leave one batch unsent and in doubt, and the provider’s failures beside it', () => {
  expect(judge(run({}))).toEqual({
    verdict: { messages: 100, kills: 1, doubled: 0, falselySent: 0, unsent: 50 },
    wrong: [],
  })
  const more = { final: final([...states(53, 'unknown'), ...states(47, 'sent')]) }
  expect(judge(run({ ...more, faults: 3 })).wrong).toEqual([])
  expect(judge(run({ ...more, faults: 2 })).wrong).toEqual(['53 in doubt, at most 52 can be'])
})

test('a sender that claims all, sends nothing and is given up has not kept its promises', () => {
  const { verdict, wrong } = judge(run({ final: final(states(100, 'unknown')), taken: new Map() }))
  expect(verdict).toMatchObject({ doubled: 0, falselySent: 0, unsent: 100 })
  expect(wrong).toEqual(['100 not sent, at most 50 can have died', '100 in doubt, at most 50 can be'])
})

test.each([
  ['twice', { taken: took(50, 100).set('n60', 2) }, '1 numbers got a message twice'],
  ['falsely', { final: final([...states(49, 'unknown'), ...states(51, 'sent')]) }, '1 marked as sent that were not'],
  ['left', { final: final([...states(49, 'unknown'), 'sending', ...states(50, 'sent')]) }, '1 still open'],
  ['fewer kills', { kills: 0 }, '0 kills, not 1'],
  ['fewer messages', { wanted: { messages: 101, kills: 1 } }, '100 messages, not 101'],
])('%s is found', (_, more, sentence) => {
  expect(judge(run(more)).wrong).toContain(sentence)
})
