/** Numbers that cannot be read: for good, or just now. */
import * as campaigns from '../../../cloud/outreach/campaigns/store'
import { sendWanted } from '../../../cloud/outreach/actions'
import * as gate from '../../../cloud/outreach/sending/gate'
import * as store from '../../../cloud/outreach/sending/store'
import * as people from '../../../cloud/people/actions'
import { CipherError } from '../../../cloud/platform/ciphers/suite'
import type { Database, Tx } from '../../../cloud/platform/database/database'
import type { Tools } from '../../../cloud/platform/call'

jest.mock('../../../cloud/outreach/sending/store')
jest.mock('../../../cloud/outreach/sending/gate')
jest.mock('../../../cloud/outreach/campaigns/store')
jest.mock('../../../cloud/outreach/receipts/store')
jest.mock('../../../cloud/people/actions')
jest.mock('../../../cloud/intake/actions')

const now = new Date('2026-11-30T02:00:00Z')
const intent: store.ClaimedIntent = {
  id: 'i',
  person_id: 'p',
  template: 'invitation',
  params: [],
  field: 'register/phone',
  number: null,
  campaign_id: 'c',
  invitation_id: null,
  attempts: 1,
  cause: 'campaign/c',
  wanted_at: now,
}
const round = async (fault: Error) => {
  jest.mocked(store.hasWork).mockResolvedValue(true)
  jest.mocked(store.claimSingle).mockResolvedValue([intent])
  jest.mocked(gate.dropUnwanted).mockImplementation(async (_tx, _now, claimed) => [...claimed])
  jest.mocked(store.settle).mockResolvedValue([])
  jest.mocked(campaigns.lock).mockResolvedValue(undefined)
  jest.mocked(people.readPersonalValuesInBulk).mockRejectedValue(fault)
  const send = jest.fn()
  const database = { transact: <T>(work: (tx: Tx) => Promise<T>) => work({} as Tx) } as unknown as Database
  await sendWanted({ database, clock: { now: () => now }, tools: {} as Tools, sms: { name: 'invented', send } })
  expect(send).not.toHaveBeenCalled()
  return jest.mocked(store.settle).mock.calls[0]?.[2][0]
}
beforeEach(() => jest.resetAllMocks())

it('the database’s own fault settles nothing: it is read again, and counts as no try', async () => {
  expect(await round(new Error('connection terminated'))).toMatchObject({
    state: 'wanted',
    attempts: 0,
    notBefore: new Date('2026-11-30T02:01:00Z'),
  })
})
it('a number that cannot be opened is written to no more', async () => {
  expect(await round(new CipherError('sealed value does not authenticate'))).toMatchObject({
    state: 'refused',
    reason: 'no-phone',
  })
})
