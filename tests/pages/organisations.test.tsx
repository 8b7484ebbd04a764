import { render, screen, waitFor } from '@testing-library/react'
import Enterprise from '../../src/cadre/enterprise/index'
import Organisations from '../../src/cadre/organisations/index'
import Invitation from '../../src/pages/invitation/index'
import { caseId, enterprisePage, office, opened } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const other = caseId.replace(/1$/, '2')
const listed = (more: object = {}) => ({
  id: caseId,
  kind: 'branch',
  name: '青禾团支部',
  enterprise: '青禾智造公司',
  uscc: null,
  reason: '另有相近的企业，请人工核对',
  ended: false,
  linkedTo: null,
  candidates: [
    {
      id: other,
      name: '青禾智造（演示）有限公司',
      uscc: '91350100M000100Y43',
      address: '云栖路 8 号',
      confidence: 0.6,
    },
  ],
  ...more,
})

describe('the list of existing organisations', () => {
  beforeEach(() => newDevice())

  test('one tap says which enterprise is meant, another that it is none', async () => {
    let left = true
    const service = serve({
      listOrganisations: ({ state }) => ({
        rows: state === 'unsure' && left ? [listed()] : [],
        counts: { unsure: left ? 1 : 0, apart: 0, linked: left ? 4 : 5 },
        next: null,
      }),
      decideOrganisation: () => {
        left = false
        return { state: 'linked' }
      },
    })
    await signedIn()
    render(<Organisations />)
    expect(await screen.findByText('名单上的企业：青禾智造公司')).toBeTruthy()
    tap('是这家：青禾智造（演示）有限公司')
    expect(await screen.findByText(/这家企业不再列入联系和邀请/)).toBeTruthy()
    expect(await screen.findByText('没有待核对的团组织')).toBeTruthy()
    expect(service.inputs('decideOrganisation')[0]).toMatchObject({ id: caseId, enterprise: other })
  })

  test('none of them is kept apart; a linked one leads to its enterprise', async () => {
    const service = serve({
      listOrganisations: ({ state }) => ({
        rows:
          state === 'linked'
            ? [listed({ linkedTo: { id: other, name: '青禾智造（演示）有限公司' }, candidates: [], ended: true })]
            : [listed()],
        counts: { unsure: 1, apart: 0, linked: 1 },
        next: null,
      }),
      decideOrganisation: () => ({ state: 'apart' }),
    })
    await signedIn()
    render(<Organisations />)
    await screen.findByText('青禾团支部')
    tap('企业库里没有')
    await waitFor(() => expect(service.inputs('decideOrganisation')[0]).toMatchObject({ id: caseId, enterprise: null }))
    tap('已对应 1', 'tab')
    await screen.findByText('团支部 · 已撤销')
    tap('对应企业：青禾智造（演示）有限公司')
    expect(device.opened).toEqual([`/cadre/enterprise/index?id=${other}`])
  })

  test('an enterprise that was not proposed is looked for; a wrong link is put right; what is apart is not set apart again', async () => {
    const own = { ...listed().candidates[0], id: caseId, name: '青禾制造（演示）有限公司' }
    const service = serve({
      listOrganisations: ({ state }) => ({
        rows: [
          state === 'linked'
            ? listed({ linkedTo: { id: other, name: '青禾智造（演示）有限公司' }, candidates: [] })
            : listed(state === 'apart' ? { candidates: [] } : {}),
        ],
        counts: { unsure: 1, apart: 1, linked: 1 },
        next: null,
      }),
      searchPool: () => ({ rows: [own], counts: { all: 1 }, next: null }),
      decideOrganisation: () => ({ state: 'linked' }),
    })
    await signedIn()
    render(<Organisations />)
    await screen.findByText('青禾团支部')
    tap('不在其中，自己查找')
    type('在企业库里查找', '青禾制造')
    await screen.findByText('青禾制造（演示）有限公司')
    tap('就是这家 青禾制造（演示）有限公司')
    await waitFor(() =>
      expect(service.inputs('decideOrganisation')[0]).toMatchObject({ id: caseId, enterprise: caseId }),
    )
    tap('库内没有 1', 'tab')
    await screen.findByText('企业库里没有相近的企业')
    // Nothing is proposed: the search is there at once, and there is nothing left to set apart.
    expect(screen.getByLabelText('在企业库里查找')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '企业库里没有' })).toBeNull()
    tap('已对应 1', 'tab')
    await screen.findByText('对应企业：青禾智造（演示）有限公司')
    expect(screen.queryByRole('button', { name: '企业库里没有' })).toBeNull()
    tap('对应错了，另选一家')
    tap('企业库里没有')
    await waitFor(() => expect(service.inputs('decideOrganisation')[1]).toMatchObject({ enterprise: null }))
  })

  test('whose it is not is told so', async () => {
    serve({ listOrganisations: () => refuse(1011, 'forbidden', '您没有这项操作的权限') })
    await signedIn()
    render(<Organisations />)
    expect(await screen.findByText('这里由市级团组织核对')).toBeTruthy()
  })
})

describe('on the enterprise’s page', () => {
  beforeEach(() => newDevice({ id: caseId }))
  const organisation = {
    id: other,
    kind: 'branch' as const,
    name: '青禾团支部',
    foundedOn: '2021-05-04',
    termEndsOn: '2024-05-03',
    termOver: true,
    endedOn: null,
    secretaryMasked: '王*',
  }

  test('an organisation stands with its days; the secretary is shown for a reason; its end is entered', async () => {
    const service = serve({
      getEnterprise: () => enterprisePage({ organisations: [organisation], may: ['revealContact', 'correct'] }),
      revealSecretary: () => ({ value: '王禾' }),
      endOrganisation: ({ endedOn }) =>
        endedOn === '去年'
          ? refuse(1000, 'inputInvalid', '填写的内容有误', [
              { field: 'endedOn', message: '日期写成 2026-11-24 的样子，请检查' },
            ])
          : { endedOn: String(endedOn) },
    })
    await signedIn()
    render(<Enterprise />)
    expect(await screen.findByText('青禾团支部')).toBeTruthy()
    expect(screen.getByText(/任期已于 .* 届满，应当换届/)).toBeTruthy()
    expect(screen.queryByText('王禾')).toBeNull()
    tap('显示姓名')
    tap('更正信息', 'radio')
    expect(await screen.findByText('王禾')).toBeTruthy()
    expect(service.inputs('revealSecretary')).toEqual([{ id: caseId, organisation: other, reason: 'correct-data' }])
    tap('登记撤销')
    type('撤销日期', '去年')
    tap('确认撤销')
    expect(await screen.findByText(/日期写成/)).toBeTruthy()
    type('撤销日期', '2026年10月31日')
    tap('确认撤销')
    expect(await screen.findByText(/可以重新联系和邀请/)).toBeTruthy()
    expect(service.inputs('endOrganisation').at(-1)).toMatchObject({ organisation: other, endedOn: '2026-10-31' })
  })
})

test('an owner whose enterprise has an organisation reads so, and whom to ask, instead of a form', async () => {
  await newDevice({ i: 'TOKEN' })
  serve({ openInvitation: () => ({ ...opened(), organisations: ['青禾团支部'] }) })
  render(<Invitation />)
  expect(await screen.findByText('您的企业已有团组织')).toBeTruthy()
  expect(screen.getByText(/登记的是：青禾团支部/)).toBeTruthy()
  expect(screen.getByText(office.name)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '获取验证码' })).toBeNull()
  // Messages may come all the same: who has nothing to do with the enterprise, or wants none, says so from here.
  tap('不是我的企业，或不申请')
  expect(device.opened.at(-1)).toMatch(/answer\/index\?i=TOKEN/)
  tap('登记有误，仍要申请')
  await waitFor(() => expect(device.opened.at(-1)).toBe('/pages/apply/index'))
})
