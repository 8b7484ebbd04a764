/** What an owner told at the door, on the page of the case: masked, shown for a reason, taken in by one tap or thrown away by two. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Case from '../../src/cadre/case/index'
import Visits from '../../src/cadre/visits/index'
import type { CaseContact } from '../../types/case-contacts'
import { signOut } from '../../src/client/session'
import { cadreCase, caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { serve } from '../support/taro/service'
import { conflict } from '../support/taro/visits'

const record = '5b0e6f63-0d0c-4b3a-9a53-0c6a1f0f9a11'
const click = (id: string) => {
  const button = document.getElementById(id)
  if (button === null) throw new Error(`no ${id}`)
  fireEvent.click(button)
}

beforeEach(() => newDevice({ id: caseId }))
afterEach(() => act(() => signOut()))

const waits: CaseContact = {
  record,
  conflict: caseId,
  on: '2026-11-23',
  whoMasked: '周**',
  contact: { nameMasked: '欧****', phoneMasked: '154 **** 0171' },
  youth: 2,
  members: 0,
  until: '2026-12-07',
  may: ['keep', 'set-aside'],
}

test('is masked, shown one field at a time for a reason, and taken into the case', async () => {
  let row = waits
  const service = serve({
    getCase: () => cadreCase({ state: 'accepted', may: ['revealContact'] }),
    listCaseContacts: () => ({ rows: [row] }),
    revealContact: () => ({ name: null, phone: '15400000171' }),
    settleFieldConflict: () => {
      row = { ...waits, conflict: null, until: null, may: [] }
      return {}
    },
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('欧**** 154 **** 0171')).toBeTruthy()
  expect(screen.getByText('青年 2 人，团员 0 人')).toBeTruthy()
  expect(screen.getByText(/12月7日.*前没有决定，姓名和电话会删除/)).toBeTruthy()
  click(`reveal-${record}-phone`)
  await screen.findByText('为什么查看电话')
  click(`reason-${record}-phone-contact-applicant`)
  await screen.findByText(/拨打/)
  expect(service.inputs('revealContact')).toEqual([{ id: caseId, record, field: 'phone', reason: 'contact-applicant' }])
  tap('记入这件申请')
  expect(await screen.findByText('✓ 已记入这件申请，填过的人数已更新')).toBeTruthy()
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ id: caseId, decision: 'keep' })
  expect(await screen.findByText('已记入这件申请，办结后姓名和电话会删除')).toBeTruthy()
})

test('is thrown away by a second tap only; who may not decide has no button; the applicant’s own number is said', async () => {
  const service = serve({
    getCase: () => cadreCase({ state: 'accepted', may: [] }),
    listCaseContacts: () => ({
      rows: [waits, { ...waits, record: caseId, contact: null, youth: null, members: null, may: [] }],
    }),
    settleFieldConflict: () => ({}),
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('联系电话与申请人的一致')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: '不用，删除' })).toHaveLength(1)
  tap('不用，删除')
  expect(service.inputs('settleFieldConflict')).toEqual([])
  tap('确认删除')
  expect(await screen.findByText('✓ 已删除走访时留下的姓名和电话')).toBeTruthy()
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ decision: 'set-aside' })
})

test('held by the case, it is erased by a second tap when the person asks for it', async () => {
  let rows: CaseContact[] = [{ ...waits, conflict: null, until: null, may: ['withdraw'] }]
  const service = serve({
    getCase: () => cadreCase({ state: 'accepted', may: [] }),
    listCaseContacts: () => ({ rows }),
    withdrawTakenApplication: () => {
      rows = []
      return {}
    },
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('已记入这件申请，办结后姓名和电话会删除')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '记入这件申请' })).toBeNull()
  tap('应本人要求删除')
  expect(service.inputs('withdrawTakenApplication')).toEqual([])
  tap('取消')
  tap('应本人要求删除')
  tap('确认删除')
  expect(await screen.findByText('✓ 已删除走访时留下的姓名和电话')).toBeTruthy()
  expect(service.inputs('withdrawTakenApplication')[0]).toMatchObject({ id: record, why: 'owner-asked' })
  expect(screen.queryByText('欧**** 154 **** 0171')).toBeNull()
})

test('on the page of visits leads to the case, and says what becomes of it', async () => {
  const ours = { ...conflict().ours, met: null, wish: null, staff: null, youth: 2, contact: '欧**** 154 **** 0171' }
  const service = serve({
    getMe: () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] }),
    listFieldConflicts: () => ({
      rows: [conflict({ kind: 'already-applied', recordKind: 'application', caseId, ours, theirs: null })],
      total: 1,
    }),
    listFollowUps: () => ({ rows: [], total: 0 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
    settleFieldConflict: () => ({}),
  })
  await signedIn()
  render(<Visits />)
  expect(await screen.findByText('欧**** 154 **** 0171')).toBeTruthy()
  expect(screen.getByRole('button', { name: '查看这件申请' })).toBeTruthy()
  tap(/记入这件申请/)
  expect(await screen.findByText('✓ 已记入这家企业的申请：示例甲科技有限公司')).toBeTruthy()
  expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ decision: 'keep' })
})

test('what the pool has alike is looked for when somebody wants to see it, and taken by one tap', async () => {
  const one = { id: record, name: '示例丁园艺有限公司', uscc: '91330106WW00000019', address: '试验路1号', unsure: true }
  const service = serve({
    getMe: () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] }),
    listFieldConflicts: () => ({
      rows: [conflict({ kind: 'unknown-enterprise', recordKind: 'newcomer', asks: true, theirs: null, may: ['link'] })],
      total: 1,
    }),
    listFieldCandidates: () => ({ rows: [one] }),
    listFollowUps: () => ({ rows: [], total: 0 }),
    listTakenApplications: () => ({ rows: [] }),
    listVisitPlans: () => ({ rows: [] }),
    settleFieldConflict: () => ({}),
  })
  await signedIn()
  render(<Visits />)
  await screen.findByText('看看企业库里有没有相近的')
  expect(service.inputs('listFieldCandidates')).toEqual([])
  tap('看看企业库里有没有相近的')
  await screen.findByText('名称相近，未必是同一家')
  tap('就是这家 示例丁园艺有限公司')
  await waitFor(() =>
    expect(service.inputs('settleFieldConflict')[0]).toMatchObject({ decision: 'link', enterprise: record }),
  )
})
