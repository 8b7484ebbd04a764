/** Who is away and who stands in: recorded for oneself, for somebody whom one appoints, and ended. */
import { act, render, screen } from '@testing-library/react'
import Absence from '../../src/cadre/absence/index'
import { signOut } from '../../src/client/session'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const grantId = caseId.replace(/.$/, '7')
const deputies = [
  { id: caseId.replace(/.$/, '8'), name: '李示例' },
  { id: caseId.replace(/.$/, '9'), name: '王示例' },
]
const grant = { id: grantId, who: '张示例', office: '云栖街道团工委', self: true, deputies }
const away = {
  id: caseId,
  grant: grantId,
  who: '张示例',
  office: '云栖街道团工委',
  begins: '2026-11-30',
  ends: '2026-12-03',
  deputy: '李示例',
  now: false,
  self: true,
}
const list = (absences: object[] = [], grants: object[] = [grant]) => ({ grants, absences, today: '2026-11-28' })
const getMe = () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] })

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('an absence is recorded with a deputy; a wrong day stands at its field; it is taken back by one tap', async () => {
  let recorded = false
  const service = serve({
    getMe,
    listAbsences: () => list(recorded ? [away] : []),
    recordAbsence: ({ ends }) => {
      if (ends === '2026-11-01')
        return refuse(142, 'inputInvalid', '请检查', [{ field: 'ends', message: '返回前最后一天不能早于开始日期' }])
      recorded = true
      return { id: caseId }
    },
    endAbsence: () => {
      recorded = false
      return {}
    },
  })
  await signedIn()
  render(<Absence />)
  expect(await screen.findByText('没有登记的外出')).toBeTruthy()
  tap('登记外出')
  expect(screen.getByRole('radio', { name: '✓ 李示例', checked: true })).toBeTruthy()
  tap('明天')
  type('从哪一天起', '2026-11-30')
  type('到哪一天（含）', '2026-11-01')
  tap('确认登记')
  expect(await screen.findByText(/返回前最后一天不能早于开始日期/)).toBeTruthy()
  type('到哪一天（含）', '2026-12-03')
  tap('王示例', 'radio')
  tap('交给单位', 'radio')
  tap('李示例', 'radio')
  tap('确认登记')
  expect(await screen.findByText('✓ 已登记：11月30日 周一 至 12月3日 周四')).toBeTruthy()
  expect(service.inputs('recordAbsence').at(-1)).toMatchObject({
    id: grantId,
    begins: '2026-11-30',
    ends: '2026-12-03',
    deputy: deputies[0]?.id,
  })
  expect(await screen.findByText('由 李示例 代办')).toBeTruthy()
  tap('取消外出 张示例')
  expect(await screen.findByText('没有登记的外出')).toBeTruthy()
  expect(service.inputs('endAbsence').at(-1)).toMatchObject({ id: grantId, absence: caseId })
})

test('without a deputy the office has it; alone, the page says who has it', async () => {
  device.params = { id: grantId }
  const service = serve({
    getMe,
    listAbsences: () => list([{ ...away, now: true, deputy: null }], [{ ...grant, self: false, deputies: [] }]),
    recordAbsence: () => ({ id: caseId }),
  })
  await signedIn()
  render(<Absence />)
  expect(await screen.findByText('由 单位其他人员 代办')).toBeTruthy()
  expect(screen.getByRole('button', { name: '已返回，提前结束 张示例' })).toBeTruthy()
  expect(service.inputs('listAbsences').at(-1)).toEqual({ grant: grantId })
  tap('登记外出')
  expect(screen.getByText(/单位没有其他人员/)).toBeTruthy()
  type('到哪一天（含）', '2026-12-03')
  tap('确认登记')
  expect(await screen.findByText(/^✓ 已登记/)).toBeTruthy()
  expect(service.inputs('recordAbsence').at(-1)?.deputy).toBeUndefined()
})
