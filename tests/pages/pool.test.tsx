import { render, screen, waitFor } from '@testing-library/react'
import Pool from '../../src/cadre/pool/index'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const row = (n: number, more: object = {}) => ({
  id: caseId.replace(/1$/, String(n)),
  name: `第 ${n} 家（演示）有限公司`,
  uscc: '91350100M000100Y43',
  address: '云栖路 8 号',
  place: '湖东区 云栖街道',
  formerName: null,
  marks: [],
  ...more,
})
const places = [
  { path: '/3301/', name: '湖州市' },
  { path: '/3301/330106/', name: '湖东区' },
  { path: '/3301/330106/330106001/', name: '云栖街道' },
]

beforeEach(() => newDevice())

test('what is typed is asked once the keys rest; a row opens the enterprise', async () => {
  const service = serve({
    searchPool: ({ query }) =>
      query === undefined
        ? { rows: [row(1)], total: 53000, next: null }
        : { rows: [row(2, { marks: ['applied'], formerName: '旧名（演示）公司' })], total: 1, next: null },
  })
  await signedIn()
  render(<Pool />)
  expect(await screen.findByText('共 53,000 家')).toBeTruthy()
  type('查找企业', 'h')
  type('查找企业', 'hz')
  expect(await screen.findByText('共 1 家')).toBeTruthy()
  expect(service.inputs('searchPool').filter(({ query }) => query !== undefined)).toEqual([{ query: 'hz' }])
  expect(screen.getByText('已申请')).toBeTruthy()
  tap(/曾用名：旧名/)
  expect(device.opened).toEqual([`/cadre/enterprise/index?id=${row(2).id}`])
})

test('filters narrow the list, from district to street, and are cleared at once', async () => {
  const service = serve({
    searchPool: () => ({ rows: [], total: 0, next: null }),
    listPoolPlaces: () => ({ places }),
  })
  await signedIn()
  render(<Pool />)
  expect(await screen.findByText('企业库还是空的')).toBeTruthy()
  tap('筛选')
  await screen.findByRole('radio', { name: '湖东区' })
  tap('湖东区', 'radio')
  tap('云栖街道', 'radio')
  tap('未申请', 'radio')
  await waitFor(() =>
    expect(service.inputs('searchPool').at(-1)).toEqual({ place: '/3301/330106/330106001/', standing: 'not-applied' }),
  )
  expect(await screen.findByText('没有找到这样的企业')).toBeTruthy()
  tap('返回全部')
  tap('清除筛选')
  await waitFor(() => expect(service.inputs('searchPool').at(-1)).toEqual({}))
})

test('a street’s cadre is told whose the pool is', async () => {
  serve({ searchPool: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
  await signedIn()
  render(<Pool />)
  expect(await screen.findByText('企业库由区、市两级团组织管理')).toBeTruthy()
})
