/** Pages of a queue: what a client sends as its place never reaches the database unread. */
import type { SignedInCall } from '../../../cloud/platform/call'
import { listQueue } from '../../../cloud/casework/queues/actions'
import { Failure } from '../../../cloud/platform/failure'
import { fieldWords } from '../../../types/words/fields'
import type { CaseFile } from '../../../cloud/casework/store'
import * as store from '../../../cloud/casework/queues/store'
import { queues, type Queue } from '../../../types/queues'
import * as divisions from '../../../cloud/divisions/actions'
import * as duties from '../../../cloud/duties/actions'
import * as absences from '../../../cloud/people/absences/store'
import * as joins from '../../../cloud/intake/joins/store'

jest.mock('../../../cloud/casework/queues/store')
jest.mock('../../../cloud/divisions/actions')
jest.mock('../../../cloud/duties/actions')
jest.mock('../../../cloud/people/absences/store')
jest.mock('../../../cloud/intake/joins/store')
const stored = jest.mocked(store)

const call = {
  now: new Date('2026-11-23T02:00:00Z'),
  actor: {
    personId: 'p',
    sessionId: 's',
    grants: [
      {
        role: 'street-cadre',
        officeId: 'o',
        officePath: '/3301/330106/330106110/',
        officeName: '转塘街道团工委',
        division: '转塘街道',
        body: 'league',
      },
    ],
  },
} as unknown as SignedInCall

const file = (serial: number, dueOn: string): CaseFile => ({
  before_state: null,
  uscc: '91330106WW00000019',
  duty_id: 'd',
  duty_open: true,
  owner_id: 'o',
  owner_path: '/3301/330106/330106110/',
  holder: 'office',
  step: 'accept',
  cause: 'responsible',
  person_id: null,
  escalated_to: null,
  escalated_path: null,
  strikes_on: null,
  beside: false,
  form: null,
  party: null,
  term_ends_on: null,
  contact_on: null,
  joint_lead_id: null,
  handings: 0,
  id: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
  number: `20261123-${serial}`,
  state: 'submitted',
  seq: 1,
  office_id: 'o',
  office_path: '/3301/330106/330106110/',
  applicant_id: 'a',
  enterprise_folded: '示例',
  enterprise: '杭州溪上石测试贸易有限公司',
  place: '西湖区 转塘街道',
  why: '与库内企业一致',
  due_on: dueOn,
  submitted_at: new Date('2026-11-20T02:00:00Z'),
  bodies: ['league'],
})

const counts = { ...Object.fromEntries(queues.map((queue) => [queue, 0])), 'to-accept': 3 } as Record<Queue, number>

beforeEach(() => {
  jest.resetAllMocks()
  stored.countQueues.mockResolvedValue(counts)
  stored.listFound.mockResolvedValue([])
  jest.mocked(divisions.listOffices).mockResolvedValue([])
  jest.mocked(absences.listOn).mockResolvedValue([])
  jest.mocked(duties.countUnseenNotices).mockResolvedValue(0)
  jest.mocked(joins.countOpen).mockResolvedValue(new Map([[file(2, '').id, 1]]))
})

it('gives a place to go on from only while there is more, and reads it back', async () => {
  stored.listFound.mockResolvedValueOnce([file(1, '2026-11-20'), file(2, '2026-11-25'), file(3, '2026-11-26')])
  const first = await listQueue(call, { queue: 'to-accept', limit: 2 })
  expect(first.rows.map((row) => [row.number, row.overdue])).toEqual([
    ['20261123-1', true],
    ['20261123-2', false],
  ])
  expect(first.rows.map((row) => row.joins)).toEqual([0, 1])
  expect(first.counts).toEqual(counts)
  expect(first.next).not.toBeNull()
  stored.listFound.mockResolvedValueOnce([file(3, '2026-11-26')])
  const second = await listQueue(call, { queue: 'to-accept', limit: 2, cursor: first.next ?? '' })
  expect(stored.listFound).toHaveBeenLastCalledWith(
    undefined,
    expect.anything(),
    expect.objectContaining({ queue: 'to-accept' }),
    expect.objectContaining({ after: { at: '2026-11-25', id: file(2, '').id } }),
  )
  expect(second.next).toBeNull()
})

it('asks the store for nothing outside the cadre’s offices', async () => {
  await listQueue(call, { queue: 'returned' })
  expect(stored.listFound).toHaveBeenCalledWith(
    undefined,
    [{ kind: 'below', paths: ['/3301/330106/330106110/'] }],
    expect.objectContaining({ queue: 'returned' }),
    expect.anything(),
  )
})

const UUID = '00000000-0000-4000-8000-000000000001'
it.each([
  ['nothing', ''],
  ['rubbish', 'rubbish'],
  ['another separator', `2026-11-23|${UUID}`],
  ['SQL', `2026-11-23/'; drop table case_file; --`],
  ['a day that does not exist', `2026-02-30/${UUID}`],
  ['a month that does not exist', `9999-99-99/${UUID}`],
  ['the year zero', `0000-01-01/${UUID}`],
  ['36 hyphens for an id', `2026-11-23/${'-'.repeat(36)}`],
  ['36 digits for an id', `2026-11-23/${'0'.repeat(36)}`],
])('a place made of %s is refused', async (_, place) => {
  const cursor = Buffer.from(place).toString('base64url')
  const refused = await listQueue(call, { queue: 'to-accept', cursor }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Failure)
  expect(refused).toMatchObject({ error: 'inputInvalid' })
  expect(stored.listFound).not.toHaveBeenCalled()
})

it('says what to do about a place that is none', async () => {
  const refused = await listQueue(call, { queue: 'to-accept', cursor: 'rubbish' }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ fields: [{ field: 'cursor', message: fieldWords.cursor.wrong }] })
})
