import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Case from '../../src/cadre/case/index'
import { CaseView } from '../../src/cadre/case/view'
import Queue from '../../src/cadre/queue/index'
import { signOut } from '../../src/client/session'
import { cadreCase, caseId, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const rowId = (n: number) => caseId.replace(/1$/, String(n))
const row = (n: number, overdue = false) => ({
  id: rowId(n),
  number: `20261123-000${n}`,
  enterprise: `第 ${n} 家（演示）有限公司`,
  place: '湖东区 · 云栖街道',
  why: '地址中写明云栖街道',
  dueOn: '2026-11-26',
  overdue,
  submittedAt: '2026-11-23T02:05:00Z',
})
const counts = { 'to-accept': 2, accepted: 0, returned: 0, withdrawn: 0 }

beforeEach(() => newDevice({ id: caseId }))

test('the queue shows counts and clocks, turns pages, and a row opens its case', async () => {
  serve({
    listQueue: ({ queue, cursor }) =>
      queue !== 'to-accept'
        ? { rows: [], counts, next: null, offices: [office.name] }
        : { rows: [cursor ? row(2) : row(1, true)], counts, next: cursor ? null : 'second', offices: [office.name] },
  })
  await signedIn()
  render(<Queue />)
  expect(await screen.findByRole('tab', { name: '待受理 2', selected: true })).toBeTruthy()
  expect(screen.getByText(/已超期，原定最晚 11月26日 周四/)).toBeTruthy()
  tap('显示更多')
  await screen.findByText('第 2 家（演示）有限公司')
  expect(screen.getByText('第 1 家（演示）有限公司')).toBeTruthy()
  tap(/第 2 家/)
  expect(device.opened).toEqual([`/cadre/case/index?id=${rowId(2)}`])
  tap('等企业 0', 'tab')
  expect(await screen.findByText('没有等企业办理的申请')).toBeTruthy()
})

test('who is no cadre is told so kindly', async () => {
  serve({ listQueue: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
  await signedIn()
  render(<Queue />)
  expect(await screen.findByText('这里是团干部的工作台')).toBeTruthy()
})

test('a case is accepted by its one red button', async () => {
  let accepted = false
  serve({
    getCase: () => (accepted ? cadreCase({ state: 'accepted', may: ['revealContact'] }) : cadreCase()),
    acceptCase: () => {
      accepted = true
      return { state: 'accepted' }
    },
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('库内没有这家企业')).toBeTruthy()
  tap('受理')
  expect(await screen.findByText('待了解情况')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '受理' })).toBeNull()
})

test('who may only watch reads who acts, and has no button to press', async () => {
  serve({ getCase: () => cadreCase({ may: [] }) })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText(`由${office.name}受理，您可以查看进度。`)).toBeTruthy()
  for (const name of ['受理', '退回补充', '显示电话']) expect(screen.queryByRole('button', { name })).toBeNull()
})

test('the street that a map service names is one tap away: the form of handing on has it, and why', async () => {
  const service = serve({
    getCase: () =>
      cadreCase({
        may: ['handOn'],
        route: {
          decision: 'review',
          confidence: 0.6,
          reason: '地址线索不一致；模拟地图定位在示例区云栖街道',
          advised: { office: caseId, name: '示例区云栖街道' },
        },
      }),
    handOnCase: () => ({ state: 'submitted', dueOn: '2026-11-26' }),
  })
  await signedIn()
  render(<Case />)
  await screen.findByText('地址线索不一致；模拟地图定位在示例区云栖街道')
  tap('转交给示例区云栖街道')
  expect((await screen.findByRole('radio', { name: '✓ 示例区云栖街道' })).getAttribute('aria-checked')).toBe('true')
  tap('转交其他街道')
  await screen.findByText('✓ 转交其他街道：已办理')
  expect(service.inputs('handOnCase')[0]).toMatchObject({ office: caseId, reason: 'address-elsewhere' })
})

test('numbers that a survey found out stand in place of what was tapped, or not, after the receipt', async () => {
  serve({
    getCase: () =>
      cadreCase({ state: 'surveyed', youth: '1-2', survey: { staff: 42, youth: 15, members: null, at: '2026-11-23' } }),
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('15 人（已了解）')).toBeTruthy()
  expect(screen.getByText('42 人（已了解）')).toBeTruthy()
  expect(screen.queryByText('1–2 人')).toBeNull()
  expect(screen.getAllByText('未填写')).toHaveLength(1)
})

test('what the pool confirms is said once', async () => {
  const { submitted } = cadreCase()
  serve({ getCase: () => cadreCase({ enterprise: submitted }) })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('✓ 与企业库登记一致')).toBeTruthy()
  expect(screen.getAllByText(submitted.uscc)).toHaveLength(1)
})

test('a return needs a reason, and a note when the reason is another one', async () => {
  const service = serve({ getCase: () => cadreCase(), returnCase: () => ({ state: 'returned' }) })
  await signedIn()
  render(<Case />)
  await screen.findByRole('button', { name: '退回补充' })
  tap('退回补充')
  tap('确认退回')
  expect(screen.getByText(/请至少选择一条退回原因/)).toBeTruthy()
  tap(/联系人信息不完整或联系不上/, 'checkbox')
  tap(/其他/, 'checkbox')
  tap('确认退回')
  expect(screen.getByText(/请在说明里写清楚/)).toBeTruthy()
  expect(service.inputs('returnCase')).toEqual([])
  type('给企业的说明', '请补营业执照')
  tap('确认退回')
  await waitFor(() => expect(service.inputs('returnCase')).toHaveLength(1))
  expect(service.inputs('returnCase')[0]).toMatchObject({ reasons: ['contact', 'other'], note: '请补营业执照' })
})

test('one field is shown for a stated reason, and goes back behind its mask by itself', async () => {
  const service = serve({
    getCase: () => cadreCase(),
    revealContact: ({ field }) =>
      field === 'phone' ? { name: null, phone: '13800000000' } : { name: '王禾', phone: null },
  })
  await signedIn()
  render(<Case />)
  await screen.findByText('王* 138 **** 0000')
  jest.useFakeTimers({ advanceTimers: true })
  try {
    tap('显示电话')
    // Nothing is asked of the service before the reason is.
    expect(service.inputs('revealContact')).toEqual([])
    tap('联系申请人')
    expect(await screen.findByText('拨打 138 0000 0000')).toBeTruthy()
    expect(service.inputs('revealContact')).toEqual([{ id: caseId, field: 'phone', reason: 'contact-applicant' }])
    expect(screen.queryByText(/王禾/)).toBeNull()
    tap('显示姓名')
    tap('核实身份')
    expect(await screen.findByText('王禾')).toBeTruthy()
    act(() => {
      jest.advanceTimersByTime(61_000)
    })
    expect(screen.queryByText('拨打 138 0000 0000')).toBeNull()
    expect(screen.getByText('王* 138 **** 0000')).toBeTruthy()
  } finally {
    jest.useRealTimers()
  }
})

test('who is gone is said to be gone, with nothing to reveal', async () => {
  serve({
    getCase: () =>
      cadreCase({ state: 'withdrawn', dueOn: null, contact: { nameMasked: '已删除', phoneMasked: '' }, may: [] }),
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText('已删除')).toBeTruthy()
  expect(screen.getByText('已撤回')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '显示电话' })).toBeNull()
})

test('a deadline names whose move it is', async () => {
  serve({
    getCase: () =>
      cadreCase({
        state: 'returned',
        overdue: true,
        owner: { office: '云栖街道团工委', person: null, away: null, isMine: false, holder: 'enterprise', cause: null },
        may: ['revealContact'],
      }),
  })
  await signedIn()
  const first = render(<Case />)
  expect(await screen.findByText('⚠ 企业尚未完成，原定最晚 11月26日 周四')).toBeTruthy()
  first.unmount()
  serve({ getCase: () => cadreCase({ state: 'accepted', may: ['revealContact'] }) })
  render(<Case />)
  expect(await screen.findByText('最晚 11月26日 周四办理')).toBeTruthy()
})

test('a case that is not ours to see leads back to the queue', async () => {
  serve({ getCase: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
  await signedIn()
  render(<Case />)
  await screen.findByText('这件申请不在您的办理范围')
  tap('申请办理')
  expect(device.opened).toEqual(['/cadre/queue/index'])
})

test('a return that came too late is looked at again', async () => {
  let rounds = 1
  serve({
    getCase: () =>
      rounds === 1 ? cadreCase() : cadreCase({ state: 'accepted', may: ['revealContact'], timeline: [] }),
    returnCase: () => {
      rounds = 2
      return refuse(1035, 'caseMoved', '这件申请刚刚有了新进展，请刷新后再操作')
    },
  })
  await signedIn()
  render(<Case />)
  await screen.findByRole('button', { name: '退回补充' })
  tap('退回补充')
  tap(/联系人信息不完整/, 'checkbox')
  tap('确认退回')
  fireEvent.click(await screen.findByRole('button', { name: '重试' }))
  expect(await screen.findByText('待了解情况')).toBeTruthy()
})

test('what one cadre’s queue held is not shown to who signs in after', async () => {
  let down = false
  serve({
    listQueue: () => (down ? 'no answer' : { rows: [row(1)], counts, next: null, offices: ['甲街道团工委'] }),
  })
  await signedIn()
  render(<Queue />)
  await screen.findByText('甲街道团工委')
  down = true
  await act(() => signOut())
  await act(() => signedIn())
  expect(screen.queryByText('第 1 家（演示）有限公司')).toBeNull()
  expect(screen.queryByText('甲街道团工委')).toBeNull()
})

test('beside its list a case tells what was done, goes one step back, and leads nowhere else', async () => {
  const onChanged = jest.fn()
  let back = () => false
  const panel = {
    onChanged,
    onBack: (step: () => boolean) => {
      back = step
    },
  }
  serve({ getCase: () => cadreCase(), acceptCase: () => ({ state: 'accepted' }) })
  await signedIn()
  const shown = render(<CaseView id={caseId} panel={panel} />)
  await screen.findByRole('button', { name: '受理' })
  expect(document.querySelector('main')).toBeNull()
  act(() => expect(back()).toBe(false))
  tap('退回补充')
  expect(screen.getByRole('button', { name: '确认退回' })).toBeTruthy()
  act(() => expect(back()).toBe(true))
  expect(screen.queryByRole('button', { name: '确认退回' })).toBeNull()
  expect(onChanged).not.toHaveBeenCalled()
  tap('受理')
  await waitFor(() => expect(onChanged).toHaveBeenCalledTimes(1))
  shown.unmount()
  serve({ getCase: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
  render(<CaseView id={caseId} panel={panel} />)
  await screen.findByText('这件申请不在您的办理范围')
  expect(screen.queryByRole('button', { name: '申请办理' })).toBeNull()
})

test('of a founded organisation the term is said with its year, on the case and in the queue', async () => {
  const dueOn = '2029-11-23'
  const founded = { ...row(1), state: '已建立', owner: office.name, joins: 0, dueOn }
  serve({
    getCase: () => cadreCase({ state: 'founded', dueOn, may: [] }),
    listQueue: () => ({ rows: [founded], counts, next: null, offices: [], unseen: 0 }),
  })
  await signedIn()
  const first = render(<Case />)
  expect(await screen.findByText('任期到 2029年11月23日')).toBeTruthy()
  first.unmount()
  render(<Queue />)
  expect(await screen.findByText('任期到 2029年11月23日')).toBeTruthy()
})
