import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Invitation from '../../src/pages/invitation/index'
import { notice, office, opened, receipt } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

beforeEach(() => newDevice({ i: 'TOKEN' }))

test('before login only public facts, and the code goes to the invited phone without a number typed', async () => {
  let session = false
  const service = serve({
    openInvitation: () => opened(session ? { signedIn: true, invited: true, contactName: '王禾' } : {}),
    usersByMobilePhone: () => {
      session = true
      return { objectId: 'u1', sessionToken: 'session' }
    },
    submitApplication: () => receipt,
  })
  render(<Invitation />)
  await screen.findByText('青禾智造（演示）有限公司')
  expect(screen.queryByText('王禾')).toBeNull()
  expect(screen.queryByLabelText('手机号')).toBeNull()
  expect(screen.queryByRole('button', { name: '同意并提交' })).toBeNull()

  tap('获取验证码')
  await screen.findByText('验证码已发送到受邀人的手机')
  expect(service.inputs('requestSmsCode')).toEqual([{ invitation: 'TOKEN' }])

  type('短信验证码', '123456')
  await screen.findByText('王禾')
  expect(service.inputs('usersByMobilePhone')).toEqual([{ invitation: 'TOKEN', smsCode: '123456' }])
  tap('同意并提交')
  await waitFor(() => expect(device.opened).toEqual([`/pages/status/index?id=${receipt.id}`]))
  expect(service.inputs('submitApplication')[0]).toMatchObject({
    subject: { invitation: 'TOKEN' },
    contactName: '王禾',
    bodies: ['league'],
    noticeVersion: notice.version,
  })
})

test('the contact stands in the card and is changed from its own row', async () => {
  const service = serve({
    openInvitation: () => opened({ signedIn: true, invited: true, contactName: '王禾' }),
    submitApplication: () => receipt,
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByText('王禾')
  for (const line of notice.summary) expect(screen.getByText(line).tagName).toBe('LI')
  tap('修改联系人')
  type('联系人姓名', '李稻')
  tap('同意并提交')
  await waitFor(() => expect(service.inputs('submitApplication')[0]).toMatchObject({ contactName: '李稻' }))
})

test('a wrong code is said in words and stays in the field', async () => {
  serve({
    openInvitation: () => opened(),
    usersByMobilePhone: () => refuse(603, 'smsCodeWrong', '验证码不对，请核对短信后重新输入'),
  })
  render(<Invitation />)
  await screen.findByLabelText('短信验证码')
  type('短信验证码', '００００００')
  expect(await screen.findByRole('alert')).toHaveProperty(
    'textContent',
    expect.stringContaining('验证码不对') as string,
  )
  expect(screen.getByLabelText<HTMLInputElement>('短信验证码').value).toBe('000000')
})

test('another person gives the own number and name', async () => {
  const service = serve({ openInvitation: () => opened({ signedIn: true }), submitApplication: () => receipt })
  await signedIn()
  render(<Invitation />)
  await screen.findByLabelText('联系人姓名')
  tap('同意并提交')
  expect(await screen.findByText(/请填写联系人姓名/)).toBeTruthy()
  expect(service.inputs('submitApplication')).toEqual([])
  type('联系人姓名', '李稻')
  tap('同意并提交')
  await waitFor(() => expect(service.inputs('submitApplication')).toHaveLength(1))
  expect(service.inputs('submitApplication')[0]).toMatchObject({ contactName: '李稻' })
})

test('an unanswered submission is repeated under the same key, and so is the next tap', async () => {
  let down = true
  const service = serve({
    openInvitation: () => opened({ signedIn: true, invited: true, contactName: '王禾' }),
    submitApplication: () => (down ? 'no answer' : receipt),
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByText('王禾')
  tap('同意并提交')
  expect(await screen.findByText(/尚未提交/)).toBeTruthy()
  down = false
  tap('同意并提交')
  await waitFor(() => expect(device.opened).toHaveLength(1))
  const keys = service.inputs('submitApplication').map((input) => input.key)
  expect(keys).toHaveLength(4)
  expect(new Set(keys).size).toBe(1)
})

test('a session that ended asks to sign in again and keeps what was typed', async () => {
  let ended = false
  serve({
    openInvitation: () => opened({ signedIn: !ended }),
    submitApplication: () => {
      ended = true
      return refuse(211, 'sessionInvalid', '登录已失效，请重新登录')
    },
    usersByMobilePhone: () => {
      ended = false
      return { objectId: 'u1', sessionToken: 'again' }
    },
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByLabelText('联系人姓名')
  type('联系人姓名', '李稻')
  tap('同意并提交')
  await screen.findByLabelText('短信验证码')
  type('短信验证码', '123456')
  expect((await screen.findByLabelText<HTMLInputElement>('联系人姓名')).value).toBe('李稻')
})

test('an unknown token offers the normal way in', async () => {
  serve({ openInvitation: () => refuse(1030, 'invitationUnknown', '这个邀请链接已失效或不完整，您仍可以直接申请') })
  render(<Invitation />)
  fireEvent.click(await screen.findByRole('button', { name: '直接申请' }))
  expect(device.opened).toEqual(['/pages/apply/index'])
})

test('at one that was taken back, whoever got it by a message can say that no more is wanted', async () => {
  serve({ openInvitation: () => refuse(1031, 'invitationRevoked', '这个邀请已被收回，您仍可以直接申请') })
  render(<Invitation />)
  fireEvent.click(await screen.findByRole('button', { name: '不再接收邀请短信' }))
  expect(device.opened).toEqual(['/account/answer/index?i=TOKEN'])
})

test('who comes back over a session that ended unnoticed signs in and goes on', async () => {
  let fresh = false
  serve({
    openInvitation: () => opened(fresh ? { signedIn: true, invited: true, contactName: '王禾' } : {}),
    usersByMobilePhone: () => {
      fresh = true
      return { objectId: 'u1', sessionToken: 'again' }
    },
  })
  await signedIn()
  fresh = false
  render(<Invitation />)
  await screen.findByLabelText('短信验证码')
  type('短信验证码', '123456')
  expect(await screen.findByText('王禾')).toBeTruthy()
})

test('a corrected name survives the app being closed, and an emptied one is asked for', async () => {
  const service = serve({
    openInvitation: () => opened({ signedIn: true, invited: true, contactName: '王禾' }),
    submitApplication: () => receipt,
  })
  await signedIn()
  const first = render(<Invitation />)
  await screen.findByText('王禾')
  tap('修改联系人')
  type('联系人姓名', '李稻')
  first.unmount()
  render(<Invitation />)
  expect((await screen.findByLabelText<HTMLInputElement>('联系人姓名')).value).toBe('李稻')
  type('联系人姓名', '')
  tap('同意并提交')
  expect(await screen.findByText(/请填写联系人姓名/)).toBeTruthy()
  expect(service.inputs('submitApplication')).toEqual([])
})

test('another phone: said which one is signed in, and left by a tap', async () => {
  let session = true
  serve({
    openInvitation: () => opened(session ? { signedIn: true, phoneMasked: '138 **** 0000' } : {}),
    logout: () => {
      session = false
      return {}
    },
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByText('138 **** 0000')
  tap('换一个手机号')
  expect(await screen.findByLabelText('短信验证码')).toBeTruthy()
  expect(screen.queryByText('138 **** 0000')).toBeNull()
  tap('不是我的企业，或不申请')
  expect(device.opened).toEqual(['/account/answer/index?i=TOKEN'])
})

test('two taps while the receipt opens are one application', async () => {
  const service = serve({
    openInvitation: () => opened({ signedIn: true, invited: true, contactName: '王禾' }),
    submitApplication: () => receipt,
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByText('王禾')
  const button = screen.getByRole('button', { name: '同意并提交' })
  act(() => {
    button.click()
    button.click()
  })
  await waitFor(() => expect(device.opened).toHaveLength(1))
  fireEvent.click(button)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(service.inputs('submitApplication')).toHaveLength(1)
})

test('an enterprise for which somebody else applied: the street can be asked, and is named', async () => {
  const service = serve({
    openInvitation: () => opened({ signedIn: true, invited: true, contactName: '王禾' }),
    submitApplication: () => refuse(1036, 'applicationExists', '该企业已有一件正在办理的申请'),
    askToJoin: () => ({ id: receipt.id, office, next: '已转告云栖街道团工委，核实后，结果会发短信告诉您' }),
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByText('王禾')
  tap('同意并提交')
  fireEvent.click(await screen.findByRole('button', { name: '申请加入' }))
  await screen.findByText(/已转告云栖街道团工委/)
  expect(service.inputs('askToJoin')[0]).toMatchObject({ subject: { invitation: 'TOKEN' }, contactName: '王禾' })
  expect(await screen.findByText('拨打 138 0000 0000')).toBeTruthy()
})

test('answered before: said what, and one may apply all the same', async () => {
  const service = serve({
    openInvitation: () => ({ ...opened({ signedIn: true, invited: true, contactName: '王禾' }), answer: 'left' }),
    submitApplication: () => receipt,
  })
  await signedIn()
  render(<Invitation />)
  await screen.findByText('✓ 已告诉街道：我已离职')
  tap('查看或撤回')
  expect(device.opened).toEqual(['/account/answer/index?i=TOKEN'])
  tap('同意并提交')
  await waitFor(() => expect(service.inputs('submitApplication')).toHaveLength(1))
})

test('a list gives way to its own page', async () => {
  serve({ openInvitation: () => ({ ...opened(), kind: 'list', enterprise: null }) })
  render(<Invitation />)
  await waitFor(() => expect(device.opened).toEqual(['/account/choose/index?i=TOKEN']))
  expect(screen.queryByRole('button', { name: '获取验证码' })).toBeNull()
})

test('a poster says who invites and to what, and leads to the search with its token', async () => {
  serve({ openInvitation: () => ({ ...opened(), kind: 'place', enterprise: null, title: '云栖街道青年企业邀请' }) })
  render(<Invitation />)
  await screen.findByText('云栖街道青年企业邀请')
  expect(screen.getByText('云栖街道团工委邀请您')).toBeTruthy()
  tap('查找我的企业')
  expect(device.opened).toEqual(['/pages/apply/index?via=TOKEN'])
})
