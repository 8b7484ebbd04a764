import { render, screen, waitFor } from '@testing-library/react'
import Pool from '../../src/cadre/pool/index'
import { caseId } from '../support/taro/invented'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'

jest.mock('../../src/client/save-text', (): unknown => jest.requireActual('../../src/client/save-text.h5'))

const row = {
  id: caseId,
  name: '第 1 家（演示）有限公司',
  uscc: '91350100M000100Y43',
  address: '云栖路 8 号',
  place: '湖东区 云栖街道',
  formerName: null,
  marks: [],
}
const trial = (more: object = {}) => ({
  total: 53000,
  withheld: 10,
  organised: 30,
  ineligible: 60,
  changes: { withhold: 52900, release: 10 },
  last: null,
  ...more,
})

beforeEach(() => newDevice())

test('a mark on the whole filter: what would come of it, a reason, the act, and one tap to take it back', async () => {
  let marked = false
  let moved = true
  const service = serve({
    searchPool: () => ({ rows: [row], total: 53000, next: null }),
    tryBulk: () =>
      marked
        ? trial({
            withheld: 52911,
            changes: { withhold: 0, release: 52911 },
            last: { id: caseId, act: 'withhold', changed: 52901, at: '' },
          })
        : trial(moved ? {} : { changes: { withhold: 52901, release: 10 } }),
    markBulk: () => {
      if (moved) {
        moved = false
        return refuse(1147, 'bulkMoved', '符合条件的企业数刚刚有了变化')
      }
      marked = true
      return { id: caseId, changed: 52901 }
    },
    undoBulk: () => {
      marked = false
      return { changed: 52901 }
    },
  })
  await signedIn()
  render(<Pool />)
  await screen.findByText('共 53,000 家')
  tap('批量处理这 53,000 家')
  tap('标为不联系', 'radio')
  expect(await screen.findByText(/已有团组织 30 家、已注销迁出或不属于非公 60 家/)).toBeTruthy()
  tap('确认标记 52,900 家')
  expect(await screen.findByText('⚠ 请选择原因')).toBeTruthy()
  expect(service.inputs('markBulk')).toEqual([])
  tap('登记的是代账公司地址', 'radio')
  tap('确认标记 52,900 家')
  // The number has moved on: it is counted anew, and asked again.
  expect(await screen.findByText(/刚刚有了变化/)).toBeTruthy()
  tap('重试')
  await screen.findByText('确认标记 52,901 家')
  tap('确认标记 52,901 家')
  expect(await screen.findByText(/已标记 52,901 家，不再列入联系和邀请/)).toBeTruthy()
  expect(service.inputs('markBulk').at(-1)).toMatchObject({ withhold: 'bookkeeper', expected: 52901 })
  await screen.findByText('没有需要改动的企业')
  tap('撤销上一次批量处理（52,901 家）')
  expect(await screen.findByText(/已撤销，52,901 家恢复为原来的样子/)).toBeTruthy()
  expect(service.inputs('undoBulk')[0]).toMatchObject({ act: caseId })
})

test('whom the act takes out of the filter: what was done is said, and taken back', async () => {
  let marked = true
  serve({
    searchPool: () => ({ rows: marked ? [row] : [], total: marked ? 4 : 0, next: null }),
    tryBulk: () =>
      marked
        ? trial({ total: 4, withheld: 4, changes: { withhold: 0, release: 4 } })
        : trial({
            total: 0,
            withheld: 0,
            changes: { withhold: 0, release: 0 },
            last: { id: caseId, act: 'release', changed: 4, at: '' },
          }),
    markBulk: () => {
      marked = false
      return { id: caseId, changed: 4 }
    },
    undoBulk: () => {
      marked = true
      return { changed: 4 }
    },
  })
  await signedIn()
  render(<Pool />)
  await screen.findByText('共 4 家')
  tap('批量处理这 4 家')
  tap('取消不联系标记', 'radio')
  await screen.findByText('确认取消标记 4 家')
  tap('确认取消标记 4 家')
  await screen.findByText('共 0 家')
  expect(await screen.findByText(/已取消标记 4 家/)).toBeTruthy()
  expect(screen.queryByText(/家印海报/)).toBeNull()
  tap('撤销上一次批量处理（4 家）')
  expect(await screen.findByText('共 4 家')).toBeTruthy()
  expect(await screen.findByText(/已撤销，4 家恢复/)).toBeTruthy()
})

test('the filter is exported piece by piece as one file', async () => {
  const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const service = serve({
    searchPool: () => ({ rows: [row], total: 3000, next: null }),
    exportFound: ({ cursor }) =>
      cursor === undefined
        ? { csv: '企业名称\na\n', rows: 2000, next: 'NEXT' }
        : { csv: 'b\n', rows: 1000, next: null },
  })
  await signedIn()
  render(<Pool />)
  await screen.findByText('共 3,000 家')
  tap('批量处理这 3,000 家')
  tap('导出表格', 'radio')
  tap('导出 3,000 家')
  expect(await screen.findByText(/已导出 3,000 家/)).toBeTruthy()
  await waitFor(() => expect(clicked).toHaveBeenCalledTimes(1))
  expect(service.inputs('exportFound')).toEqual([{}, { cursor: 'NEXT' }])
  clicked.mockRestore()
})
