/** Progress by WeChat first: what breaks before WeChat was asked leaves nothing in doubt, and what breaks afterwards keeps no text message back. */
import type { ChannelOutcome, StatusChannel } from '../../../cloud/gateways/channels/port'
import * as inbox from '../../../cloud/outreach/inbox/actions'
import { sendSubscribed } from '../../../cloud/outreach/sending/subscribed'
import type { ClaimedIntent } from '../../../cloud/outreach/sending/store'
import * as subscriptions from '../../../cloud/outreach/subscriptions/actions'
import * as people from '../../../cloud/people/actions'
import type { Tools } from '../../../cloud/platform/call'
import { CipherError } from '../../../cloud/platform/ciphers/suite'
import type { Database, Tx } from '../../../cloud/platform/database/database'

jest.mock('../../../cloud/people/actions')
jest.mock('../../../cloud/outreach/inbox/actions')
jest.mock('../../../cloud/outreach/subscriptions/actions')

const now = new Date('2026-11-30T02:00:00Z')
const intent: ClaimedIntent = {
  id: 'i',
  person_id: 'p',
  template: 'case-update',
  params: ['20261130-0001', '已受理'],
  field: 'phone',
  number: null,
  campaign_id: null,
  invitation_id: null,
  attempts: 1,
  cause: 'e',
  wanted_at: now,
}
const send = jest.fn<Promise<ChannelOutcome>, Parameters<StatusChannel['send']>>()
/** Transactions in their order: the work itself, or what breaks instead of it. */
const transact = jest.fn((work: (tx: Tx) => Promise<unknown>) => work({} as Tx))
const parts = {
  database: { transact } as unknown as Database,
  clock: { now: () => now },
  tools: {} as Tools,
  wechat: { name: 'wechat', templates: ['case-update' as const], send },
}
const fault = new Error('connection terminated')

beforeEach(() => {
  jest.resetAllMocks()
  transact.mockImplementation((work) => work({} as Tx))
  jest.mocked(inbox.preferenceOf).mockResolvedValue('wechat')
  jest.mocked(people.findPersonalValue).mockResolvedValue('app/openid')
  jest.mocked(subscriptions.takeSubscription).mockResolvedValue(true)
})

it('the database’s own fault before: read again later, and nobody was asked', async () => {
  transact.mockRejectedValueOnce(fault)
  expect(await sendSubscribed(parts, intent)).toMatchObject({ outcome: 'refused', code: 'unread', retry: 'later' })
  expect(send).not.toHaveBeenCalled()
})
it('an id that cannot be opened is none: by text message', async () => {
  jest.mocked(people.findPersonalValue).mockRejectedValue(new CipherError('sealed value does not authenticate'))
  expect(await sendSubscribed(parts, intent)).toBeUndefined()
  expect(send).not.toHaveBeenCalled()
})
it('WeChat refused, and it could not be noted: by text message all the same', async () => {
  for (const code of ['43101', '47003']) {
    send.mockResolvedValue({ outcome: 'refused', code, reason: '', retry: 'never' })
    transact.mockImplementationOnce((work) => work({} as Tx)).mockRejectedValueOnce(fault)
    expect(await sendSubscribed(parts, intent)).toBeUndefined()
  }
})
it('what breaks while WeChat is asked may have gone out', async () => {
  send.mockRejectedValue(fault)
  expect(await sendSubscribed(parts, intent)).toEqual({
    outcome: 'unknown',
    provider: 'wechat',
    reason: 'connection terminated',
  })
})
