import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { caseWords } from '../../types/words/casework'
import Status from '../../src/pages/status/index'
import { caseId, myCase, office, receipt } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

beforeEach(() => newDevice({ id: caseId }))

test('says what is true now, the number, and whom to call', async () => {
  serve({ getMyCase: () => myCase('submitted') })
  await signedIn()
  render(<Status />)
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('已提交，等街道联系您')
  expect(screen.getByText(receipt.number)).toBeTruthy()
  expect(screen.getByText(receipt.next)).toBeTruthy()
  expect(screen.getByText('最晚 11月26日 周四')).toBeTruthy()
  expect(screen.getByText('11月23日 周一 10:05')).toBeTruthy()
  expect(screen.getByText('拨打 138 0000 0000')).toBeTruthy()
})

test('a date that the sentence already says is not said again', async () => {
  const said = myCase('submitted')
  serve({ getMyCase: () => ({ ...said, case: { ...said.case, next: '云栖街道团工委最晚 11月26日 周四与您联系' } }) })
  await signedIn()
  render(<Status />)
  expect(await screen.findByText(/最晚 11月26日 周四与您联系/)).toBeTruthy()
  expect(screen.queryByText('最晚 11月26日 周四')).toBeNull()
})

test('a borrowed phone says who answers it, and when', async () => {
  serve({ getMyCase: () => myCase('submitted', { office: { ...office, contactOf: '共青团湖东区委员会' } }) })
  await signedIn()
  render(<Status />)
  expect(await screen.findByText('由共青团湖东区委员会代为接听')).toBeTruthy()
  expect(screen.getByText('工作日 9:00–17:00')).toBeTruthy()
})

test('a headcount is one tap, and is taken back when the service refuses', async () => {
  let refused = false
  const service = serve({
    getMyCase: () => myCase('submitted'),
    reportHeadcount: (input) =>
      refused ? refuse(1090, 'busy', '当前办理的人较多，请稍后再试') : { youth: input.youth ?? null, members: null },
  })
  await signedIn()
  render(<Status />)
  const youth = () => screen.getAllByRole('radio', { name: /3 人以上/ })[0]!
  const members = () => screen.getAllByRole('radio', { name: /不清楚/ })[1]!
  await screen.findByText('两项都可不填，点一下就好。')
  fireEvent.click(youth())
  await waitFor(() => expect(youth().getAttribute('aria-checked')).toBe('true'))
  await screen.findByText(/已告诉街道/)
  expect(service.inputs('reportHeadcount')[0]).toMatchObject({ id: caseId, youth: '3+' })
  refused = true
  fireEvent.click(members())
  await screen.findByText(/当前办理的人较多/)
  expect(members().getAttribute('aria-checked')).toBe('false')
})

test('a returned application lists all reasons and is answered in place', async () => {
  let state: 'returned' | 'submitted' = 'returned'
  const service = serve({
    getMyCase: () =>
      myCase(state, {
        returnReasons: state === 'returned' ? ['联系不上联系人', '地址不在本街道'] : [],
        returnNote: '电话无人接听',
      }),
    resubmitCase: () => {
      state = 'submitted'
      return { next: '', dueOn: '2026-11-30' }
    },
  })
  await signedIn()
  render(<Status />)
  expect(await screen.findByText(/联系不上联系人/)).toBeTruthy()
  expect(screen.getByText(/地址不在本街道/)).toBeTruthy()
  expect(screen.getByText('街道说明：电话无人接听')).toBeTruthy()
  tap('提交补充')
  expect(screen.getByText(/请写补充说明/)).toBeTruthy()
  expect(service.inputs('resubmitCase')).toEqual([])
  type('补充说明（写正确的代码、您的职务等）', '下午可以接电话')
  tap('提交补充')
  await waitFor(() => expect(screen.queryByText(/地址不在本街道/)).toBeNull())
  expect(service.inputs('resubmitCase')[0]).toMatchObject({ id: caseId, contactName: '王禾', note: '下午可以接电话' })
})

test('signed out, it asks to sign in and then shows the same application', async () => {
  serve({ getMyCase: () => myCase('submitted') })
  render(<Status />)
  type('手机号', '138 0000 0000')
  type('短信验证码', '123456')
  expect(await screen.findByText(receipt.number)).toBeTruthy()
})

test('a return for the contact alone is answered without a note', async () => {
  const service = serve({
    getMyCase: () => myCase('returned', { returnReasons: [caseWords.reasons.contact] }),
    resubmitCase: () => ({ next: '', dueOn: '2026-11-30' }),
  })
  await signedIn()
  render(<Status />)
  await screen.findByLabelText('补充说明（可不填）')
  tap('提交补充')
  await waitFor(() => expect(service.inputs('resubmitCase')).toHaveLength(1))
})

test('an address that is wrong is put right in place: prefilled, sent only where it was changed, and kept when it is refused', async () => {
  let refused = true
  const service = serve({
    getMyCase: () => myCase('returned', { returnReasons: [caseWords.reasons.address] }),
    resubmitCase: () =>
      refused
        ? refuse(1001, 'inputInvalid', '地址在上海市，不属本市，请联系当地团组织', [
            { field: 'operatingAddress', message: '地址在上海市，不属本市，请联系当地团组织' },
          ])
        : { next: '', dueOn: '2026-11-30' },
  })
  await signedIn()
  render(<Status />)
  const field = () => screen.getByLabelText<HTMLInputElement>('实际办公地址')
  await screen.findByLabelText('补充说明（写正确的代码、您的职务等）')
  expect(field().value).toBe('云栖路 100 号')
  // Neither put right nor explained: the street would know no more than before.
  tap('提交补充')
  expect(screen.getByText(/请写补充说明/)).toBeTruthy()
  type('实际办公地址', '上海市示例路 1 号')
  expect(screen.getByLabelText('补充说明（可不填）')).toBeTruthy()
  tap('提交补充')
  expect(await screen.findByText(/不属本市/)).toBeTruthy()
  expect(field().value).toBe('上海市示例路 1 号')
  refused = false
  type('实际办公地址', '湖东区示例路 9 号')
  tap('提交补充')
  await waitFor(() => expect(service.inputs('resubmitCase')).toHaveLength(2))
  expect(service.inputs('resubmitCase')[1]).toMatchObject({ operatingAddress: '湖东区示例路 9 号', note: '' })
})

test('who is not asked about the address is not shown it, and sends none', async () => {
  const service = serve({
    getMyCase: () => myCase('returned', { returnReasons: [caseWords.reasons.contact] }),
    resubmitCase: () => ({ next: '', dueOn: '2026-11-30' }),
  })
  await signedIn()
  render(<Status />)
  await screen.findByText('提交补充')
  expect(screen.queryByLabelText('实际办公地址')).toBeNull()
  tap('提交补充')
  await waitFor(() => expect(service.inputs('resubmitCase')).toHaveLength(1))
  expect(service.inputs('resubmitCase')[0]).not.toHaveProperty('operatingAddress')
})

test('each round of a return is an intent of its own: the same answer is sent under a new key', async () => {
  let rounds = 2
  let lost = true
  const entry = (n: number) => ({ at: `2026-11-23T0${n}:05:00Z`, title: `第 ${n} 次`, detail: null })
  const service = serve({
    getMyCase: () =>
      myCase('returned', {
        returnReasons: [caseWords.reasons.contact],
        timeline: Array.from({ length: rounds }, (_, i) => entry(i + 1)),
      }),
    resubmitCase: () => (lost ? 'no answer' : { next: '', dueOn: '2026-11-30' }),
  })
  await signedIn()
  const first = render(<Status />)
  await screen.findByText('提交补充')
  tap('提交补充')
  await screen.findByText(/尚未提交/)
  first.unmount()
  // The answer had arrived after all, and the street sent the application back once more.
  rounds = 4
  lost = false
  render(<Status />)
  await screen.findByText('第 4 次')
  tap('提交补充')
  await waitFor(() => expect(service.inputs('resubmitCase')).toHaveLength(4))
  const keys = service.inputs('resubmitCase').map((input) => input.key)
  expect(new Set(keys.slice(0, 3)).size).toBe(1)
  expect(keys[3]).not.toBe(keys[0])
})

test('two taps on one button are one act, also while the page is still reading what came of it', async () => {
  const service = serve({
    getMyCase: () =>
      service.inputs('resubmitCase').length > 0
        ? 'no answer'
        : myCase('returned', { returnReasons: [caseWords.reasons.contact] }),
    resubmitCase: () => ({ next: '', dueOn: '2026-11-30' }),
  })
  await signedIn()
  render(<Status />)
  const button = await screen.findByRole('button', { name: '提交补充' })
  act(() => {
    button.click()
    button.click()
  })
  await waitFor(() => expect(service.inputs('getMyCase').length).toBeGreaterThan(1))
  fireEvent.click(button)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(service.inputs('resubmitCase')).toHaveLength(1)
})

test('of two quick taps on a headcount the later one is kept', async () => {
  const service = serve({
    getMyCase: () => myCase('submitted'),
    reportHeadcount: (input) => ({ youth: input.youth ?? null, members: null }),
  })
  await signedIn()
  render(<Status />)
  const youth = (name: RegExp) => screen.getAllByRole('radio', { name })[0]!
  await screen.findByText('两项都可不填，点一下就好。')
  fireEvent.click(youth(/1–2 人/))
  fireEvent.click(youth(/3 人以上/))
  await waitFor(() => expect(service.inputs('reportHeadcount').map((input) => input.youth)).toEqual(['1-2', '3+']))
  expect(youth(/3 人以上/).getAttribute('aria-checked')).toBe('true')
  expect(youth(/1–2 人/).getAttribute('aria-checked')).toBe('false')
})

test('an answer that came too late offers to look again', async () => {
  serve({
    getMyCase: () => myCase('returned', { returnReasons: [caseWords.reasons.contact] }),
    resubmitCase: () => refuse(1035, 'caseMoved', '这件申请刚刚有了新进展，请刷新后再操作'),
  })
  await signedIn()
  render(<Status />)
  await screen.findByText('提交补充')
  tap('提交补充')
  expect(await screen.findByRole('button', { name: '重试' })).toBeTruthy()
})

test('what the office wrote stands above, and a question about founding together is answered from here', async () => {
  serve({ getMyCase: () => myCase('preparing', { remark: '请写全称', joint: true, jointAsked: true }) })
  await signedIn()
  render(<Status />)
  expect(await screen.findByText('请写全称')).toBeTruthy()
  expect(screen.getByText(/请您答复是否同意/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '去答复' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '联合建团' })).toBeNull()
})

test('the office above is asked as long as its days run, and not offered afterwards', async () => {
  let appealUntil: string | null = '2027-01-22'
  serve({ getMyCase: () => myCase('refused', { appealUntil }) })
  await signedIn()
  const first = render(<Status />)
  expect(await screen.findByText('请上级复核')).toBeTruthy()
  first.unmount()
  appealUntil = null
  render(<Status />)
  await screen.findByText(receipt.number)
  expect(screen.queryByText('请上级复核')).toBeNull()
})
