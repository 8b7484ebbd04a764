/** Campaigns: the list, and the way to a new one. */
import { act, render, screen, waitFor } from '@testing-library/react'
import Campaigns from '../../src/cadre/campaigns/index'
import NewCampaign from '../../src/cadre/campaign-new/index'
import { signOut } from '../../src/client/session'
import { campaignChoices, campaignId, campaignPlan, campaignRow } from '../support/taro/campaigns'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const getMe = () => ({ phoneMasked: '154', name: null, grants: [{ role: 'street-cadre', office: 'x', division: 'x' }] })
const forbidden = () => refuse(1011, 'forbidden', '您没有这项操作的权限')

beforeEach(() => newDevice())
afterEach(() => act(() => signOut()))

test('campaigns with how far they are, and what the provider has left; older ones one tap away', async () => {
  const service = serve({
    getMe,
    listCampaigns: ({ before }) => ({
      rows: before === undefined ? [campaignRow({ messages: 2000, done: 500, state: 'running' })] : [campaignRow()],
      next: before === undefined ? 7 : null,
      providers: [{ name: 'tencent', balance: '余 9,000 条', problems: ['“邀请（推广）”还没有报备'] }],
    }),
  })
  await signedIn()
  render(<Campaigns />)
  expect(await screen.findByText('500 / 2,000 条')).toBeTruthy()
  expect(screen.getByText('短信通道余 9,000 条')).toBeTruthy()
  expect(screen.getByText('“邀请（推广）”还没有报备')).toBeTruthy()
  expect(await screen.findByRole('button', { name: '企业答复' })).toBeTruthy()
  tap(/示例群发 西湖区团委/)
  tap('新建批量邀请')
  expect(device.opened).toEqual([`/cadre/campaign/index?id=${campaignId}`, '/cadre/campaign-new/index'])
  tap('更早的')
  expect(await screen.findByText('正在计算条数')).toBeTruthy()
  expect(service.inputs('listCampaigns').at(-1)).toEqual({ before: 7 })
})

test('who makes no campaigns is told so, on either page', async () => {
  serve({ getMe, listCampaigns: forbidden, listCampaignChoices: forbidden, planCampaign: forbidden })
  await signedIn()
  const { unmount } = render(<Campaigns />)
  expect(await screen.findByText('批量邀请由街道、区、市团组织发出')).toBeTruthy()
  unmount()
  render(<NewCampaign />)
  expect(await screen.findByText('批量邀请由街道、区、市团组织发出')).toBeTruthy()
})

test('each choice is reckoned at once, who is left out is said with the reason; then the text, the speed, the name', async () => {
  const service = serve({
    getMe,
    listCampaignChoices: () => campaignChoices(),
    planCampaign: ({ trade }) => ({
      ...campaignPlan(trade === undefined ? {} : { messages: 300, enterprises: 310, excluded: {} }),
      text: '【示例】西湖区团委邀请您·',
      listText: '',
    }),
    createCampaign: () => ({ id: campaignId }),
  })
  await signedIn()
  render(<NewCampaign />)
  expect(await screen.findByText('1,500 条短信，发给 1,600 家企业')).toBeTruthy()
  expect(screen.getByText('很多家企业登记了同一个号码，可能是代账公司，要有人看过才发。')).toBeTruthy()
  expect(screen.getByText('350 家')).toBeTruthy()
  expect(screen.getByText('约 75.00 元')).toBeTruthy()
  tap('信息技术', 'radio')
  expect(await screen.findByText('300 条短信，发给 310 家企业')).toBeTruthy()
  tap('从未联系过', 'radio')
  tap('转塘街道', 'radio')
  type('企业名称包含（可不填）', ' 科技 ')
  await waitFor(() => expect(service.inputs('planCampaign').at(-1)).toMatchObject({ query: '科技' }))
  tap('更多条件')
  tap('存续', 'radio')
  await screen.findByText('300 条短信，发给 310 家企业')
  tap('下一步：短信内容')
  expect(screen.getByText('【示例】西湖区团委邀请您·')).toBeTruthy()
  expect(screen.getByText('13 个字，按 1 条短信计费（70 字以内）')).toBeTruthy()
  tap('宣传短信', 'radio')
  expect(screen.getByText(/事先得到接收人同意/)).toBeTruthy()
  tap('通知短信', 'radio')
  tap('每秒 5 条', 'radio')
  expect(await screen.findByText('大约 1 分钟发完')).toBeTruthy()
  tap('建立')
  expect(await screen.findByText('⚠ 请填写这次邀请的名称')).toBeTruthy()
  type('给这次邀请起个名字', '示例群发')
  tap('建立')
  await waitFor(() => expect(device.opened).toEqual([`/cadre/campaign/index?id=${campaignId}`]))
  expect(service.inputs('createCampaign')[0]).toMatchObject({
    name: '示例群发',
    template: 'invitation',
    perSecond: 5,
    trade: '信息技术',
    query: '科技',
    lastContact: 'never',
    place: '/3301/330106/330106009/',
    status: 'active',
  })
})

test('a street has its own place only; where nobody is left it goes no further', async () => {
  device.params = { last: 'stopped' }
  const service = serve({
    getMe,
    listCampaignChoices: () => campaignChoices({ places: [{ path: '/3301/330106/330106009/', name: '转塘街道' }] }),
    planCampaign: () => ({ ...campaignPlan({ messages: 0, enterprises: 0 }), text: '', listText: '' }),
  })
  await signedIn()
  render(<NewCampaign />)
  expect(await screen.findByText('所在地：转塘街道')).toBeTruthy()
  expect(await screen.findByText(/⚠ 这个范围里没有可以发送的企业/)).toBeTruthy()
  expect(screen.getByRole('button', { name: '下一步：短信内容' }).getAttribute('aria-disabled')).toBe('true')
  expect(service.inputs('planCampaign')[0]).toMatchObject({ lastContact: 'stopped' })
})

test('a browser’s way back loses nothing that was chosen; a campaign that was made leaves nothing behind', async () => {
  const service = serve({
    getMe,
    listCampaignChoices: () => campaignChoices(),
    planCampaign: () => ({ ...campaignPlan({}), text: '【示例】西湖区团委邀请您·', listText: '' }),
    createCampaign: () => ({ id: campaignId }),
  })
  await signedIn()
  const first = render(<NewCampaign />)
  await screen.findByText('1,500 条短信，发给 1,600 家企业')
  tap('信息技术', 'radio')
  await waitFor(() => expect(service.inputs('planCampaign').at(-1)).toHaveProperty('trade'))
  await screen.findByText('1,500 条短信，发给 1,600 家企业')
  tap('下一步：短信内容')
  type('给这次邀请起个名字', '示例活动')
  first.unmount()
  const second = render(<NewCampaign />)
  await screen.findByText('1,500 条短信，发给 1,600 家企业')
  expect(screen.getByRole('radio', { name: '✓ 信息技术', checked: true })).toBeTruthy()
  tap('下一步：短信内容')
  expect((await screen.findByLabelText<HTMLInputElement>('给这次邀请起个名字')).value).toBe('示例活动')
  await screen.findByText('1,500 条短信，发给 1,600 家企业')
  tap('建立')
  await waitFor(() => expect(service.inputs('createCampaign')).toMatchObject([{ name: '示例活动' }]))
  expect(service.inputs('createCampaign')[0]).toHaveProperty('trade')
  await waitFor(() => expect(device.opened.at(-1)).toContain(campaignId))
  second.unmount()
  render(<NewCampaign />)
  expect(await screen.findByRole('button', { name: '下一步：短信内容' })).toBeTruthy()
})
