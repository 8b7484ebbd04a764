import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ImportJob } from '../../types/imports'
import Imports from '../../src/cadre/imports/index'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

const sent: string[] = []
jest.mock('../../src/client/send-table', () => ({
  canSendTable: true,
  pickTable: () =>
    Promise.resolve({
      name: '名册.csv',
      bytes: 2000,
      send: (token: string, told: (share: number) => void) => {
        told(0.5)
        sent.push(token)
        return Promise.resolve()
      },
    }),
}))
jest.mock('../../src/client/save-text', (): unknown => jest.requireActual('../../src/client/save-text.h5'))

const counts = { read: 53000, inserted: 100, updated: 20, unchanged: 52875, refused: 5, remarks: ['未使用的列：备注'] }
const job = (more: Partial<ImportJob> = {}): ImportJob => ({
  id: caseId,
  kind: 'pool',
  state: 'checked',
  file: '名册.csv',
  read: 53000,
  written: 52995,
  share: 1,
  trial: counts,
  outcome: null,
  failure: null,
  hasRefused: true,
  at: '2026-11-27T02:05:00Z',
  whoMasked: '示**',
  ...more,
})
const earlier = [
  {
    id: caseId.replace(/1$/, '7'),
    kind: 'pool',
    file: '旧册.csv',
    at: '2026-11-20T02:05:00Z',
    counts: { ...counts, remarks: [] },
  },
]

beforeEach(() => newDevice())

test('it is said beforehand what happens; a file is sent, tried, and taken in once a person says so', async () => {
  let now: ImportJob | undefined
  const service = serve({
    listImports: () => ({ jobs: now ? [now] : [], earlier: [] }),
    announceImport: () => {
      now = job({ state: 'checking', trial: null, hasRefused: false, read: 2000, written: 1990, share: 0.25 })
      return { id: caseId, token: 'TOKEN' }
    },
    startImport: () => {
      now = job({ state: 'running', read: 30000, written: 29990, share: 0.6 })
      return { state: 'waiting' }
    },
  })
  await signedIn()
  render(<Imports />)
  expect(await screen.findByText(/中途出故障时不会写入一半/)).toBeTruthy()
  expect(await screen.findByText('还没有导入过')).toBeTruthy()
  tap('选择文件并试运行')
  expect(await screen.findByText('已读取 2,000 行，已处理 1,990 行')).toBeTruthy()
  expect(sent).toEqual(['TOKEN'])
  expect(service.inputs('announceImport')[0]).toMatchObject({ kind: 'pool', file: '名册.csv', bytes: 2000 })
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25')
  // It goes on by itself: the page asks again.
  now = job()
  expect(await screen.findByText(/将新增 100，更新 20/)).toBeTruthy()
  tap('确认导入 52,995 行')
  expect(await screen.findByText('已读取 30,000 行，已处理 29,990 行')).toBeTruthy()
  now = job({ state: 'done', outcome: counts })
  expect(await screen.findByText('✓ 已导入')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /确认导入/ })).toBeNull()
})

test('refused rows are taken along; a wrong file says why; an interrupted one is begun again; others stand in the history', async () => {
  const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const service = serve({
    listImports: () => ({
      jobs: [
        job({ state: 'done', outcome: counts }),
        job({ id: caseId.replace(/1$/, '2'), state: 'interrupted', hasRefused: false }),
        job({ id: caseId.replace(/1$/, '3'), state: 'failed', trial: null, hasRefused: false, failure: '文件是空的' }),
      ],
      earlier,
    }),
    exportRefused: () => ({ csv: '行号\n4\n', rows: 5, cut: false }),
    startImport: () => ({ state: 'waiting' }),
    dropImport: () => ({ state: 'dropped' }),
  })
  await signedIn()
  render(<Imports />)
  fireEvent.click(await screen.findByText('下载不合格的行'))
  expect(await screen.findByText('已下载 5 行')).toBeTruthy()
  expect(clicked).toHaveBeenCalled()
  expect(screen.getByText('⚠ 文件是空的')).toBeTruthy()
  expect(screen.getByText(/命令行/)).toBeTruthy()
  tap('重新开始')
  await waitFor(() => expect(service.inputs('startImport')[0]).toMatchObject({ id: caseId.replace(/1$/, '2') }))
  tap('取消，不导入')
  await waitFor(() => expect(service.inputs('dropImport')).toHaveLength(1))
  clicked.mockRestore()
})

test('whose it is not is told so', async () => {
  serve({ listImports: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
  await signedIn()
  render(<Imports />)
  expect(await screen.findByText('数据由市级团组织导入')).toBeTruthy()
})
