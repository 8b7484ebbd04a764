import { render, screen } from '@testing-library/react'
import type { EnterprisePage } from '../../types/enterprise'
import Enterprise from '../../src/cadre/enterprise/index'
import { caseId, enterprisePage } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

beforeEach(() => newDevice({ id: caseId }))
const show = async (more: Partial<EnterprisePage> = {}, handlers: Parameters<typeof serve>[0] = {}) => {
  const service = serve({ getEnterprise: () => enterprisePage(more), ...handlers })
  await signedIn()
  render(<Enterprise />)
  await screen.findByText('青禾智造（演示）有限公司')
  return service
}

test('shows what is known, from where, what happened, and leads to the application', async () => {
  await show()
  expect(screen.getByText('市场监管局，11月23日 周一')).toBeTruthy()
  expect(screen.getByText('青禾制造（演示）有限公司（11月24日 周二 前）')).toBeTruthy()
  expect(screen.getByText('导入企业库数据')).toBeTruthy()
  expect(screen.getByText('另有 1 件由其他单位办理')).toBeTruthy()
  tap(/20261123-0007/)
  expect(device.opened).toEqual([`/cadre/case/index?id=${caseId}`])
})

test('one value of the contact is shown for a stated reason', async () => {
  const service = await show({}, { revealRegisterContact: () => ({ value: '13800000000' }) })
  expect(screen.getByText('138 **** 0000')).toBeTruthy()
  tap('显示电话')
  tap('更正信息', 'radio')
  expect(await screen.findByText('13800000000')).toBeTruthy()
  expect(service.inputs('revealRegisterContact')).toEqual([{ id: caseId, field: 'phone', reason: 'correct-data' }])
  expect(screen.queryByRole('button', { name: '显示电话' })).toBeNull()
})

test('what is not there, or lies outside, is said so', async () => {
  serve({ getEnterprise: () => refuse(1130, 'enterpriseUnknown', '没有找到这家企业') })
  await signedIn()
  render(<Enterprise />)
  expect(await screen.findByText('没有找到这家企业')).toBeTruthy()
})
