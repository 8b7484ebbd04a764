import { render, screen, waitFor } from '@testing-library/react'
import MyData from '../../src/account/data/index'
import type { OutputOf } from '../../types/registry'
import { caseId, receipt } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

type Mine = OutputOf<'seeMyData'>
const mine = (more: Partial<Mine> = {}): Mine => ({
  name: '王禾',
  groups: [
    {
      title: '账号',
      holdings: [
        {
          label: '手机号',
          value: '154 **** 0001',
          why: '登录、与您联系',
          since: '2026-11-23T02:05:00Z',
          until: '直到您删除账号',
        },
      ],
    },
  ],
  applications: [
    {
      id: caseId,
      number: receipt.number,
      enterprise: receipt.enterprise,
      state: 'submitted',
      headline: '申请已送达，等待处理',
      contactName: '王禾',
      open: true,
    },
  ],
  consents: [{ what: '同意《申请告知书》', version: '2026-11-24', at: '2026-11-23T02:05:00Z' }],
  sharings: [
    {
      to: '示例市总工会',
      fields: '姓名、手机号',
      purpose: '指导组建工会',
      basis: '您提交申请时同意',
      at: '2026-11-23T02:05:00Z',
    },
  ],
  membership: {
    given: false,
    version: '2026-11-24',
    title: '单独同意：记录您的团员身份',
    text: ['只有您单独同意后才会记录。'],
  },
  messages: [
    { what: '您企业的建团申请20261123-00007有新进展：已开始办理。', at: '2026-11-24T02:05:00Z', channel: '短信' },
  ],
  promotion: { given: false, version: '2026-11-28', title: '活动和推广短信', text: ['只发给同意接收的人。'] },
  deletion: { obstacle: null, open: 1, kept: ['操作日志：至少保存 6 个月。'] },
  ...more,
})

beforeEach(() => newDevice())

test('says what is held, why, since and until when, and who received it', async () => {
  serve({ seeMyData: () => mine() })
  await signedIn()
  render(<MyData />)
  expect(await screen.findByText('手机号 · 11月23日 周一起')).toBeTruthy()
  expect(screen.getByText('用途：登录、与您联系')).toBeTruthy()
  expect(screen.getByText('保存到：直到您删除账号')).toBeTruthy()
  expect(screen.getByText('示例市总工会')).toBeTruthy()
  expect(screen.getByText('姓名、手机号，用于指导组建工会')).toBeTruthy()
})

test('a contact is corrected in place; a wrong one keeps what was typed', async () => {
  let refused = true
  const service = serve({
    seeMyData: () => mine(),
    correctMyData: () =>
      refused
        ? refuse(1000, 'inputInvalid', '有误', [{ field: 'name', message: '请填写联系人姓名' }])
        : { corrected: true },
  })
  await signedIn()
  render(<MyData />)
  await screen.findByText('更正和撤回')
  tap('更正联系人姓名')
  type('联系人姓名', '王新')
  tap('保存')
  expect(await screen.findByText('⚠ 请填写联系人姓名')).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('联系人姓名').value).toBe('王新')
  refused = false
  tap('保存')
  expect(await screen.findByText('✓ 已更正')).toBeTruthy()
  expect(service.inputs('correctMyData').at(-1)).toMatchObject({ name: '王新', id: caseId })
})

test('taking back and deleting each need a second tap, with the consequences between', async () => {
  const service = serve({
    seeMyData: () => mine(),
    withdrawApplication: () => ({ state: 'withdrawn', headline: '您已撤回这件申请' }),
    deleteMyData: () => ({ deleted: true, withdrawn: 1 }),
  })
  await signedIn()
  render(<MyData />)
  await screen.findByText('我的信息与权利')
  tap('撤回申请')
  expect(service.inputs('withdrawApplication')).toEqual([])
  expect(screen.getByText(/撤回后不能恢复/)).toBeTruthy()
  tap('确认撤回')
  await waitFor(() => expect(service.inputs('withdrawApplication')).toHaveLength(1))
  expect(screen.getByText('您有 1 件正在办理的申请，会先撤回。')).toBeTruthy()
  expect(screen.getByText('操作日志：至少保存 6 个月。')).toBeTruthy()
  tap('删除账号和个人信息')
  expect(service.inputs('deleteMyData')).toEqual([])
  tap('确认永久删除')
  expect(await screen.findByText('您的账号和个人信息已删除')).toBeTruthy()
  await waitFor(() => expect([...device.kept.keys()].filter((key) => key.includes('phone'))).toEqual([]))
})

test('the separate consent is given to the text that is shown', async () => {
  let given = false
  const service = serve({
    seeMyData: () => mine({ membership: { ...mine().membership, given } }),
    giveConsent: () => {
      given = true
      return { given }
    },
  })
  await signedIn()
  render(<MyData />)
  await waitFor(() => expect(screen.getAllByText('您没有同意')).toHaveLength(2))
  tap('单独同意：单独同意：记录您的团员身份')
  expect(await screen.findByText('✓ 您已同意')).toBeTruthy()
  expect(service.inputs('giveConsent')[0]).toMatchObject({ kind: 'membership', noticeVersion: '2026-11-24' })
  expect(screen.getByRole('button', { name: '撤回同意：单独同意：记录您的团员身份' })).toBeTruthy()
  // The other consent is another matter.
  expect(screen.getByRole('button', { name: '单独同意：活动和推广短信' })).toBeTruthy()
})

test('messages that advertise are agreed to apart, and that is taken back as easily', async () => {
  let given = false
  const service = serve({
    seeMyData: () => mine({ promotion: { ...mine().promotion, given } }),
    giveConsent: () => ({ given: (given = true) }),
    withdrawConsent: () => ({ given: (given = false) }),
  })
  await signedIn()
  render(<MyData />)
  await screen.findByText('活动和推广短信')
  tap('单独同意：活动和推广短信')
  await screen.findByText('✓ 您已同意')
  tap('撤回同意：活动和推广短信')
  await waitFor(() => expect(screen.queryByText('✓ 您已同意')).toBeNull())
  expect(service.inputs('giveConsent')[0]).toMatchObject({ kind: 'promotion', noticeVersion: '2026-11-28' })
  expect(service.inputs('withdrawConsent')[0]).toMatchObject({ kind: 'promotion' })
})

test('each message that was sent is said: what, when, by which way', async () => {
  serve({ seeMyData: () => mine() })
  await signedIn()
  render(<MyData />)
  expect(await screen.findByText('您企业的建团申请20261123-00007有新进展：已开始办理。')).toBeTruthy()
  expect(screen.getByText('11月24日 周二 10:05 · 短信')).toBeTruthy()
})

test('who is in office reads whom to ask, and has no button to press', async () => {
  serve({ seeMyData: () => mine({ deletion: { obstacle: '您正在云栖街道团工委任职', open: 0, kept: [] } }) })
  await signedIn()
  render(<MyData />)
  expect(await screen.findByText('您正在云栖街道团工委任职')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '删除账号和个人信息' })).toBeNull()
})
