import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { answerDays, escalatedDays, objectionDays, pathAbove, transitions } from '../../../cloud/feedback/rules'

describe('the office above', () => {
  test.each([
    ['/3301/330106/330106110/', '/3301/330106/'],
    ['/3301/330106/', '/3301/'],
    ['/3301/', undefined],
  ])('of %s is %s', (path, above) => {
    expect(pathAbove(path)).toBe(above)
  })
  test('whatever the tree, one comes to the city and stays there', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\d{4,9}$/), { minLength: 1, maxLength: 5 }), (codes) => {
        let path: string | undefined = `/${codes.join('/')}/`
        let steps = 0
        for (; path !== undefined && steps < 10; steps++) path = pathAbove(path)
        expect(steps).toBe(codes.length)
      }),
    )
  })
})

test('days are data with a source, and the transitions are those of the database', () => {
  for (const rule of [...Object.values(answerDays), escalatedDays, objectionDays]) {
    expect(rule.workingDays).toBeGreaterThan(0)
    expect(rule.source).toMatch(/国办函|信访/)
  }
  // The check as it was made anew last.
  const sql = readFileSync(join(__dirname, '../../../cloud/platform/migrations/0030_division_changes.sql'), 'utf8')
    .split('complaint_event_transition')[1]!
    .split('constraint')[0]!
  const stored = [...sql.matchAll(/\('(\w+)', '(\w+)', '(\w+)'\)/g)].map(([, from, kind, to]) => ({ from, kind, to }))
  expect(stored).toEqual(transitions)
})
