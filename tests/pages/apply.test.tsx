import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Apply from '../../src/pages/apply/index'
import { notice, office, receipt } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device, goOnline } from '../support/taro/taro'

const getCity = () => ({ city: '湖滨', office, notice, bodies: [], demo: true })
/** The page, at the fields of an enterprise that no list holds. */
const renderTyped = () => {
  const shown = render(<Apply />)
  tap('直接填写企业信息')
  return shown
}
const typed = { 企业名称: '青禾智造（演示）有限公司', 企业地址: '云栖路 100 号', 联系人姓名: '王禾' }
const fill = () => {
  for (const [label, value] of Object.entries(typed)) type(label, value)
}
const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

beforeEach(() => newDevice())

test('the code is put right while it is typed, and the page says what it changed', async () => {
  serve({ getCity })
  await signedIn()
  renderTyped()
  await screen.findByText('同意并提交')
  type('统一社会信用代码', '9135o100m000100y43')
  expect(value('统一社会信用代码')).toBe('91350100M000100Y43')
  expect(screen.getByText('信用代码第 5 位像是字母 O，应为数字 0，已为您改好，请核对')).toBeTruthy()
})

test('a code with a wrong digit is refused before anything is sent', async () => {
  const service = serve({ getCity, submitApplication: () => receipt })
  await signedIn()
  renderTyped()
  fill()
  type('统一社会信用代码', '91350100M000100Y44')
  expect(screen.getByText(/可能有一位输错了/)).toBeTruthy()
  await screen.findByText('同意并提交')
  tap('同意并提交')
  expect(service.inputs('submitApplication')).toEqual([])
})

test('what the service refuses is said at its field and nothing typed is lost', async () => {
  serve({
    getCity,
    submitApplication: () =>
      refuse(1000, 'inputInvalid', '填写的内容有误，请按提示修改', [
        { field: 'subject.address', message: '企业地址里有无法识别的字符，请重新输入' },
      ]),
  })
  await signedIn()
  renderTyped()
  fill()
  type('统一社会信用代码', '91350100M000100Y43')
  await screen.findByText('同意并提交')
  tap('同意并提交')
  await screen.findByText(/企业地址里有无法识别的字符/)
  expect(screen.getByLabelText('企业地址').getAttribute('aria-invalid')).toBe('true')
  expect(value('企业地址')).toBe(typed.企业地址)
})

test('a draft outlives the page and ends with the receipt', async () => {
  serve({ getCity, submitApplication: () => receipt })
  await signedIn()
  const first = renderTyped()
  fill()
  type('统一社会信用代码', '91350100M000100Y43')
  first.unmount()
  const second = render(<Apply />)
  expect(value('企业名称')).toBe(typed.企业名称)
  await screen.findByText('同意并提交')
  tap('同意并提交')
  await waitFor(() => expect(device.opened).toEqual([`/pages/status/index?id=${receipt.id}`]))
  second.unmount()
  renderTyped()
  expect(value('企业名称')).toBe('')
})

test('every letter that was put right is named', async () => {
  serve({ getCity })
  await signedIn()
  renderTyped()
  type('统一社会信用代码', '9135O1OOM')
  expect(screen.getByText('信用代码第 5、7、8 位像是字母 O，应为数字 0。已为您改好，请核对')).toBeTruthy()
  type('统一社会信用代码', '91350100MI')
  expect(screen.getByText(/第 5、7、8 位像是字母 O，应为数字 0；第 10 位像是字母 I，应为数字 1/)).toBeTruthy()
  type('统一社会信用代码', '9135')
  expect(screen.queryByText(/像是字母/)).toBeNull()
})

test('a refusal at a field ends when that field is being corrected, and an open application is one tap away', async () => {
  let open = false
  serve({
    getCity,
    submitApplication: () =>
      open
        ? refuse(1033, 'applicationOpen', '该企业已有一件正在办理的申请')
        : refuse(1000, 'inputInvalid', '填写的内容有误', [{ field: 'subject.address', message: '地址无法识别' }]),
  })
  await signedIn()
  renderTyped()
  fill()
  type('统一社会信用代码', '91350100M000100Y43')
  await screen.findByText('同意并提交')
  tap('同意并提交')
  await screen.findByText(/地址无法识别/)
  type('企业地址', '云栖路 200 号')
  expect(screen.queryByText(/地址无法识别/)).toBeNull()
  open = true
  tap('同意并提交')
  fireEvent.click(await screen.findByRole('button', { name: '我的申请' }))
  expect(device.opened).toEqual(['/pages/mine/index'])
})

describe('the ways in', () => {
  const one = {
    ref: 'a.1.x',
    name: '青禾智造（演示）有限公司',
    district: '湖东区',
    addressPartly: '湖东区云栖路＊＊＊',
    usccTail: '0Y43',
  }
  const two = { ...one, ref: 'b.1.x', name: '青禾织造（演示）有限公司' }
  const CODE = '91350100M000100Y43'

  test('a whole code finds the enterprise without a further tap; a look, a name, one tap', async () => {
    const service = serve({
      getCity,
      getMe: () => ({ phoneMasked: '', name: '王禾', grants: [] }),
      findEnterprise: () => ({ found: 'exact', candidates: [one] }),
      submitApplication: () => receipt,
    })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', CODE)
    await screen.findByRole('heading', { name: one.name })
    await screen.findByDisplayValue('王禾')
    fireEvent.click(await screen.findByText('同意并提交'))
    await waitFor(() => expect(device.opened).toEqual([`/pages/status/index?id=${receipt.id}`]))
    expect(service.inputs('submitApplication')[0]).toMatchObject({
      subject: { candidate: 'a.1.x' },
      contactName: '王禾',
      bodies: ['league'],
      foundBy: 'code',
    })
    expect(service.inputs('findEnterprise')).toEqual([{ query: CODE }])
  })

  test('a name brings candidates to choose from, and the way back to another one', async () => {
    serve({ getCity, findEnterprise: () => ({ found: 'similar', candidates: [one, two] }) })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '青禾智造')
    tap('查找')
    await screen.findByText('找到 2 家，请点您的企业')
    tap(/^青禾织造/)
    await screen.findByRole('heading', { name: two.name })
    tap('换一家')
    tap(/^青禾智造/)
    await screen.findByRole('heading', { name: one.name })
  })

  test('who is in no list goes on with what was typed', async () => {
    const service = serve({
      getCity,
      findEnterprise: () => ({ found: 'none', candidates: [] }),
      submitApplication: () => receipt,
    })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '新芽（演示）有限公司')
    tap('查找')
    await screen.findByText(/一样可以申请/)
    expect(value('企业名称')).toBe('新芽（演示）有限公司')
    type('统一社会信用代码', CODE)
    type('企业地址', '云栖路 1 号')
    type('联系人姓名', '王禾')
    fireEvent.click(await screen.findByText('同意并提交'))
    await waitFor(() => expect(device.opened).toHaveLength(1))
    expect(service.inputs('submitApplication')[0]).toMatchObject({
      subject: { name: '新芽（演示）有限公司', uscc: CODE, address: '云栖路 1 号' },
      foundBy: 'typed',
    })
  })

  test('of a code with a wrong character the place is named, and the one firm that it can mean is offered', async () => {
    serve({ getCity, findEnterprise: () => ({ found: 'similar', candidates: [one] }) })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '9L350100M000100Y43')
    tap('查找')
    await screen.findByText(/第 2 位.*L/)
    expect(await screen.findByText(one.name)).toBeTruthy()
  })

  test('of a code with a wrong character nobody is told that no list has its firm, and no name is made of it', async () => {
    const service = serve({ getCity, findEnterprise: () => ({ found: 'none', candidates: [] }) })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '91350100M000100Y44')
    tap('查找')
    await screen.findByText(/可能有一位输错了|容易看错/)
    await waitFor(() => expect(service.inputs('findEnterprise')).toHaveLength(1))
    fireEvent.click(await screen.findByText('名单里没有我的企业'))
    expect(screen.queryByText(/一样可以申请/)).toBeNull()
    expect(value('企业名称')).toBe('')
    expect(value('统一社会信用代码')).toBe('91350100M000100Y44')
  })

  test('a code that is too short is counted, not looked for', async () => {
    const service = serve({ getCity })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '91350100M000100Y4')
    tap('查找')
    await screen.findByText(/应为 18 位，现在是 17 位/)
    expect(service.inputs('findEnterprise')).toEqual([])
  })

  test('too many look-ups leave the typed way open', async () => {
    serve({
      getCity,
      findEnterprise: () =>
        refuse(1050, 'tooManyLookups', '查找次数过多，请稍后再试，也可以直接填写企业名称、代码和地址'),
    })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '青禾智造')
    tap('查找')
    await screen.findByText(/查找次数过多/)
    tap('直接填写企业信息')
    expect(value('企业名称')).toBe('青禾智造')
  })

  test('typed before signing in, looked for right after it', async () => {
    const service = serve({ getCity, findEnterprise: () => ({ found: 'exact', candidates: [one] }) })
    render(<Apply />)
    type('企业名称或统一社会信用代码', CODE)
    expect(service.inputs('findEnterprise')).toEqual([])
    type('手机号', '13800000000')
    type('短信验证码', '123456')
    await screen.findByRole('heading', { name: one.name })
    expect(service.inputs('findEnterprise')).toEqual([{ query: CODE }])
  })

  test('a scanned licence names the enterprise; a code that says nothing leads on', async () => {
    const service = serve({ getCity, findEnterprise: () => ({ found: 'exact', candidates: [one] }) })
    await signedIn()
    render(<Apply />)
    device.picks = { scanned: 'https://example.test/entry?id=1' }
    tap('扫营业执照二维码')
    await screen.findByText(/这个二维码里没有信用代码/)
    device.picks = { scanned: `统一社会信用代码：${CODE}；企业名称：青禾智造（演示）有限公司；登记机关：演示` }
    tap('扫营业执照二维码')
    await screen.findByRole('heading', { name: one.name })
    expect(service.inputs('findEnterprise')).toEqual([{ query: CODE }])
  })

  test('a result that is too old is looked for again, and chosen again', async () => {
    let looked = 0
    const service = serve({
      getCity,
      getMe: () => ({ phoneMasked: '', name: '王禾', grants: [] }),
      findEnterprise: () => ({ found: 'similar', candidates: [looked++ === 0 ? one : { ...one, ref: 'c.2.y' }, two] }),
      submitApplication: ({ subject }) =>
        (subject as { candidate: string }).candidate === one.ref
          ? refuse(1043, 'candidateExpired', '查找结果已过期')
          : receipt,
    })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', '青禾智造')
    tap('查找')
    await screen.findByText(/找到 2 家/)
    tap(/^青禾智造/)
    await screen.findByDisplayValue('王禾')
    fireEvent.click(await screen.findByText('同意并提交'))
    await screen.findByText('刚才的查找结果已过期，请重新点选您的企业')
    tap(/^青禾智造/)
    fireEvent.click(await screen.findByText('同意并提交'))
    await waitFor(() => expect(device.opened).toHaveLength(1))
    expect(service.inputs('submitApplication').map((input) => input.subject)).toEqual([
      { candidate: 'a.1.x' },
      { candidate: 'c.2.y' },
    ])
  })

  test('somebody was faster: that one exists is all that is told, and the street can be asked', async () => {
    const service = serve({
      getCity,
      getMe: () => ({ phoneMasked: '', name: '王禾', grants: [] }),
      findEnterprise: () => ({ found: 'exact', candidates: [one] }),
      submitApplication: () => refuse(1036, 'applicationExists', '该企业已有一件正在办理的申请'),
      askToJoin: () => ({ id: receipt.id, office, next: '已转告云栖街道团工委，核实后，结果会发短信告诉您' }),
    })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', CODE)
    await screen.findByRole('heading', { name: one.name })
    await screen.findByDisplayValue('王禾')
    fireEvent.click(await screen.findByText('同意并提交'))
    await screen.findByText('该企业已有人申请')
    tap('申请加入')
    await screen.findByText(/已转告云栖街道团工委/)
    expect(service.inputs('askToJoin')[0]).toMatchObject({
      subject: { candidate: 'a.1.x' },
      contactName: '王禾',
      noticeVersion: notice.version,
    })
  })

  test('what may be added: another address, another body, a photo of the licence', async () => {
    const service = serve({
      getCity: () => ({ ...getCity(), bodies: [{ body: 'union', name: '工会', recipient: '演示市总工会' }] }),
      getMe: () => ({ phoneMasked: '', name: '王禾', grants: [] }),
      findEnterprise: () => ({ found: 'exact', candidates: [one] }),
      fileTokens: () => ({
        objectId: 'u-1',
        token: 't',
        key: 'u-1',
        upload_url: 'https://elsewhere.test/1.1/upload?token=t',
      }),
      submitApplication: () => receipt,
    })
    await signedIn()
    render(<Apply />)
    type('企业名称或统一社会信用代码', CODE)
    await screen.findByRole('heading', { name: one.name })
    await screen.findByText('同意并提交')
    tap(/实际办公地址不同/)
    type('实际办公地址', '云栖路 9 号')
    fireEvent.click(screen.getByRole('checkbox', { name: /^工会.*资料将同时提供给演示市总工会/ }))
    device.picks = { photo: 'blob:photo' }
    device.uploads = { status: 0 }
    tap(/上传营业执照照片/)
    await screen.findByText(/照片没有传上去/)
    device.uploads = { status: 200 }
    tap(/上传营业执照照片/)
    await screen.findByText(/营业执照已上传/)
    tap('同意并提交')
    await waitFor(() => expect(device.opened).toHaveLength(1))
    expect(service.inputs('submitApplication')[0]).toMatchObject({
      bodies: ['league', 'union'],
      operatingAddress: '云栖路 9 号',
      licence: 'u-1',
    })
  })

  test('without network it waits as it was agreed to, and goes by itself once, under one key', async () => {
    let down = true
    const service = serve({
      getCity,
      getMe: () => ({ phoneMasked: '', name: '王禾', grants: [] }),
      findEnterprise: () => ({ found: 'exact', candidates: [one] }),
      submitApplication: () => (down ? 'no answer' : receipt),
    })
    await signedIn()
    const first = render(<Apply />)
    type('企业名称或统一社会信用代码', CODE)
    await screen.findByRole('heading', { name: one.name })
    await screen.findByDisplayValue('王禾')
    fireEvent.click(await screen.findByText('同意并提交'))
    await screen.findByText('⚠ 尚未提交')
    expect(device.opened).toEqual([])
    // The app is closed and opened again: it still waits.
    first.unmount()
    render(<Apply />)
    await screen.findByText('⚠ 尚未提交')
    down = false
    act(() => goOnline())
    await waitFor(() => expect(device.opened).toEqual([`/pages/status/index?id=${receipt.id}`]))
    const keys = service.inputs('submitApplication').map((input) => input.key)
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    expect([...device.kept.keys()].filter((key) => key.includes('unsent'))).toEqual([])
  })

  test('a draft goes to the other device, and never over what was typed there', async () => {
    const drafts = new Map<string, { draft: string; turn: number; values: Record<string, string>; keptAt: string }>()
    const service = serve({
      getCity,
      keepDraft: ({ form, draft, turn, values }) => {
        drafts.set(form as string, { draft, turn, values, keptAt: '' } as never)
        return { kept: true }
      },
      getDraft: ({ form }) => ({ found: drafts.get(form as string) ?? null }),
    })
    await signedIn()
    const here = renderTyped()
    fill()
    act(() => device.hide())
    await waitFor(() =>
      expect(drafts.get('apply')?.values).toMatchObject({ name: typed.企业名称, contactName: '王禾' }),
    )
    here.unmount()
    device.kept.forEach((_, key) => key.startsWith('otl:draft') && device.kept.delete(key))
    const there = render(<Apply />)
    await waitFor(() => expect(value('企业名称')).toBe(typed.企业名称))
    there.unmount()
    drafts.set('apply', { draft: 'another', turn: 1, values: { name: '别处', shown: 'newcomer' }, keptAt: '' })
    render(<Apply />)
    await screen.findByText('同意并提交')
    expect(value('企业名称')).toBe(typed.企业名称)
    expect(service.inputs('getDraft').length).toBeGreaterThan(0)
  })
})

describe('a poster that led here', () => {
  const send = async () => {
    type('统一社会信用代码', '91350100M000100Y43')
    await screen.findByText('同意并提交')
    tap('同意并提交')
  }

  test('is told with the application, also after the app was closed and opened without it', async () => {
    await newDevice({ via: 'POSTER' })
    const service = serve({ getCity, submitApplication: () => receipt })
    await signedIn()
    const first = renderTyped()
    fill()
    first.unmount()
    device.params = {}
    render(<Apply />)
    await send()
    await waitFor(() => expect(service.inputs('submitApplication')[0]).toMatchObject({ via: 'POSTER' }))
  })

  test('is told when what waited for the network is sent by itself', async () => {
    await newDevice({ via: 'POSTER' })
    let down = true
    const service = serve({ getCity, submitApplication: () => (down ? 'no answer' : receipt) })
    await signedIn()
    const first = renderTyped()
    fill()
    await send()
    await screen.findByText(/尚未提交/)
    first.unmount()
    device.params = {}
    down = false
    render(<Apply />)
    tap('重新提交')
    await waitFor(() => expect(device.opened).toHaveLength(1))
    expect(service.inputs('submitApplication').at(-1)).toMatchObject({ via: 'POSTER' })
  })

  test('a form begun without one tells none', async () => {
    const service = serve({ getCity, submitApplication: () => receipt })
    await signedIn()
    renderTyped()
    fill()
    await send()
    await waitFor(() => expect(service.inputs('submitApplication')).toHaveLength(1))
    expect(service.inputs('submitApplication')[0]).not.toHaveProperty('via')
  })
})
