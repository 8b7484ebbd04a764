/** The loop that sends: each message at most once, and one that cannot be sent holds up no other. */
import { sendWanted, wantCaseMessage } from '../../../cloud/outreach/actions'
import * as store from '../../../cloud/outreach/store'
import * as people from '../../../cloud/people/actions'
import { findMisfit } from '../../../cloud/gateways/sms/templates'
import { caseWords } from '../../../types/words/casework'
import type { SmsMessage, SmsOutcome } from '../../../cloud/gateways/sms/port'
import { standingClock } from '../../../cloud/platform/clock'
import type { Call, Tools } from '../../../cloud/platform/call'
import type { Database, Tx } from '../../../cloud/platform/database/database'

jest.mock('../../../cloud/outreach/store')
jest.mock('../../../cloud/people/actions')
const stored = jest.mocked(store)
const findPersonalValue = jest.mocked(people.findPersonalValue)

const database = {
  transact: <T>(work: (tx: Tx) => Promise<T>) => work(undefined as unknown as Tx),
} as unknown as Database
const intent = (serial: number) => ({
  id: `i${serial}`,
  person_id: `p${serial}`,
  template: 'case-update' as const,
  params: ['20261123-00001', '街道已开始办理'],
})

function run(outcome: SmsOutcome = { outcome: 'sent', provider: 'test', providerId: 'x' }) {
  const sent: SmsMessage[] = []
  const sms = {
    name: 'test',
    send: async (message: SmsMessage) => {
      sent.push(message)
      return outcome
    },
  }
  const clock = standingClock(new Date('2026-11-23T02:00:00Z'))
  return { sent, done: sendWanted({ database, sms, clock, tools: {} as Tools }) }
}
const settled = () => stored.settle.mock.calls.map(([, id, { state }]) => [id, state])

beforeEach(() => {
  jest.resetAllMocks()
  findPersonalValue.mockResolvedValue('15400000001')
})

it('sends what it claimed and settles each with what the provider said', async () => {
  stored.claim.mockResolvedValue([intent(1), intent(2)])
  const { sent, done } = run()
  expect(await done).toBe(2)
  expect(sent.map(({ ref, phone }) => [ref, phone])).toEqual([
    ['i1', '15400000001'],
    ['i2', '15400000001'],
  ])
  expect(settled()).toEqual([
    ['i1', 'sent'],
    ['i2', 'sent'],
  ])
})

it('gives up, before it claims, what a dead process left claimed', async () => {
  stored.claim.mockResolvedValue([])
  await run().done
  const [first] = stored.giveUpClaimed.mock.invocationCallOrder
  expect(first).toBeLessThan(stored.claim.mock.invocationCallOrder[0] ?? 0)
  expect(stored.giveUpClaimed.mock.calls[0]?.[1]).toEqual(new Date('2026-11-23T01:55:00Z'))
})

it('sends nothing to a person who was forgotten, and nothing twice when the outcome is unknown', async () => {
  stored.claim.mockResolvedValue([intent(1)])
  findPersonalValue.mockResolvedValue(undefined)
  const forgotten = run()
  await forgotten.done
  expect(forgotten.sent).toEqual([])
  expect(settled()).toEqual([['i1', 'refused']])
  jest.resetAllMocks()
  findPersonalValue.mockResolvedValue('15400000001')
  stored.claim.mockResolvedValue([intent(2)])
  await run({ outcome: 'unknown', provider: 'test', reason: 'time-out' }).done
  expect(settled()).toEqual([['i2', 'unknown']])
})

it('one phone that cannot be opened holds up no other message', async () => {
  stored.claim.mockResolvedValue([intent(1), intent(2)])
  findPersonalValue.mockRejectedValueOnce(new Error('no key opens this value'))
  const { sent, done } = run()
  await done.catch(() => undefined)
  expect(sent.map(({ ref }) => ref)).toEqual(['i2'])
})

describe('what the applicant hears of', () => {
  const moved = { caseId: 'c', eventId: 'e', applicantId: 'p', number: '20261123-00001', form: null }
  const call = { now: new Date() } as unknown as Call
  it.each(Object.keys(caseWords.message) as (keyof typeof caseWords.message)[])(
    '%s, in words that fit the filed template',
    async (kind) => {
      await wantCaseMessage(call, { ...moved, kind })
      const [, wanted] = stored.insertIntent.mock.calls[0] ?? []
      expect(wanted).toMatchObject({ personId: 'p', cause: 'e', template: 'case-update' })
      expect(findMisfit('case-update', wanted?.params ?? [])).toBeUndefined()
    },
  )
  it.each(['submitted', 'resubmitted'] as const)('not of the own act: %s', async (kind) => {
    await wantCaseMessage(call, { ...moved, kind })
    expect(stored.insertIntent).not.toHaveBeenCalled()
  })
})
