import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseStates, returnReasons } from '../../../types/casework'
import { caseWords } from '../../../types/words/casework'
import { findTransition, fold, hasEnded, transitions } from '../../../cloud/casework/rules'
import { stepRules } from '../../../cloud/duties/rules'

const folder = join(__dirname, '..', '..', '..', 'cloud', 'platform', 'migrations')
const migrations = readdirSync(folder)
  .sort()
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')
/** The rows of every `insert into TABLE values (…), (…);` */
function valuesOf(table: string): string[][] {
  const inserts = [...migrations.matchAll(new RegExp(`insert into ${table} values([^;]*);`, 'g'))]
  return inserts
    .flatMap(([, body = '']) => [...body.matchAll(/\(([^)]*)\)/g)])
    .map(([, row = '']) => [...row.matchAll(/'([^']*)'/g)].map((cell) => cell[1] ?? ''))
}

describe('the transitions', () => {
  it('are the same in the code and in the database', () => {
    const inCode = transitions.map(({ from, kind, to }) => [from, kind, to])
    const inDatabase = valuesOf('case_transition')
    expect(inDatabase.length).toBeGreaterThan(0)
    expect([...inCode].sort()).toEqual([...inDatabase].sort())
  })
  it('know the states of the contract, and the database knows them too', () => {
    expect(valuesOf('case_state').flat().sort()).toEqual(['none', ...caseStates].sort())
  })
  it('lead from a state by an act to one state only', () => {
    const keys = transitions.map(({ from, kind }) => `${from}/${kind}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
  it('leave nobody without the next move: each opens a duty that has a holder and days', () => {
    for (const { step } of transitions)
      if (step !== null && step !== 'none') expect(stepRules[step].workingDays).toBeGreaterThan(0)
    expect(stepRules.answer.holder).toBe('enterprise')
  })
  it('leave the open duty alone only where the state stays', () => {
    for (const { from, to, step } of transitions) if (step === null) expect(to).toBe(from)
  })
  it('end the last duty exactly where the case ends, and nothing leads on from there', () => {
    for (const { to, step } of transitions) expect(step === 'none').toBe(hasEnded(to))
    for (const { from } of transitions) expect(from !== 'none' && hasEnded(from)).toBe(false)
    // Whoever applied may take it back from wherever it stands.
    for (const state of caseStates.filter((one) => !hasEnded(one)))
      expect(findTransition(state, 'withdrawn')).toMatchObject({ to: 'withdrawn', step: 'none' })
  })
  it('can reach every state, and the owner reads each of them', () => {
    const reached = new Set<string>(['none'])
    for (let i = 0; i < transitions.length; i++)
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to)
    for (const state of caseStates) {
      expect(reached).toContain(state)
      expect(caseWords.headline[state]).toMatch(/[\u4e00-\u9fff]/)
      expect(caseWords.next[state]).toBeInstanceOf(Function)
    }
    for (const { kind } of transitions) {
      const said = caseWords.event[kind]
      for (const sentence of typeof said === 'function' ? [said] : Object.values(said))
        expect(sentence('转塘街道团工委')).toContain('转塘街道团工委')
    }
    for (const reason of returnReasons) expect(caseWords.reasons[reason]).toMatch(/[\u4e00-\u9fff]/)
  })
  it.each([
    ['none', 'accepted'],
    ['accepted', 'accepted'],
    ['accepted', 'returned'],
    ['returned', 'accepted'],
    ['submitted', 'submitted'],
    ['submitted', 'resubmitted'],
  ] as const)('from %s nobody comes by %s', (from, kind) => {
    expect(findTransition(from, kind)).toBeUndefined()
  })
})

describe('the fold', () => {
  const foldKinds = (...kinds: string[]) => fold(kinds.map((kind) => ({ kind })))
  it('comes to the state that happened last', () => {
    expect(foldKinds()).toBe('none')
    expect(foldKinds('submitted')).toBe('submitted')
    expect(foldKinds('submitted', 'accepted')).toBe('accepted')
    expect(foldKinds('submitted', 'returned', 'resubmitted', 'returned', 'resubmitted', 'accepted')).toBe('accepted')
  })
  it.each([
    [['accepted']],
    [['submitted', 'submitted']],
    [['submitted', 'accepted', 'returned']],
    [['submitted', 'returned', 'accepted']],
    [['submitted', 'unheard-of']],
    [['submitted', 'constructor']],
  ])('throws on the illegal history %j, naming the event', (kinds) => {
    expect(() => foldKinds(...kinds)).toThrow(kinds.at(-1))
  })
})
