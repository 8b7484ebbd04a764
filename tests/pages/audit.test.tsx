import { render, screen, waitFor } from '@testing-library/react'
import Audit from '../../src/cadre/audit/index'
import Queue from '../../src/cadre/queue/index'
import { caseId, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const line = (n: number, more: object = {}) => ({
  id: String(n),
  at: '2026-11-24T02:12:00Z',
  who: '王*',
  personId: caseId,
  role: 'street-cadre',
  office: office.name,
  function: 'revealContact',
  act: 'revealed a contact',
  recordKind: 'case',
  recordId: caseId,
  reason: 'contact-applicant',
  device: 'h5',
  address: '10.0.0.8',
  sessionId: null,
  requestId: `request-${n}`,
  outcome: 'done',
  ...more,
})
const state = { verifiedAt: '2026-11-24T02:12:00Z', broken: null, sealedAt: '2026-11-24T02:13:00Z', block: '7' }

beforeEach(() => newDevice())

test('the auditor reads the state of the chain, asks, opens a row, and goes on from it', async () => {
  const service = serve({
    searchAudit: ({ cursor, record }) => ({
      rows: cursor ? [line(2, { outcome: 'refused' })] : [line(1)],
      next: cursor || record ? null : 'second',
      state,
    }),
  })
  await signedIn()
  render(<Audit />)
  expect(await screen.findByText(/已核验至 .*，无异常/)).toBeTruthy()
  expect(screen.getByText('查看联系电话')).toBeTruthy()
  expect(screen.getByText('联系申请人')).toBeTruthy()
  tap('显示更多')
  await waitFor(() => expect(screen.getAllByText('查看联系电话')).toHaveLength(2))
  expect(service.inputs('searchAudit').at(-1)).toMatchObject({ cursor: 'second' })
  type('从', '2026年11月24日')
  type('到', '20261125')
  type('操作人', '15400000001')
  tap('查询')
  await waitFor(() => expect(screen.getAllByText('查看联系电话')).toHaveLength(1))
  expect(service.inputs('searchAudit').at(-1)).toEqual({
    from: '2026-11-24',
    until: '2026-11-25',
    who: '15400000001',
  })
  tap(/查看联系电话/)
  expect(await screen.findByText('街道干部')).toBeTruthy()
  tap('只看这件')
  await waitFor(() => expect(service.inputs('searchAudit').at(-1)).toHaveProperty('record'))
  expect(service.inputs('searchAudit').at(-1)).toMatchObject({ who: '15400000001', record: caseId })
})

test('a break is said before all else', async () => {
  serve({ searchAudit: () => ({ rows: [], next: null, state: { ...state, broken: '第 1 块，记录 5：记录被改动' } }) })
  await signedIn()
  render(<Audit />)
  expect(await screen.findByText(/核验发现异常：第 1 块，记录 5：记录被改动/)).toBeTruthy()
  expect(screen.queryByText(/无异常/)).toBeNull()
  expect(screen.getByText('没有符合条件的记录')).toBeTruthy()
})

test('nobody else; and the auditor finds the way from the queue, which is closed to auditors', async () => {
  serve({
    searchAudit: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
    listQueue: () => refuse(1011, 'forbidden', '您没有这项操作的权限'),
    getMe: () => ({ phoneMasked: '', name: null, grants: [{ role: 'auditor', office: '市团委', division: '市' }] }),
  })
  await signedIn()
  const { unmount } = render(<Audit />)
  expect(await screen.findByText('这里只对审计员开放')).toBeTruthy()
  unmount()
  render(<Queue />)
  await waitFor(() => {
    expect(device.opened).toEqual(['/cadre/audit/index'])
  })
})
