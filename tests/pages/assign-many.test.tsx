import { render, screen, waitFor } from '@testing-library/react'
import Queue from '../../src/cadre/queue/index'
import { caseId, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const idOf = (n: number) => caseId.replace(/.{4}$/, String(n).padStart(4, '0'))
const row = (n: number) => ({
  id: idOf(n),
  number: `20261123-${String(n).padStart(4, '0')}`,
  enterprise: `第 ${n} 家（演示）有限公司`,
  place: '湖东区 · 云栖街道',
  why: '',
  state: '待了解情况',
  owner: office.name,
  dueOn: '2026-11-26',
  overdue: false,
  submittedAt: '2026-11-23T02:05:00Z',
  joins: 0,
})
const page = (rows: object[]) => ({
  rows,
  counts: { 'to-accept': 0, accepted: 12, returned: 0, withdrawn: 0 },
  next: null,
  offices: [office.name],
  unseen: 0,
})

beforeEach(() => newDevice())

describe('all cases of a filter given to somebody', () => {
  const offices = [
    {
      id: idOf(801),
      name: '云栖街道团工委',
      persons: [
        { id: idOf(701), name: '王禾' },
        { id: idOf(702), name: '李穗' },
      ],
    },
    { id: idOf(802), name: '灵隐街道团工委', persons: [{ id: idOf(703), name: '赵田' }] },
  ]
  const me = (role: string) => ({
    phoneMasked: '138 **** 0000',
    name: '王禾',
    grants: [{ role, office: office.name, division: '湖东区', body: 'league' }],
  })

  test('is tried, told, and confirmed by its number; a number that moved is told beside the old one', async () => {
    device.params = { queue: 'accepted', party: 'with', sort: 'newest' }
    let given = 9
    const service = serve({
      getMe: () => me('district-cadre'),
      listQueue: () => page(given > 0 ? [row(1)] : []),
      listAssignees: () => ({ offices }),
      planAssigning: () => ({ found: 12, given }),
      assignMany: ({ expected }) => {
        if (expected === 9) {
          given = 8
          return refuse(1230, 'assigningMoved', '符合条件的申请刚刚有了变化')
        }
        given = 0
        return { found: 12, given: 8 }
      },
    })
    await signedIn()
    render(<Queue />)
    await screen.findByText(/^批量改派/)
    tap(/^批量改派/)
    await screen.findByRole('radio', { name: '云栖街道团工委' })
    tap('试算')
    expect(screen.getByText('⚠ 请选择单位和原因')).toBeTruthy()
    expect(service.inputs('planAssigning')).toEqual([])
    tap('云栖街道团工委', 'radio')
    tap('李穗', 'radio')
    tap('分工', 'radio')
    tap('试算')
    expect(await screen.findByText('12 件中 9 件将改派给云栖街道团工委 李穗，其余 3 件已由其办理。')).toBeTruthy()
    // What is shown first is no part of what is meant.
    const meant = { queue: 'accepted', party: 'with', office: idOf(801), person: idOf(702), reason: 'share-out' }
    expect(service.inputs('planAssigning')).toEqual([meant])
    // Another wish wants another trial.
    tap('经办人不在岗', 'radio')
    expect(screen.queryByRole('button', { name: '确认改派 9 件' })).toBeNull()
    tap('分工', 'radio')
    tap('确认改派 9 件')
    expect(await screen.findByText(/原来是 9 件，现在是 8 件。还没有改派/)).toBeTruthy()
    const asked = service.inputs('listQueue').length
    tap('确认改派 8 件')
    expect(await screen.findByText('✓ 已改派 8 件给云栖街道团工委 李穗')).toBeTruthy()
    expect(service.inputs('assignMany').map(({ expected }) => expected)).toEqual([9, 8])
    await waitFor(() => expect(service.inputs('listQueue').length).toBeGreaterThan(asked))
    expect(await screen.findByText('没有符合条件的申请')).toBeTruthy()
    expect(screen.getByText('✓ 已改派 8 件给云栖街道团工委 李穗')).toBeTruthy()
  })

  test('offices of a whole city are found by their name; the one taken stays in sight', async () => {
    device.params = { queue: 'accepted' }
    const many = Array.from({ length: 40 }, (_, i) => ({
      id: idOf(100 + i),
      name: `第${i}街道团工委`,
      persons: [{ id: idOf(500 + i), name: '王禾' }],
    }))
    serve({
      getMe: () => me('city-cadre'),
      listQueue: () => page([row(1)]),
      listAssignees: () => ({ offices: many }),
      planAssigning: () => ({ found: 3, given: 0 }),
    })
    await signedIn()
    render(<Queue />)
    await screen.findByText(/^批量改派/)
    tap(/^批量改派/)
    await screen.findByLabelText('输入单位名称查找')
    expect(screen.queryByRole('radio', { name: /街道团工委/ })).toBeNull()
    type('输入单位名称查找', '第37')
    tap('第37街道团工委', 'radio')
    type('输入单位名称查找', '无此')
    expect(screen.getByText(/没有找到这个单位/)).toBeTruthy()
    tap('其他情况', 'radio')
    tap('试算')
    expect(await screen.findByText('3 件都已由第37街道团工委办理，不用改派。')).toBeTruthy()
  })

  test('is not offered to who may not give cases away, nor for what has ended', async () => {
    device.params = { queue: 'accepted' }
    const service = serve({ getMe: () => me('partner-cadre'), listQueue: () => page([row(1)]) })
    await signedIn()
    const first = render(<Queue />)
    await screen.findByText('第 1 家（演示）有限公司')
    await waitFor(() => expect(service.inputs('getMe').length).toBeGreaterThan(1))
    expect(screen.queryByRole('button', { name: /批量改派/ })).toBeNull()
    first.unmount()
    device.params = { queue: 'withdrawn' }
    serve({ getMe: () => me('street-cadre'), listQueue: () => page([row(1)]) })
    render(<Queue />)
    await screen.findByText('第 1 家（演示）有限公司')
    expect(screen.queryByRole('button', { name: /批量改派/ })).toBeNull()
  })
})
