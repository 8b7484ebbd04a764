import { stepRules, strikesOn } from '../../../cloud/duties/rules'
import { passOn } from '../../../cloud/duties/actions'
import { answerPromise } from '../../../cloud/intake/rules'
import * as store from '../../../cloud/duties/store'
import type { Call } from '../../../cloud/platform/call'

jest.mock('../../../cloud/duties/store')
const stored = jest.mocked(store)
/** 09:00 on Saturday, 26 September 2026 in China: a day off, and the long October holiday ahead. */
const call = { now: new Date('2026-09-26T01:00:00Z') } as unknown as Call
const next = {
  caseId: 'c',
  officeId: 'o',
  step: 'contact',
  holder: 'office',
  dueOn: '2026-10-09',
  personId: null,
  cause: 'responsible',
  escalatedTo: null,
} as const

beforeEach(() => jest.resetAllMocks())

it('rules carry their date and source; what the owner is promised is what the office owes', () => {
  for (const rule of Object.values(stepRules)) {
    expect(rule.since).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(rule.source).not.toBe('')
  }
  expect(stepRules.accept.workingDays).toBe(answerPromise.workingDays)
})

it('the next duty begins as the open one ends', async () => {
  stored.fulfilOpen.mockResolvedValue(true)
  stored.insertDuty.mockResolvedValue('d')
  expect(await passOn(call, next)).toBe('d')
  expect(stored.insertDuty).toHaveBeenCalledWith(
    undefined,
    expect.objectContaining({ caseId: 'c', holder: 'office', dueOn: '2026-10-09' }),
  )
})

it('a case without an open duty is a defect, not a second duty', async () => {
  stored.fulfilOpen.mockResolvedValue(false)
  await expect(passOn(call, next)).rejects.toThrow(/no open duty/)
  expect(stored.insertDuty).not.toHaveBeenCalled()
})

it('the clock strikes in working days over the holiday, and never for the enterprise', () => {
  expect(strikesOn({ holder: 'office', dueOn: '2026-09-30' }, 0)).toBe('2026-10-08')
  expect(strikesOn({ holder: 'office', dueOn: '2026-09-30' }, 1)).toBe('2026-10-12')
  expect(strikesOn({ holder: 'office', dueOn: '2026-09-30' }, 2)).toBeNull()
  expect(strikesOn({ holder: 'enterprise', dueOn: '2026-09-30' }, 0)).toBeNull()
})
