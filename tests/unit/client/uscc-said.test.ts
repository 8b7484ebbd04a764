import { usccSaid } from '../../../src/pages/apply/uscc-said'
import { isCodeLike, readMistypedUscc } from '../../../types/uscc-mistyped'

const RIGHT = '91350100M000100Y43'
const withAt = (position: number, character: string) => RIGHT.slice(0, position - 1) + character + RIGHT.slice(position)

it('names the place of a character that is taken for another, where that makes the code right', () => {
  const said = usccSaid(withAt(2, 'L')).problem!
  expect(said).toMatch(/第 2 位/)
  expect(said).toContain('L')
  expect(said).toContain('1')
  expect(said).toContain('营业执照')
})

it('names every place that could be meant, and only those', () => {
  for (let position = 1; position <= 18; position++)
    for (const character of 'LDQB8') {
      const typed = withAt(position, character)
      const reading = readMistypedUscc(typed)
      if (reading.kind !== 'broken') continue
      const { problem } = usccSaid(typed)
      const named = [...problem!.matchAll(/第 (\d+) 位/g)].map((one) => Number(one[1]))
      const meant = reading.corrections.map((right) => [...right].findIndex((one, i) => one !== typed[i]) + 1)
      expect(named).toEqual(meant.length > 3 ? [] : meant)
    }
})

it('says only that something is wrong where no such character is there', () => {
  expect(usccSaid(withAt(9, 'N')).problem).toContain('可能有一位输错了')
})

it.each([
  [RIGHT, true],
  ['9135 0100 M000 100Y 44', true],
  ['９１３５０１００M000100Y4', true],
  ['青禾智造（演示）有限公司', false],
  ['13800000000', false],
  ['Microsoft China Limited', false],
])('%s is meant for a code: %s', (typed, isMeant) => {
  expect(isCodeLike(typed)).toBe(isMeant)
})
