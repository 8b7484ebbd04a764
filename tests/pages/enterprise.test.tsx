import { render, screen } from '@testing-library/react'
import type { EnterprisePage } from '../../types/enterprise'
import Enterprise from '../../src/cadre/enterprise/index'
import { caseId, enterprisePage } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
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

const duplicate = {
  id: caseId.replace(/1$/, '2'),
  name: '青禾智造（演示）公司',
  uscc: '91350100M000100Y43',
  address: '云栖路 8 号',
  place: '湖东区',
  differences: { name: [{ text: '青禾智造（演示）公司', same: true }], uscc: [], address: [] },
}

test('a duplicate is merged for a stated ground, and taken out again', async () => {
  let merged = false
  const service = await show(
    { may: ['correct'] },
    {
      getEnterprise: () =>
        enterprisePage({
          may: ['correct'],
          merged: merged
            ? [{ merge: caseId, name: duplicate.name, uscc: duplicate.uscc, at: '2026-11-24T02:05:00Z' }]
            : [],
        }),
      findDuplicates: () => ({ candidates: [duplicate] }),
      mergeEnterprises: () => {
        merged = true
        return { merge: caseId }
      },
      undoMerge: () => {
        merged = false
        return { undone: true }
      },
    },
  )
  tap('查找重复企业')
  await screen.findByText(duplicate.name)
  tap('并入这一家')
  tap('确认合并')
  expect(service.inputs('mergeEnterprises')).toEqual([])
  tap('重复登记', 'radio')
  tap('确认合并')
  expect(await screen.findByText(/申请和邀请都归到这一家/)).toBeTruthy()
  expect(service.inputs('mergeEnterprises')[0]).toMatchObject({
    id: caseId,
    other: duplicate.id,
    ground: 'entered-twice',
  })
  tap('撤销合并')
  expect(await screen.findByText(/恢复为合并前的样子/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '撤销合并' })).toBeNull()
})

test('one that does not look the same is found in the pool and merged; this one itself is not offered', async () => {
  const other = caseId.replace(/.$/, '7')
  const row = { uscc: '91350100M000100Y43', address: '云栖路 9 号', place: '', formerName: null, marks: [] }
  const service = await show(
    { may: ['correct'] },
    {
      findDuplicates: () => ({ candidates: [] }),
      searchPool: () => ({
        rows: [
          { ...row, id: caseId, name: '云上本家（演示）公司' },
          { ...row, id: other, name: '云上旧号（演示）公司' },
        ],
        total: 2,
        next: null,
      }),
      mergeEnterprises: () => ({ merge: caseId }),
    },
  )
  tap('查找重复企业')
  await screen.findByText('没有找到相近的企业')
  type('在企业库里查找', '云上')
  await screen.findByText('云上旧号（演示）公司')
  expect(screen.queryByText('云上本家（演示）公司')).toBeNull()
  tap('就是这家 云上旧号（演示）公司')
  tap('并入这一家')
  tap('重复登记', 'radio')
  tap('确认合并')
  expect(await screen.findByText(/申请和邀请都归到这一家/)).toBeTruthy()
  expect(service.inputs('mergeEnterprises')[0]).toMatchObject({ id: caseId, other })
})

test('a former name is added, or put in place of a wrong one', async () => {
  const service = await show({ may: ['correct'] }, { putFormerName: ({ name }) => ({ name: String(name) }) })
  tap('补充曾用名')
  tap('保存曾用名')
  expect(await screen.findByText(/请填写企业名称/)).toBeTruthy()
  type('曾用名', '青禾机械（演示）厂')
  tap(/更正“青禾制造/, 'radio')
  tap('保存曾用名')
  expect(await screen.findByText(/曾用名已保存/)).toBeTruthy()
  expect(service.inputs('putFormerName')[0]).toMatchObject({
    name: '青禾机械（演示）厂',
    instead: '青禾制造（演示）有限公司',
  })
})
