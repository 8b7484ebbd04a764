import { render, screen } from '@testing-library/react'
import type { Review } from '../../types/reviews'
import Reviews from '../../src/cadre/reviews/index'
import { caseId, office } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const enterprise = caseId.replace(/1$/, '2')
const same = (text: string) => ({ given: [{ text, same: true }], known: [{ text, same: true }] })
const review = (more: Partial<Review> = {}): Review => ({
  id: caseId,
  number: '20261123-0007',
  submitted: {
    name: '青禾制造（演示）公司',
    uscc: '91350100M000100Y43',
    address: '云栖路 8 号',
    operatingAddress: null,
  },
  office: office.name,
  reason: '与“青禾智造（演示）公司”相近',
  state: 'open',
  candidates: [
    {
      id: enterprise,
      name: '青禾智造（演示）公司',
      uscc: '91350100M000100Y43',
      address: '云栖路 8 号',
      place: '湖东区 云栖街道',
      formerNames: [],
      marks: [],
      confidence: 0.82,
      differences: {
        name: {
          given: [
            { text: '青禾', same: true },
            { text: '制', same: false },
            { text: '造（演示）公司', same: true },
          ],
          known: [
            { text: '青禾', same: true },
            { text: '智', same: false },
            { text: '造（演示）公司', same: true },
          ],
        },
        uscc: same('91350100M000100Y43'),
        address: same('云栖路 8 号'),
      },
    },
  ],
  decided: [],
  ...more,
})

test('the list says what waits and why; a row opens one', async () => {
  await newDevice()
  serve({
    listReviews: ({ state }) => ({
      rows:
        state === 'open'
          ? [
              {
                id: caseId,
                number: '1',
                name: '青禾制造（演示）公司',
                place: '湖东区',
                reason: '相近',
                dueOn: '2026-11-26',
                overdue: true,
              },
            ]
          : [],
      counts: { open: 1, later: 0, settled: 0 },
      next: null,
    }),
  })
  await signedIn()
  render(<Reviews />)
  expect(await screen.findByRole('tab', { name: '待核对 1', selected: true })).toBeTruthy()
  expect(screen.getByText(/已超期，原定 11月26日/)).toBeTruthy()
  tap(/青禾制造/)
  expect(device.opened).toEqual([`/cadre/reviews/index?id=${caseId}`])
  tap('再看 0', 'tab')
  expect(await screen.findByText('没有留待再看的')).toBeTruthy()
})

test('this one, for a stated ground: what differs is marked, and the decision is sent once', async () => {
  await newDevice({ id: caseId })
  let settled = false
  const service = serve({
    getReview: () =>
      settled
        ? review({
            state: 'settled',
            decided: [
              {
                at: '2026-11-24T02:05:00Z',
                decision: 'this',
                ground: 'licence',
                enterprise: '青禾智造（演示）公司',
                office: office.name,
                whoMasked: '王*',
              },
            ],
          })
        : review(),
    decideMatch: () => {
      settled = true
      return { state: 'settled' }
    },
  })
  await signedIn()
  render(<Reviews />)
  expect((await screen.findByText('智')).className).toBe('review-differs')
  expect(screen.getByText('制').className).toBe('review-differs')
  tap('确认核对结果')
  expect(await screen.findByText('⚠ 请先选择核对结果')).toBeTruthy()
  tap('是这一家')
  tap('确认是这一家')
  expect(await screen.findByText('⚠ 请选择判断的依据')).toBeTruthy()
  tap('看过营业执照', 'radio')
  tap('确认是这一家')
  expect(await screen.findByText(/申请已与企业库里的企业对应/)).toBeTruthy()
  expect(service.inputs('decideMatch')).toHaveLength(1)
  expect(service.inputs('decideMatch')[0]).toMatchObject({
    id: caseId,
    decision: 'this',
    enterprise,
    ground: 'licence',
  })
  expect(await screen.findByText('是“青禾智造（演示）公司”')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '是这一家' })).toBeNull()
})

test('one that the engine did not propose is found in the pool and chosen', async () => {
  await newDevice({ id: caseId })
  const found = caseId.replace(/1$/, '5')
  const row = { uscc: '91350100M000100Y43', address: '云栖路 9 号', place: '', formerName: null, marks: [] }
  const service = serve({
    getReview: () => review({ candidates: [] }),
    searchPool: () => ({ rows: [{ ...row, id: found, name: '云上青禾（演示）公司' }], total: 30, next: 'more' }),
    decideMatch: () => ({ state: 'settled' }),
  })
  await signedIn()
  render(<Reviews />)
  expect(await screen.findByText('企业库里没有相近的企业')).toBeTruthy()
  type('在企业库里查找', '云上')
  expect(await screen.findByText('还有更多，请再多输入几个字')).toBeTruthy()
  expect(service.inputs('searchPool')).toEqual([{ query: '云上', limit: 10 }])
  tap('就是这家 云上青禾（演示）公司')
  expect(await screen.findByText('✓ 已选这家')).toBeTruthy()
  tap('看过营业执照', 'radio')
  tap('确认是这一家')
  expect(await screen.findByText(/申请已与企业库里的企业对应/)).toBeTruthy()
  expect(service.inputs('decideMatch')[0]).toMatchObject({ decision: 'this', enterprise: found })
})

test('none of them lets go of what was chosen; somebody was quicker', async () => {
  await newDevice({ id: caseId })
  const service = serve({
    getReview: () => review(),
    decideMatch: () => refuse(1131, 'reviewSettled', '这件申请的企业刚刚核对过'),
  })
  await signedIn()
  render(<Reviews />)
  await screen.findByText('智')
  tap('是这一家')
  tap('都不是，是新企业', 'radio')
  tap('电话问过企业', 'radio')
  tap('确认是新企业')
  expect(await screen.findByText(/刚刚核对过/)).toBeTruthy()
  expect(service.inputs('decideMatch')[0]).not.toHaveProperty('enterprise')
})
