/** What an act wants to be said, and how. */
import { wantCaseMessage } from '../../../cloud/outreach/actions'
import { findMisfit } from '../../../cloud/gateways/sms/templates'
import * as store from '../../../cloud/outreach/sending/store'
import type { Call } from '../../../cloud/platform/call'
import { caseWords } from '../../../types/words/casework'

jest.mock('../../../cloud/outreach/sending/store')
const stored = jest.mocked(store)

beforeEach(() => jest.resetAllMocks())

describe('what the applicant hears of', () => {
  const moved = { caseId: 'c', eventId: 'e', applicantId: 'p', number: '20261123-00001', form: null }
  const call = { now: new Date() } as unknown as Call
  it.each(Object.keys(caseWords.message) as (keyof typeof caseWords.message)[])(
    '%s, in words that fit the filed template',
    async (kind) => {
      await wantCaseMessage(call, { ...moved, kind })
      const wanted = stored.insertIntents.mock.calls[0]?.[2][0]
      expect(wanted).toMatchObject({ personId: 'p', cause: 'e', template: 'case-update' })
      expect(findMisfit('case-update', wanted?.params ?? [])).toBeUndefined()
    },
  )
  it.each(['submitted', 'resubmitted'] as const)('not of the own act: %s', async (kind) => {
    await wantCaseMessage(call, { ...moved, kind })
    expect(stored.insertIntents).not.toHaveBeenCalled()
  })
})
