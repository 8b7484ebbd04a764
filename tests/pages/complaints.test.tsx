import { render, screen, waitFor } from '@testing-library/react'
import Complain from '../../src/account/complain/index'
import Complaint from '../../src/account/complaint/index'
import Desk from '../../src/cadre/complaint/index'
import Complaints from '../../src/cadre/complaints/index'
import Notice from '../../src/pages/notice/index'
import { caseId, myCase, notice, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const city = { city: '湖州市', office, notice, bodies: [], answerDays: 3, demo: false }
const own = {
  id: caseId,
  number: 'TS20261124-00001',
  kind: 'complaint' as const,
  state: 'answered' as const,
  headline: '已答复',
  next: '对答复不满意的，可以在 12月22日 周二前提交湖东区团委处理',
  dueOn: null,
  filedAt: '2026-11-24T02:05:00Z',
}
const timeline = [{ at: '2026-11-24T02:05:00Z', title: '云栖街道团工委已答复', detail: '已安排专人联系' }]
const detail = { complaint: own, office, text: '没有人接电话', timeline, above: '湖东区团委' }

beforeEach(() => newDevice({ id: caseId, from: 'status', about: caseId }))

test('every page has a quiet way to complain at its foot', async () => {
  serve({ getCity: () => city })
  render(<Notice />)
  await screen.findByText(notice.title)
  tap('意见与投诉')
  expect(device.opened).toEqual(['/account/complain/index?from=other'])
})

test('who cannot log in reads whom to call', async () => {
  serve({ getCity: () => city })
  render(<Complain />)
  expect(await screen.findByText(office.name)).toBeTruthy()
  expect(screen.getByText(/登录不了、收不到验证码时/)).toBeTruthy()
  expect(screen.queryByLabelText('内容')).toBeNull()
})

test('a complaint goes out with where it was written and what it is about; what was typed stays after a failure', async () => {
  let fails = true
  const service = serve({
    getCity: () => city,
    listMyCases: () => ({ cases: [myCase('submitted').case], joins: [] }),
    listMyComplaints: () => ({ complaints: [own] }),
    fileComplaint: () =>
      fails
        ? refuse(1073, 'tooManyComplaints', '今天提交的意见和投诉较多')
        : { id: caseId, number: own.number, office: office.name, dueOn: '2026-12-01', next: '' },
  })
  await signedIn()
  render(<Complain />)
  await screen.findByText('我提过的')
  tap('提交')
  expect(await screen.findByText('⚠ 请写明情况或建议')).toBeTruthy()
  type('内容', '三次没有人接电话')
  tap('提交')
  expect(await screen.findByText(/今天提交的意见和投诉较多/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('内容').value).toBe('三次没有人接电话')
  fails = false
  tap('提交')
  await screen.findByRole('button', { name: '正在提交' })
  expect(service.inputs('fileComplaint').at(-1)).toMatchObject({
    kind: 'complaint',
    text: '三次没有人接电话',
    from: 'status',
    about: caseId,
  })
  expect(device.opened.at(-1)).toBe(`/account/complaint/index?id=${caseId}`)
})

test('what a complaint is about goes along also when the own applications could not be read', async () => {
  const service = serve({
    getCity: () => city,
    listMyCases: () => 'no answer',
    listMyComplaints: () => ({ complaints: [] }),
    fileComplaint: () => ({ id: caseId, number: own.number, office: office.name, dueOn: '2026-12-01', next: '' }),
  })
  await signedIn()
  render(<Complain />)
  type('内容', '三次没有人接电话')
  tap('提交')
  await waitFor(() => expect(service.inputs('fileComplaint')).toHaveLength(1))
  expect(service.inputs('fileComplaint')[0]).toMatchObject({ from: 'status', about: caseId })
})

test('an answer that does not satisfy goes to the office above', async () => {
  let above: string | null = detail.above
  const service = serve({
    getMyComplaint: () => ({ ...detail, above }),
    escalateComplaint: () => {
      above = null
      return { next: '', dueOn: '2026-12-01' }
    },
  })
  await signedIn()
  render(<Complaint />)
  expect(await screen.findByText('没有人接电话')).toBeTruthy()
  expect(screen.getByText('已安排专人联系')).toBeTruthy()
  tap('对答复不满意')
  type('说明（可不填）', '还是没有人联系')
  tap('确认提交上级')
  await screen.findByText('没有人接电话')
  expect(service.inputs('escalateComplaint')[0]).toMatchObject({ id: caseId, note: '还是没有人联系' })
})

const row = {
  id: caseId,
  number: own.number,
  kind: 'complaint' as const,
  state: 'open' as const,
  office: office.name,
  escalations: 1,
  dueOn: '2026-12-01',
  overdue: true,
  filedAt: own.filedAt,
}

test('the desk lists the urgent first, opens one, answers it', async () => {
  let answered = false
  const service = serve({
    listComplaints: () => ({ rows: [row], counts: { open: 1, answered: 0 }, next: null, offices: [office.name] }),
    getComplaint: () => ({
      complaint: answered ? { ...row, state: 'answered', dueOn: null, overdue: false } : row,
      phoneMasked: '154 **** 0001',
      place: '申请进度页',
      about: { id: caseId, number: '20261123-0007', enterprise: '青禾智造（演示）有限公司' },
      text: '没有人接电话',
      timeline: answered ? [...timeline, ...timeline] : timeline,
      mayAnswer: !answered,
    }),
    answerComplaint: () => {
      answered = true
      return { state: 'answered' }
    },
  })
  await signedIn()
  const { unmount } = render(<Complaints />)
  expect(await screen.findByRole('tab', { name: '待答复 1', selected: true })).toBeTruthy()
  expect(screen.getByText(/已超期，原定最晚/)).toBeTruthy()
  tap(/TS20261124-00001/)
  expect(device.opened).toEqual([`/cadre/complaint/index?id=${caseId}`])
  unmount()
  render(<Desk />)
  expect(await screen.findByText('154 **** 0001')).toBeTruthy()
  tap('提交答复')
  expect(await screen.findByText('⚠ 请写明情况或建议')).toBeTruthy()
  type('答复', '已安排专人联系')
  tap('提交答复')
  expect(await screen.findByText(/提交人会收到短信/)).toBeTruthy()
  expect(service.inputs('answerComplaint')[0]).toMatchObject({ id: caseId, text: '已安排专人联系' })
  expect(screen.queryByRole('button', { name: '提交答复' })).toBeNull()
})
