import { fireEvent, render, screen, waitFor } from '@testing-library/react'
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
  serve({ getMyCase: () => ({ ...said, case: { ...said.case, next: '云栖街道团工委将在 11月26日 周四前与您联系' } }) })
  await signedIn()
  render(<Status />)
  expect(await screen.findByText(/11月26日 周四前与您联系/)).toBeTruthy()
  expect(screen.queryByText(/最晚/)).toBeNull()
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
  type('补充说明', '下午可以接电话')
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
