import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { caseStates, returnReasons } from '../../../types/casework'
import { endedStates, type CaseState } from '../../../types/case-life'
import { caseWords } from '../../../types/words/casework'
import {
  findTransition,
  fold,
  hasEnded,
  openStates,
  stepOf,
  transitions,
  type HistoryEvent,
} from '../../../cloud/casework/rules'
import { formerTransitions } from '../../../cloud/casework/life/transitions'
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

const hasEndedTwice = (from: CaseState | 'none', to: CaseState) => from === to && hasEnded(to)

describe('the transitions', () => {
  it('are the same in the code and in the database', () => {
    const inCode = [...transitions, ...formerTransitions].map(({ from, kind, to }) => [from, kind, to])
    const inDatabase = valuesOf('case_transition')
    expect(inDatabase.length).toBeGreaterThan(0)
    expect([...inCode].sort()).toEqual([...inDatabase].sort())
  })
  it('know the states of the contract, and the database knows them too', () => {
    expect(valuesOf('case_state').flat().sort()).toEqual(['none', ...caseStates].sort())
  })
  it('lead from a state by an act to one state only; what was put aside goes back to where it was', () => {
    const forth = transitions.filter(({ kind }) => kind !== 'resumed' && kind !== 'settled')
    const keys = forth.map(({ from, kind }) => `${from}/${kind}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(findTransition('suspended', 'resumed', 'guiding')).toMatchObject({ to: 'guiding' })
    expect(findTransition('suspended', 'resumed', 'requested')).toBeUndefined()
    expect(findTransition('suspended', 'resumed')).toBeUndefined()
  })
  it('leave nobody without the next move: every open state has a step with a holder and days', () => {
    for (const state of openStates) expect(stepRules[stepOf[state]].workingDays).toBeGreaterThan(0)
    expect(stepRules.answer.holder).toBe('enterprise')
  })
  it('lead on from an end only by asking the office above, or by its own second look', () => {
    // Along with a border, it stays where it stood.
    const onwards = transitions.filter(({ from, to }) => from !== 'none' && hasEnded(from) && from !== to)
    expect(transitions.filter(({ from, to }) => hasEndedTwice(from, to)).map(({ kind }) => kind)).toEqual(
      endedStates.map(() => 'moved'),
    )
    expect(onwards.map(({ from, kind }) => `${from}/${kind}`).sort()).toEqual(['refused/appealed', 'refused/reopened'])
    // Whoever applied may take it back from wherever it stands, until it is founded.
    for (const state of openStates)
      expect(findTransition(state, 'withdrawn')?.to).toBe(state === 'founded' ? undefined : 'withdrawn')
  })
  it('return an application once', () => {
    expect(findTransition('submitted', 'returned')).toMatchObject({ to: 'returned' })
    for (const state of caseStates.filter((one) => one !== 'submitted'))
      expect(findTransition(state, 'returned')).toBeUndefined()
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
      if (said !== null) expect(said('转塘街道团工委')).toMatch(/[\u4e00-\u9fff]/)
      expect(caseWords.eventForCadre[kind]('转塘街道团工委')).toMatch(/[\u4e00-\u9fff]/)
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
  const owed = {
    ownerId: 'o',
    personId: null,
    holder: 'office',
    step: 'accept',
    dueOn: '2026-11-26',
    cause: 'responsible',
    escalatedTo: null,
  } as const
  const event = (kind: string, version = 2) =>
    ({
      version,
      kind,
      payload: { officeId: 'o', toOffice: 'p', form: 'branch' },
      duty: owed,
    }) as unknown as HistoryEvent
  const stateOf = (...kinds: string[]) => fold(kinds.map((kind) => event(kind))).state
  it('comes to the state that happened last', () => {
    expect(stateOf()).toBe('none')
    expect(stateOf('submitted')).toBe('submitted')
    expect(stateOf('submitted', 'accepted')).toBe('accepted')
    expect(stateOf('submitted', 'returned', 'resubmitted', 'accepted')).toBe('accepted')
    expect(stateOf('submitted', 'accepted', 'surveyed', 'suspended', 'contacted', 'resumed')).toBe('surveyed')
  })
  it('reads histories of before, where an answered return could be returned again', () => {
    const kinds = ['submitted', 'returned', 'resubmitted', 'returned', 'resubmitted', 'accepted']
    expect(fold(kinds.map((kind) => event(kind, 1))).state).toBe('accepted')
    expect(() => stateOf(...kinds)).toThrow('returned')
  })
  it('knows whose it is, how often it was handed on, and that an end leaves nothing owed', () => {
    expect(fold(['submitted', 'handed-on', 'disputed'].map((kind) => event(kind)))).toMatchObject({
      state: 'disputed',
      before: 'submitted',
      officeId: 'p',
      handings: 2,
      owed,
    })
    expect(fold(['submitted', 'withdrawn'].map((kind) => event(kind))).owed).toBeNull()
  })
  it.each([
    [['accepted']],
    [['submitted', 'submitted']],
    [['submitted', 'accepted', 'returned']],
    [['submitted', 'returned', 'accepted']],
    [['submitted', 'unheard-of']],
    [['submitted', 'constructor']],
  ])('throws on the illegal history %j, naming the event', (kinds) => {
    expect(() => stateOf(...kinds)).toThrow(kinds.at(-1))
  })
})
