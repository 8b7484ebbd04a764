/** An office that was asked to supervise a late case: whom to call, and urging by one tap, once a day. */
import { act, render, screen } from '@testing-library/react'
import Case from '../../src/cadre/case/index'
import { signOut } from '../../src/client/session'
import { cadreCase, caseId, office } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

beforeEach(() => newDevice({ id: caseId }))
afterEach(() => act(() => signOut()))

const watched = (urgedAt: string | null, phone: string | null = office.phone) =>
  cadreCase({
    overdue: true,
    escalatedTo: '共青团湖东区委员会',
    supervision: { office: { ...office, phone }, urgedAt },
    may: urgedAt === null ? ['assign', 'urge'] : ['assign'],
  })

test('calls the street, urges by one tap, and reads when that was', async () => {
  let now = watched(null)
  const service = serve({
    getCase: () => now,
    urgeCase: () => {
      now = watched('2026-11-30T02:00:00Z')
      return {}
    },
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText(`这件申请已超期。请打电话问${office.name}难在哪里，或者催办。`)).toBeTruthy()
  expect(screen.getByRole('button', { name: '拨打 138 0000 0000' })).toBeTruthy()
  tap('催办')
  expect(await screen.findByText(`✓ 已催办，${office.name}会收到提醒`)).toBeTruthy()
  expect(screen.getByText('11月30日 周一 10:00 已催办，每天可以催一次')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '催办' })).toBeNull()
  expect(service.inputs('urgeCase')).toEqual([{ id: caseId, key: expect.any(String) as string }])
})

test('reads the case again where a colleague was quicker; a street without a phone is said to have none', async () => {
  let now = watched(null, null)
  serve({
    getCase: () => now,
    urgeCase: () => {
      now = watched('2026-11-30T02:00:00Z', null)
      return refuse(1174, 'urgedToday', '本单位今天已经催办过这件申请，明天可以再催；着急请打电话')
    },
  })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText(/由云栖街道团工委办理。那里没有登记办公电话/)).toBeTruthy()
  tap('催办')
  expect((await screen.findByRole('alert')).textContent).toContain('今天已经催办过')
  tap('重试')
  expect(await screen.findByText(/已催办，每天可以催一次/)).toBeTruthy()
})

test('nothing of it is shown to who was not asked', async () => {
  serve({ getCase: () => cadreCase({ overdue: true, escalatedTo: '共青团湖东区委员会' }) })
  await signedIn()
  render(<Case />)
  expect(await screen.findByText(/已提请/)).toBeTruthy()
  expect(screen.queryByText('请您督办')).toBeNull()
})
