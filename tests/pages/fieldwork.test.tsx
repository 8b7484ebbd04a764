/** Field work on a page: the list behind the lock, the form before it, what is scanned, what waits. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { recordBody, type RecordBody } from '../../types/field-records'
import type { DoneRecord, FollowKind, ListedEnterprise } from '../../types/fieldwork'
import Application from '../../src/field/application/index'
import DayPage from '../../src/field/day/index'
import Newcomer from '../../src/field/newcomer/index'
import Outbox from '../../src/field/outbox/index'
import Scan from '../../src/field/scan/index'
import Today from '../../src/field/today/index'
import { keepCity } from '../../src/field/frame/city'
import { drawCode } from '../../src/field/visit/draw-code'
import Visit from '../../src/field/visit/index'
import { noteApplication } from '../../src/field/visit/recorded'
import { usccCheckCharacter } from '../../types/uscc'
import { hashText } from '../../src/client/field/ciphers'
import { fieldHere } from '../../src/client/field/here'
import { signOut } from '../../src/client/session'
import { findKept, keep } from '../../src/client/store'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

const id = (n: number) => `0b8e7a52-5f0e-4d0c-9a43-${String(n).padStart(12, '0')}`
const facts = {
  staff: 40,
  youth: null,
  members: null,
  trade: '软件',
  since: 2015,
  neighbours: 2,
  contacts: 0,
  lastContactOn: null,
}
const firm = (n: number, more: Partial<ListedEnterprise> = {}): ListedEnterprise => ({
  id: id(n),
  name: `第 ${n} 家（演示）有限公司`,
  uscc: n === 1 ? '91330106WW00000019' : `91330106WW000000${n}X`,
  address: '西湖区试验路18号',
  place: id(900),
  membership: 'proposed',
  floor: String(n),
  room: `${n}01`,
  turn: n,
  because: ['青年较多'],
  facts,
  lastVisit: null,
  caseState: null,
  organised: false,
  gone: false,
  ...more,
})
const secret = Buffer.alloc(32, 7).toString('base64')
const list = (enterprises: ListedEnterprise[], there = 2) => ({
  version: 'v1',
  takenOn: '2026-11-23',
  office: { name: '云栖街道团工委', phone: null },
  noticeVersion: '1',
  places: [
    {
      id: id(900),
      name: '示例大厦',
      kind: 'building',
      address: '',
      floors: ['1', '2'],
      entrances: [],
      tokens: ['PosterOfTheBuilding_-024'],
      enterprises: there,
    },
  ],
  enterprises,
  total: enterprises.length,
  next: null,
})
const factor = {
  needed: true,
  assurance: 'passed',
  ways: ['totp'],
  hasPin: false,
  pinHere: false,
  enrolUntil: null,
  recoveryLeft: 8,
}

function service(enterprises: ListedEnterprise[], more: Parameters<typeof serve>[0] = {}) {
  return serve({
    getMe: () => ({ grants: [] }),
    getCity: () => ({ notice: { version: '1', title: '告知', summary: ['要点'], sections: [] }, bodies: [] }),
    getSecondFactor: () => factor,
    openFieldDevice: () => ({ secret, entropy: secret, mayVisit: true }),
    takeFieldList: () => list(enterprises),
    recordFieldwork: () => 'no answer',
    ...more,
  })
}

/** A phone with the list on it, open. */
async function prepared(enterprises: ListedEnterprise[], more: Parameters<typeof serve>[0] = {}) {
  const asked = service(enterprises, more)
  await signedIn()
  const field = fieldHere()
  if (!field) throw new Error('nobody is here')
  await field.openByLogin()
  await field.takeList([])
  return { asked, field }
}

const placed: RecordBody = {
  form: 1,
  kind: 'placed',
  place: id(900),
  subject: { enterprise: id(1) },
  here: true,
  at: null,
}

beforeEach(() => newDevice())

/** What is recorded the phone forgets with its receipt: whatever the contract refuses would be lost. */
afterEach(() => {
  for (const { body } of fieldHere()?.waiting() ?? [])
    if (body !== undefined) expect(recordBody.safeParse(JSON.parse(body))).toMatchObject({ success: true })
})

test('the list stands by place and floor, with turn and reasons; behind the lock nothing of it is left', async () => {
  const { field } = await prepared([firm(1), firm(2, { gone: true, because: [] })])
  render(<Today />)
  await screen.findByText('示例大厦 · 2 家')
  screen.getByText('建议第 1 家去 · 青年较多')
  screen.getByText('建议第 2 家去 · 与附近的企业顺路')
  screen.getByText('⚠ 登记已注销或迁出')
  type('按名称、信用代码或楼层查找', '第 2 家')
  await waitFor(() => expect(screen.queryByText('第 1 家（演示）有限公司')).toBeNull())
  field.record(field.begin('placed').id, placed)
  act(() => field.lock())
  await screen.findByText('联网登录后打开名单')
  screen.getByText('1 条记录待发送，解锁后发送')
  expect(document.body.textContent).not.toContain('第 2 家')
})

test('a visit in two taps and save lies on the phone; the same enterprise again says so and puts the first right', async () => {
  const { field } = await prepared([firm(1), firm(2)])
  device.params = { e: id(1), from: 'scan' }
  const { unmount } = render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('保存')
  await screen.findByText('⚠ 请选择见到了谁')
  tap('见到负责人', 'radio')
  tap('愿意建团', 'radio')
  tap('保存并扫下一家')
  await waitFor(() => expect(field.waiting()).toHaveLength(1))
  unmount()
  const [first] = field.waiting()
  render(<Visit />)
  await screen.findByText(/已经记过这家/)
  tap('改正那一条')
  expect(screen.getByRole('radio', { name: '✓ 愿意建团' })).toBeTruthy()
  tap('不愿意', 'radio')
  tap('保存')
  await waitFor(() => expect(field.waiting()).toHaveLength(2))
  const second = JSON.parse(field.waiting()[1]?.body ?? '{}') as RecordBody
  expect(second).toMatchObject({ kind: 'visit', wish: 'no', replaces: first?.id })
})

test('visited today stands in the list also when the record has arrived and another run of the app had made it', async () => {
  const { field } = await prepared([firm(7), firm(8)], {
    recordFieldwork: (input) => ({
      now: '2026-11-23T02:00:00Z',
      receipts: (input.records as { id: string; body: string }[]).map(({ id: of, body }) => ({
        id: of,
        hash: hashText(body),
        outcome: 'recorded',
        conflicts: [],
        why: null,
      })),
    }),
  })
  // Not by this run's form, which would remember it.
  field.record(id(60), {
    form: 1,
    kind: 'visit',
    subject: { enterprise: id(8) },
    place: null,
    at: null,
    met: 'principal',
    staff: null,
    youth: null,
    members: null,
    wish: 'yes',
    why: null,
    nextOn: null,
    note: '',
    known: { list: null, visitedOn: null, caseState: null },
    replaces: null,
  })
  await field.send()
  expect(field.waiting()).toEqual([])
  const { unmount } = render(<Today />)
  await screen.findByText('✓ 今天已走访')
  expect(screen.getByText('✓ 今天已走访').closest('button')?.id).toBe(`row-${id(8)}`)
  unmount()
  device.params = { e: id(8) }
  render(<Visit />)
  await screen.findByText(/已经记过这家/)
})

test('how much the list is stands there before it is taken; where the service cannot say, nothing does', async () => {
  const refused = service([firm(1)], { sizeFieldList: () => refuse(1090, 'busy', '稍后再试') })
  await signedIn()
  await fieldHere()?.openByLogin()
  const none = render(<Today />)
  await screen.findByRole('button', { name: '带上名单' })
  await waitFor(() => expect(refused.inputs('sizeFieldList')).toHaveLength(1))
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 0))
  })
  expect(screen.queryByText(/名单约/)).toBeNull()
  none.unmount()
  const { asked, inputs } = service([firm(1)], { sizeFieldList: () => ({ enterprises: 1, kilobytes: 37 }) })
  // Once a day: each asking stands in the trail of what somebody looked at.
  for (let opening = 0; opening < 3; opening++) {
    const { unmount } = render(<Today />)
    await screen.findByText('名单约 37 KB')
    screen.getByRole('button', { name: '带上名单' })
    unmount()
  }
  expect(inputs('sizeFieldList')).toEqual([{ places: [] }])
  expect(asked.filter(({ name }) => name === 'takeFieldList')).toEqual([])
  expect(fieldHere()?.listHead()).toBeUndefined()
})

test('the owner’s code is the form’s address until somebody asks for the enterprise’s own invitation, and stays where there is none', async () => {
  const link = 'http://app.test/i/ABCDEFGH12'
  const answers: Record<string, object | 'no answer'> = {
    [id(1)]: { link },
    [id(2)]: { link: null },
    [id(3)]: refuse(1031, 'invitationRevoked', '这个邀请已被收回'),
    [id(4)]: 'no answer',
  }
  const { asked } = await prepared([firm(1), firm(2), firm(3), firm(4)], {
    showInvitation: (input) => answers[String(input.id)] ?? refuse(1404, 'enterpriseUnknown', '没有这家企业'),
  })
  const read = () => {
    const address = screen.getByText(/扫不了时，可以告诉对方打开/).textContent.replace(/^.*打开：/, '')
    expect(screen.getByRole<HTMLImageElement>('img', { name: '申请页面的二维码' }).src).toBe(drawCode(address))
    return address
  }
  const own = (n: number) => expect.stringContaining(`/#/pages/apply/index?c=${firm(n).uscc}`) as string
  const shown = async (n: number, said: string) => {
    const before = asked.inputs('showInvitation').length
    device.params = { e: id(n) }
    const { unmount } = render(<Visit />)
    tap('＋ 负责人在场')
    await act(() => new Promise((wake) => setTimeout(wake)))
    expect(read()).toEqual(own(n))
    expect(asked.inputs('showInvitation')).toHaveLength(before)
    tap('出示企业的邀请码')
    screen.getByText('正在取邀请码，可以先扫上面的码')
    expect(read()).toEqual(own(n))
    await screen.findByText(said)
    expect(asked.inputs('showInvitation')).toHaveLength(before + 1)
    const address = read()
    unmount()
    return address
  }
  const none = '没有取到邀请码，请用上面的码'
  expect(await shown(1, '上面是企业的邀请码，已算作邀请过')).toBe(link)
  expect(await shown(2, none)).toEqual(own(2))
  expect(await shown(3, '企业的邀请已被收回，请用上面的码')).toEqual(own(3))
  expect(await shown(4, none)).toEqual(own(4))
  // Another tap is another intent, and nothing of it is left on the phone.
  expect(await shown(1, '上面是企业的邀请码，已算作邀请过')).toBe(link)
  const keys = asked.inputs('showInvitation').map(({ key }) => key)
  expect(new Set(keys).size).toBe(5)
  expect([...device.kept.keys()].filter((name) => name.includes('show:'))).toEqual([])
})

test('struck off, organised, in a case: said on top', async () => {
  await prepared([firm(1, { gone: true, organised: true, caseState: 'accepted' })])
  device.params = { e: id(1) }
  render(<Visit />)
  await screen.findByText(/已有团组织，不用再邀请建团/)
  screen.getByText(/请核实是否还在经营/)
  screen.getByText(/已有建团申请在办理/)
})

test('the lock falls over an open form: it can be saved, and shows nothing of the list', async () => {
  const { field } = await prepared([firm(1)])
  device.params = { e: id(1) }
  render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('见到员工', 'radio')
  act(() => field.lock())
  await screen.findByText('已锁定，可以继续填写并保存')
  expect(document.body.textContent).not.toContain('员工 40 人')
  tap('保存')
  await waitFor(() => expect(field.waiting()).toHaveLength(1))
  expect(field.waiting()[0]?.body).toBeUndefined()
})

test('no room on the phone: said with the remedy, and what was typed stays', async () => {
  await prepared([firm(1)])
  device.params = { e: id(1) }
  render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('见到负责人', 'radio')
  const { kept } = device
  const set = kept.set.bind(kept)
  kept.set = (key, value) => {
    if (key.includes('field:')) throw new Error('exceed storage max size')
    return set(key, value)
  }
  tap('保存')
  await screen.findByText('⚠ 手机存储已满，这一条还没有存下')
  expect(screen.getByRole('radio', { name: '✓ 见到负责人' })).toBeTruthy()
  kept.set = set
})

test('typed and scanned: a code of the list opens it, a wrong digit is told, anything else is shown and not opened', async () => {
  await prepared([firm(1)])
  device.picks.scanned = 'https://evil.example/%7Ba%7D?next=javascript:alert(1)'
  render(<Scan />)
  await screen.findByText('这是一个链接，里面没有信用代码')
  expect(device.opened).toEqual([])
  const typed = screen.getByLabelText('信用代码、短码或企业名称')
  fireEvent.input(typed, { target: { value: '91330106WW0000001A' } })
  tap('查找')
  await screen.findByText(/再点查找/)
  fireEvent.input(typed, { target: { value: '第 1 家' } })
  tap('查找')
  tap(await screen.findByRole('button', { name: '第 1 家（演示）有限公司' }).then(() => '第 1 家（演示）有限公司'))
  expect(device.opened).toEqual([`/field/visit/index?e=${id(1)}&from=scan`])
})

test('a poster’s round code opens the visit; a code that says nothing is told, and draws no empty card', async () => {
  await prepared([firm(1)])
  device.picks.round = 'pages/invitation/index?scene=Kj7mPq2xYz'
  const { unmount } = render(<Scan />)
  await waitFor(() => expect(device.opened).toEqual(['/field/visit/index?i=Kj7mPq2xYz&from=scan']))
  unmount()
  device.picks = { scanned: '' }
  render(<Scan />)
  await screen.findByText(/没有认出二维码/)
  expect(document.getElementById('scan-found')).toBeNull()
})

test('what arrives is forgotten only by its own hash; a refused one stands in the outbox with its sentence', async () => {
  const { field } = await prepared([firm(1)], {
    recordFieldwork: (input) => ({
      now: '2026-11-23T02:00:00Z',
      receipts: (input.records as { id: string; body: string }[]).map((one, at) =>
        at === 0
          ? { id: one.id, hash: hashText(one.body), outcome: 'recorded', conflicts: [], why: null }
          : { id: one.id, hash: '', outcome: 'refused', conflicts: [], why: '同一编号的记录内容不同' },
      ),
    }),
  })
  const body: RecordBody = {
    form: 1,
    kind: 'placed',
    place: id(900),
    subject: { enterprise: id(1) },
    here: true,
    at: null,
  }
  field.record(id(50), body)
  field.record(id(51), body)
  await field.send()
  const { default: Outbox } = await import('../../src/field/outbox/index')
  render(<Outbox />)
  await screen.findByText('⚠ 同一编号的记录内容不同')
  screen.getByText('1 条记录')
})

test('taps that fall between two drawings are all saved', async () => {
  const { field } = await prepared([firm(1)])
  device.params = { e: id(1) }
  render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  act(() => {
    tap('见到负责人', 'radio')
    tap('以后再说', 'radio')
    tap('保存')
  })
  await waitFor(() => expect(field.waiting()).toHaveLength(1))
  expect(JSON.parse(field.waiting()[0]?.body ?? '{}')).toMatchObject({ met: 'principal', wish: 'later' })
})

test('a place whose enterprises are not on the phone does not say that there are none', async () => {
  await prepared([firm(1, { place: null })])
  device.params = { place: id(900) }
  render(<Today />)
  await screen.findByText('这里的企业没有带在手机上')
  expect(screen.queryByText('这里还没有登记的企业')).toBeNull()
})

test('a place without enterprises says so, and what to do with those that one meets', async () => {
  await prepared([], { takeFieldList: () => list([firm(1, { place: null })], 0) })
  device.picks.scanned = 'PosterOfTheBuilding_-024'
  const { unmount } = render(<Scan />)
  await waitFor(() => expect(device.opened).toEqual([`/field/today/index?place=${id(900)}`]))
  unmount()
  device.params = { place: id(900) }
  render(<Today />)
  await screen.findByText('这里还没有登记的企业')
  screen.getByText('看到的企业可以扫码，或记为新发现的企业。')
  expect(screen.queryByText('第 1 家（演示）有限公司')).toBeNull()
  tap('新发现的企业')
  expect(device.opened.at(-1)).toBe(`/field/newcomer/index?place=${id(900)}`)
})

test('the licence of one that was struck off, and of another city, scanned: each is said before anything is written', async () => {
  const coded = (first: string) => first + usccCheckCharacter(first)
  const own = coded('91330106WW0000001')
  await prepared([firm(1, { gone: true, uscc: own })])
  device.picks.scanned = `https://register.example/q?uniscid=${own}`
  const { unmount } = render(<Scan />)
  await waitFor(() => expect(device.opened).toEqual([`/field/visit/index?e=${id(1)}&from=scan`]))
  unmount()
  device.params = { e: id(1), from: 'scan' }
  const struck = render(<Visit />)
  await screen.findByText(/请核实是否还在经营/)
  struck.unmount()
  const uscc = coded('91310104WW0000001')
  device.picks.scanned = uscc
  const again = render(<Scan />)
  await waitFor(() => expect(device.opened.at(-1)).toBe(`/field/newcomer/index?c=${uscc}&from=scan`))
  again.unmount()
  device.params = { c: uscc, from: 'scan' }
  render(<Visit />)
  await screen.findByText(/执照在上海市登记/)
})

test('a poster’s code takes the list’s place; a newcomer is put into a building only where there is one', async () => {
  await prepared([firm(1)])
  device.picks.scanned = 'PosterOfTheBuilding_-024'
  const { unmount } = render(<Scan />)
  await waitFor(() => expect(device.opened).toEqual([`/field/today/index?place=${id(900)}`]))
  unmount()
  device.picks.scanned = '没有代码的内容'
  render(<Newcomer />)
  expect(screen.getByRole('radio', { name: '✓ 示例大厦' })).toBeTruthy()
  tap('扫执照')
  expect(await screen.findByText(/扫到的内容里没有信用代码/)).toBeTruthy()
})

test('what waited for a login goes at once after it, and can be sent by hand beside it', async () => {
  let over = true
  const { field, asked } = await prepared([firm(1)], {
    recordFieldwork: (input) =>
      over
        ? refuse(211, 'sessionInvalid', '登录已失效')
        : {
            now: '2026-11-23T02:00:00Z',
            receipts: (input.records as { id: string; body: string }[]).map((one) => ({
              id: one.id,
              hash: hashText(one.body),
              outcome: 'recorded',
              conflicts: [],
              why: null,
            })),
          },
  })
  field.record(id(50), placed)
  await field.send()
  await signedIn()
  const { default: Outbox } = await import('../../src/field/outbox/index')
  render(<Outbox />)
  await screen.findByText('需要登录后发送')
  over = false
  expect(screen.getByRole('button', { name: '现在发送' })).toBeTruthy()
  tap('登录后发送')
  await screen.findByText('没有待发送的记录')
  expect(asked.inputs('recordFieldwork')).toHaveLength(2)
})

test('where the service does not let the person send, its own sentence stands in the outbox', async () => {
  const { field } = await prepared([firm(1)], {
    recordFieldwork: () => refuse(211, 'forbidden', '您在云栖街道的任职已到期，请联系街道团工委'),
  })
  field.record(id(50), placed)
  await field.send()
  const { default: Outbox } = await import('../../src/field/outbox/index')
  render(<Outbox />)
  await screen.findByText('您在云栖街道的任职已到期，请联系街道团工委')
})

test('signing out closes what was open and drops the list from memory, before anything is drawn', async () => {
  const { field } = await prepared([firm(1)])
  expect(field.book()?.enterprises).toHaveLength(1)
  await signOut()
  expect(field.state()).toBe('locked')
  await signedIn()
  const again = fieldHere()
  expect(again?.state()).toBe('locked')
  await again?.openByLogin()
  expect(again?.book()).toBeUndefined()
})

/** Whoever signs in next, on the same phone. */
const persons = (who: { now: string }) => ({
  usersByMobilePhone: () => ({ objectId: who.now, sessionToken: `session of ${who.now}` }),
  me: () => ({ objectId: who.now, sessionToken: `session of ${who.now}` }),
})

test('what one person typed and recorded stands before nobody else', async () => {
  const who = { now: 'u1' }
  await prepared([firm(1)], persons(who))
  device.params = { e: id(1) }
  const { unmount } = render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('见到负责人', 'radio')
  tap('保存')
  unmount()
  const next = render(<Visit />)
  await screen.findByText(/已经记过这家/)
  tap('见到员工', 'radio')
  who.now = 'u2'
  await act(() => signedIn())
  await screen.findByRole('radio', { name: '见到员工' })
  expect(fieldHere()?.state()).toBe('open')
  expect(screen.queryByText(/已经记过这家/)).toBeNull()
  expect(screen.queryByRole('radio', { name: '✓ 见到员工' })).toBeNull()
  next.unmount()
})

test('behind the lock it is known that a visit was recorded, not what was said', async () => {
  const { field } = await prepared([firm(1)])
  device.params = { e: id(1) }
  const { unmount } = render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('见到负责人', 'radio')
  tap('愿意建团', 'radio')
  tap('保存')
  unmount()
  field.lock()
  render(<Visit />)
  await screen.findByText(/已经记过这家/)
  tap('改正那一条')
  expect(screen.queryByRole('radio', { name: '✓ 愿意建团' })).toBeNull()
})

test('unlocking happens over the form: what was typed is still there, and nothing else was opened', async () => {
  const { field } = await prepared([firm(1)])
  await field.setPin('135790')
  device.params = { e: id(1) }
  render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('见到员工', 'radio')
  act(() => field.lock())
  tap('解锁')
  tap('先不解锁，继续填写')
  tap('解锁')
  type('6 位走访密码', '135790')
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  expect(screen.getByRole('radio', { name: '✓ 见到员工' })).toBeTruthy()
  expect(device.opened).toEqual([])
  act(() => field.lock())
  await screen.findByText('已锁定，可以继续填写并保存')
})

test('one form open twice: what is saved second is a record of its own, and nothing typed is lost', async () => {
  const { field } = await prepared([firm(1)])
  device.params = { e: id(1) }
  const began = render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  tap('见到员工', 'radio')
  act(() => device.hide())
  const bare = document.createElement('div')
  document.body.append(bare)
  const again = render(<Visit />, { container: bare })
  fireEvent.click(again.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(field.waiting()).toHaveLength(1))
  again.unmount()
  fireEvent.click(began.getByRole('radio', { name: '见到负责人' }))
  fireEvent.click(began.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(field.waiting()).toHaveLength(2))
  const met = field.waiting().map(({ body }) => (JSON.parse(body ?? '{}') as { met: string }).met)
  expect(met).toEqual(['staff', 'principal'])
})

test('a draft opens itself, another newcomer begins empty, and none goes by one tap', async () => {
  const { field } = await prepared([firm(1)])
  const values = { name: '', uscc: '', address: '', place: '', floor: '', room: '' }
  const first = { ...field.begin('newcomer'), begunAt: '2026-11-23T01:00:00Z', values: { ...values, room: '101' } }
  const second = { ...field.begin('newcomer'), begunAt: '2026-11-23T01:05:00Z', values: { ...values, room: '202' } }
  field.keepForm(first)
  field.keepForm(second)
  const today = render(<Today />)
  tap(/^没有名称的记录 · 新发现的企业 · .*09:05$/)
  expect(device.opened).toEqual([`/field/newcomer/index?draft=${second.id}`])
  today.unmount()
  device.params = { draft: second.id }
  const page = render(<Newcomer />)
  await screen.findByDisplayValue('202')
  page.unmount()
  device.params = {}
  const anew = render(<Newcomer />)
  await screen.findByText('新发现的企业')
  expect(screen.queryByDisplayValue('101')).toBeNull()
  anew.unmount()
  render(<Today />)
  const name = /^不要了 没有名称的记录 · 新发现的企业 · .*09:00$/
  tap(name)
  expect(field.forms()).toHaveLength(2)
  tap('留着')
  tap(name)
  tap(/^删除 没有名称的记录/)
  await waitFor(() => expect(field.forms().map(({ id }) => id)).toEqual([second.id]))
  expect(screen.queryByText(/09:00/)).toBeNull()
})

test('a forgotten PIN is replaced after the login, and another one whenever the phone is open', async () => {
  const { field } = await prepared([firm(1)])
  await field.setPin('135790')
  field.lock()
  const { unmount } = render(<Today />)
  tap('忘记密码，联网登录')
  await screen.findByRole('heading', { name: '更换走访密码' })
  type('6 位数字', '246802')
  type('再输一次', '246802')
  await waitFor(() => expect(screen.queryByRole('heading', { name: '更换走访密码' })).toBeNull())
  act(() => field.lock())
  await expect(field.openByPin('135790')).resolves.toMatchObject({ is: 'wrong' })
  await act(async () => {
    await field.openByPin('246802')
  })
  expect(field.state()).toBe('open')
  await screen.findByText('示例大厦 · 1 家')
  expect(screen.queryByRole('heading', { name: '更换走访密码' })).toBeNull()
  tap('更换走访密码')
  tap('不更换')
  expect(screen.getByRole('button', { name: '更换走访密码' })).toBeTruthy()
  unmount()
})

const visited = (n: number): RecordBody => ({
  form: 1,
  kind: 'visit',
  subject: { enterprise: id(n) },
  place: null,
  at: null,
  met: 'principal',
  staff: null,
  youth: null,
  members: null,
  wish: 'yes',
  why: null,
  nextOn: null,
  note: '',
  known: { list: null, visitedOn: null, caseState: null },
  replaces: null,
})
const done = (record: string, more: Partial<DoneRecord> = {}): DoneRecord => ({
  record,
  kind: 'visit',
  at: new Date().toISOString(),
  enterpriseId: id(2),
  enterprise: '第 2 家（演示）有限公司',
  place: null,
  met: 'principal',
  wish: null,
  why: null,
  youth: null,
  outcome: 'recorded',
  conflicts: [],
  takenBack: false,
  back: 'free',
  ...more,
})
const duty = (kind: FollowKind, enterprise: string) => ({
  id: id(700 + enterprise.length),
  kind,
  enterpriseId: id(1),
  enterprise,
  dueOn: '2026-12-01',
  late: false,
  mine: true,
})
const chinaToday = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const bodiesOf = (field: { waiting: () => { body: string | undefined }[] }) =>
  field.waiting().map(({ body }) => JSON.parse(body ?? '') as RecordBody)

test('a visit saved on the wrong enterprise is taken back in the outbox, asked once more, without a network', async () => {
  const { field } = await prepared([firm(5), firm(6)])
  const wrong = field.begin('visit').id
  field.record(wrong, visited(5))
  field.record(field.begin('visit').id, visited(6))
  const { unmount } = render(<Outbox />)
  await screen.findByText('2 条记录')
  tap('撤回 第 5 家（演示）有限公司')
  screen.getByText('撤回“第 5 家（演示）有限公司”这一条？撤回后不再计入，也不能恢复。')
  tap('留着')
  expect(field.waiting()).toHaveLength(2)
  tap('撤回 第 5 家（演示）有限公司')
  tap('确定撤回 第 5 家（演示）有限公司')
  await screen.findByText('3 条记录')
  expect(bodiesOf(field)[2]).toEqual({ form: 1, kind: 'taken-back', record: wrong })
  screen.getByText('已撤回')
  expect(screen.queryByRole('button', { name: '撤回 第 5 家（演示）有限公司' })).toBeNull()
  screen.getByRole('button', { name: '撤回 第 6 家（演示）有限公司' })
  unmount()
  // What was taken back is no visit of today any more.
  device.params = { e: id(5) }
  const form = render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  expect(screen.queryByText(/已经记过这家/)).toBeNull()
  form.unmount()
  device.params = {}
  render(<Today />)
  await screen.findByText('✓ 今天已走访')
  expect(screen.getAllByText('✓ 今天已走访')).toHaveLength(1)
})

test('a newcomer goes only after the visit that rests on it', async () => {
  const { field } = await prepared([firm(1)])
  const newcomer = field.begin('newcomer').id
  const name = '杭州新见试验有限公司'
  field.record(newcomer, { form: 1, kind: 'newcomer', name, uscc: null, address: '试验路1号', place: null, at: null })
  field.record(field.begin('visit').id, { ...visited(1), subject: { newcomer } } as RecordBody)
  render(<Outbox />)
  await screen.findByText('2 条记录')
  expect(screen.getAllByRole('button', { name: `撤回 ${name}` })).toHaveLength(1)
  tap(`撤回 ${name}`)
  tap(`确定撤回 ${name}`)
  await screen.findByText('已撤回')
  tap(`撤回 ${name}`)
  tap(`确定撤回 ${name}`)
  await waitFor(() => expect(field.waiting()).toHaveLength(4))
  expect(bodiesOf(field)[3]).toEqual({ form: 1, kind: 'taken-back', record: newcomer })
})

test('the day: what has arrived is taken back, too; what a colleague page or the owner settles has no button', async () => {
  const { field } = await prepared([firm(1), firm(2)], {
    getFieldDay: () => ({
      day: chinaToday(),
      done: [done(id(501)), done(id(502), { enterprise: '已经撤回有限公司', takenBack: true })],
      follows: [
        duty('look-in-again', '再去'),
        duty('await-confirmation', '等确认'),
        duty('settle-conflict', '要判断的'),
      ],
    }),
  })
  render(<DayPage />)
  await screen.findByText('再去')
  expect(screen.getAllByRole('button', { name: '已办' })).toHaveLength(1)
  expect(screen.getAllByText('已撤回')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '撤回 已经撤回有限公司' })).toBeNull()
  tap('撤回 第 2 家（演示）有限公司')
  tap('确定撤回 第 2 家（演示）有限公司')
  await waitFor(() => expect(field.waiting()).toHaveLength(1))
  expect(bodiesOf(field)).toEqual([{ form: 1, kind: 'taken-back', record: id(501) }])
  await waitFor(() => expect(screen.getAllByText('已撤回')).toHaveLength(2))
})

test('what the office looks at, or something rests on, has no button; a refused taking back takes nothing back', async () => {
  const { field } = await prepared([firm(1)], {
    getFieldDay: () => ({
      day: chinaToday(),
      done: [
        done(id(506)),
        done(id(504), { enterprise: '要核对有限公司', back: 'asked' }),
        done(id(505), { enterprise: '有走访有限公司', kind: 'newcomer', back: 'bound' }),
      ],
      follows: [],
    }),
    recordFieldwork: ({ records }) => ({
      now: new Date().toISOString(),
      receipts: (records as { id: string; body: string }[]).map((one) => ({
        id: one.id,
        hash: '',
        outcome: 'refused',
        conflicts: [],
        why: '这条记录不对',
      })),
    }),
  })
  render(<DayPage />)
  await screen.findByText('要核对有限公司')
  screen.getByText('撤回已交街道核对')
  expect(screen.getAllByRole('button', { name: /^撤回/ })).toHaveLength(1)
  tap('撤回 第 2 家（演示）有限公司')
  tap('确定撤回 第 2 家（演示）有限公司')
  await waitFor(() => expect(field.waiting().map(({ why }) => why)).toEqual(['refused']))
  await screen.findByRole('button', { name: '撤回 第 2 家（演示）有限公司' })
  expect(screen.queryByText('已撤回')).toBeNull()
})

test('an application that was sent and is taken back: another one may be taken down at once', async () => {
  const { field } = await prepared([firm(1)], {
    getFieldDay: () => ({
      day: chinaToday(),
      done: [done(id(503), { kind: 'application', enterpriseId: id(1), enterprise: '第 1 家（演示）有限公司' })],
      follows: [],
    }),
  })
  noteApplication(field, id(503), { enterprise: id(1) })
  device.params = { e: id(1) }
  const before = render(<Visit />)
  await screen.findByText('✓ 已代填申请，等对方在自己手机上确认')
  before.unmount()
  device.params = {}
  const day = render(<DayPage />)
  await screen.findByText('第 1 家（演示）有限公司')
  tap('撤回 第 1 家（演示）有限公司')
  tap('确定撤回 第 1 家（演示）有限公司')
  await screen.findByText('已撤回')
  day.unmount()
  device.params = { e: id(1) }
  render(<Visit />)
  await screen.findByText('员工 40 人 · 软件 · 2015 年成立')
  expect(screen.queryByText('✓ 已代填申请，等对方在自己手机上确认')).toBeNull()
  screen.getByRole('button', { name: /负责人在场/ })
})

test('another day without a network: what follows from today does not stand under it', async () => {
  let isOffline = false
  await prepared([firm(1)], {
    getFieldDay: () =>
      isOffline ? 'no answer' : { day: chinaToday(), done: [], follows: [duty('look-in-again', '今天的事')] },
  })
  render(<DayPage />)
  await screen.findByText('今天的事')
  isOffline = true
  tap('前一天')
  await screen.findByText('⚠ 没有网络，先显示手机里的记录')
  expect(screen.queryByText('今天的事')).toBeNull()
  expect(screen.queryByText('没有要跟进的事')).toBeNull()
})

test('whether it is there is one tap at the door, on the list itself; the later word counts', async () => {
  const { field } = await prepared([
    firm(11),
    firm(12, { membership: 'confirmed' }),
    firm(13, { place: null, membership: null }),
  ])
  render(<Today />)
  await screen.findByText('示例大厦 · 2 家')
  tap('第 11 家（演示）有限公司不在这里')
  await screen.findByText('✗ 今天已核对：不在')
  // Somebody saw the second one there; the third is at no place of the registry.
  screen.getByText('✓ 有人核对过：在这里')
  expect(screen.queryByRole('button', { name: /第 13 家.*不在这里/ })).toBeNull()
  fireEvent.click(document.getElementById(`again-${id(11)}`)!)
  tap('第 11 家（演示）有限公司在这里')
  await screen.findByText('✓ 今天已核对：在这里')
  const sent = field.waiting().map(({ body }) => JSON.parse(body ?? '') as RecordBody)
  expect(sent).toEqual([
    { ...placed, subject: { enterprise: id(11) }, here: false },
    { ...placed, subject: { enterprise: id(11) } },
  ])
  expect(field.forms()).toEqual([])
})

test('a taking back that the office is asked about takes nothing back: the visit of today stands, and says so', async () => {
  const wrong = id(905)
  const { field } = await prepared([firm(15)], {
    getFieldDay: () => ({ day: chinaToday(), done: [done(wrong, { enterprise: '第 15 家' })], follows: [] }),
    recordFieldwork: (input) => ({
      now: new Date().toISOString(),
      receipts: (input.records as { id: string; body: string }[]).map((one) => {
        const isBack = (JSON.parse(one.body) as RecordBody).kind === 'taken-back'
        const outcome = isBack ? 'kept' : 'recorded'
        return { id: one.id, hash: hashText(one.body), outcome, conflicts: isBack ? ['unapplied'] : [], why: null }
      }),
    }),
  })
  field.record(wrong, visited(15))
  await field.send()
  const { unmount } = render(<DayPage />)
  fireEvent.click(await screen.findByRole('button', { name: '撤回 第 15 家' }))
  tap('确定撤回 第 15 家')
  await screen.findByText('撤回已交街道核对')
  expect(screen.queryByText('已撤回')).toBeNull()
  unmount()
  render(<Today />)
  await screen.findByText('✓ 今天已走访')
})

test('keys that an earlier version left by enterprise are swept when field work opens; others stay', async () => {
  await prepared([firm(16)])
  keep(`key:show:${id(16)}`, 'old')
  keep('key:submit:x', 'kept')
  render(<Today />)
  await screen.findByText('示例大厦 · 1 家')
  expect([findKept(`key:show:${id(16)}`), findKept('key:submit:x')]).toEqual([undefined, 'kept'])
})

test('an application with nothing ticked is not saved, and says so; nothing typed is lost', async () => {
  const { field } = await prepared([firm(1)], {
    getCity: () => ({
      notice: { version: '1', title: '告知', summary: ['要点'], sections: [] },
      bodies: [
        { body: 'league', name: '团组织' },
        { body: 'union', name: '工会' },
      ],
    }),
  })
  await keepCity()
  device.params = { e: id(1) }
  render(<Application />)
  await screen.findByText('第 1 家（演示）有限公司')
  tap('对方已看过并同意', 'checkbox')
  type('负责人姓名', '余试样')
  type('负责人手机号', '13900000001')
  tap('✓ 团组织', 'checkbox')
  tap('保存代填的申请')
  await screen.findByText('⚠ 请至少选择一种要组建的组织')
  expect(field.waiting()).toEqual([])
  tap('＋ 工会', 'checkbox')
  expect(screen.queryByText('⚠ 请至少选择一种要组建的组织')).toBeNull()
  tap('保存代填的申请')
  await waitFor(() => expect(bodiesOf(field)).toMatchObject([{ kind: 'application', bodies: ['union'] }]))
})
