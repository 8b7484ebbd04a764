/** In place of an application: answers with one tap, the enterprises of one number, messages stopped. */
import { render, screen, waitFor } from '@testing-library/react'
import Answer from '../../src/account/answer/index'
import Choose from '../../src/account/choose/index'
import type { OpenedInvitation } from '../../types/intake'
import { office, opened } from '../support/taro/invented'
import { newDevice, signedIn, tap, type } from '../support/taro/page'
import { refuse, serve } from '../support/taro/service'
import { device } from '../support/taro/taro'

beforeEach(() => newDevice({ i: 'TOKEN' }))

describe('an answer', () => {
  test.each([
    ['不是我的企业', 'not-mine'],
    ['我已离职', 'left'],
    ['企业已搬迁或注销', 'moved'],
    ['企业已建团', 'organised'],
  ] as const)('%s: one tap without an account, said what follows, taken back', async (words, value) => {
    let answer: OpenedInvitation['answer'] = null
    const service = serve({
      openInvitation: () => ({ ...opened(), answer }),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
      answerInvitation: (input) => ({ answer: (answer = input.answer as typeof answer), kept: [] }),
    })
    render(<Answer />)
    await screen.findByText('青禾智造（演示）有限公司')
    expect(screen.getByText(/云栖街道团工委会核实并更正名单/)).toBeTruthy()
    tap(words)
    await screen.findByText(`✓ 已告诉街道：${words}`)
    tap('撤回')
    await screen.findByRole('button', { name: words })
    expect(service.inputs('answerInvitation')).toMatchObject([
      { token: 'TOKEN', answer: value },
      { token: 'TOKEN', answer: null },
    ])
    const keys = service.inputs('answerInvitation').map((input) => input.key)
    expect(new Set(keys).size).toBe(2)
    expect(screen.queryByText('邀请短信')).toBeNull()
  })

  test('暂时不需要: one tap, nobody looks at it, the invitation stays; taken back', async () => {
    let answer: OpenedInvitation['answer'] = null
    const service = serve({
      openInvitation: () => ({ ...opened(), answer }),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
      answerInvitation: (input) => ({ answer: (answer = input.answer as typeof answer), kept: [] }),
    })
    render(<Answer />)
    await screen.findByText('青禾智造（演示）有限公司')
    tap('暂时不需要')
    await screen.findByText('✓ 已告诉街道：暂时不需要')
    expect(screen.getByText(/^180 天内不再给您的企业群发邀请短信。/)).toBeTruthy()
    expect(screen.queryByText(/核实/)).toBeNull()
    tap('撤回')
    await screen.findByRole('button', { name: '暂时不需要' })
    expect(service.inputs('answerInvitation')).toMatchObject([{ answer: 'not-now' }, { answer: null }])
  })

  test('whoever the invitation tells nothing is thanked all the same', async () => {
    serve({
      openInvitation: () => opened(),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
      answerInvitation: () => ({ answer: 'left', kept: [] }),
    })
    render(<Answer />)
    await screen.findByText('青禾智造（演示）有限公司')
    tap('我已离职')
    await screen.findByText('✓ 已告诉街道：我已离职')
  })

  test('the way to another enterprise’s form and back to this one’s', async () => {
    serve({
      openInvitation: () => opened(),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
    })
    render(<Answer />)
    await screen.findByText('青禾智造（演示）有限公司')
    tap('为另一家企业申请')
    tap('仍要为这家企业申请')
    await waitFor(() => expect(device.opened).toEqual(['/pages/apply/index', '/pages/invitation/index?i=TOKEN']))
  })

  test('a refusal is said, and nothing is shown as done', async () => {
    serve({
      openInvitation: () => opened(),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
      answerInvitation: () => refuse(1090, 'busy', '现在人多，请稍后再试'),
    })
    render(<Answer />)
    await screen.findByText('青禾智造（演示）有限公司')
    tap('我已离职')
    expect(await screen.findByText(/现在人多/)).toBeTruthy()
    expect(screen.queryByText(/已告诉街道/)).toBeNull()
  })

  test('messages to the number are stopped, and wanted again', async () => {
    let stopped = false
    const service = serve({
      openInvitation: () => ({ ...opened(), kind: 'list', enterprise: null }),
      seeMessageChoice: () => ({ toNumber: true, stopped }),
      stopMessages: (input) => ({ stopped: (stopped = input.stop as boolean) }),
    })
    render(<Answer />)
    await screen.findByRole('button', { name: '不再接收邀请短信' })
    // A list is answered for each enterprise on it.
    expect(screen.queryByRole('button', { name: '我已离职' })).toBeNull()
    tap('不再接收邀请短信')
    await screen.findByText('✓ 这个手机号不再接收邀请短信')
    tap('恢复接收')
    await screen.findByRole('button', { name: '不再接收邀请短信' })
    expect(service.inputs('stopMessages')).toMatchObject([{ stop: true }, { stop: false }])
  })

  test('what an office has confirmed is not taken back, and it is said why and whom to ask', async () => {
    const kept = [{ enterprise: '青禾智造（演示）有限公司', answer: 'moved' as const, office }]
    serve({
      openInvitation: () => ({ ...opened(), answer: 'moved' }),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
      answerInvitation: () => ({ answer: 'moved', kept }),
    })
    render(<Answer />)
    await screen.findByText('✓ 已告诉街道：企业已搬迁或注销')
    expect(screen.queryByText(/不能在这里撤回/)).toBeNull()
    tap('撤回')
    await screen.findByText(/街道已经核实“企业已搬迁或注销”，不能在这里撤回/)
    expect(screen.getByText(office.hours ?? '')).toBeTruthy()
  })

  test('messages are stopped at an invitation that was taken back, and nothing of it is shown', async () => {
    let stopped = false
    const service = serve({
      openInvitation: () => refuse(1031, 'invitationRevoked', '这个邀请已收回'),
      seeMessageChoice: () => ({ toNumber: true, stopped }),
      stopMessages: (input) => ({ stopped: (stopped = input.stop as boolean) }),
    })
    render(<Answer />)
    await screen.findByText('这个邀请已收回')
    await screen.findByRole('button', { name: '不再接收邀请短信' })
    tap('不再接收邀请短信')
    await screen.findByText('✓ 这个手机号不再接收邀请短信')
    expect(service.inputs('stopMessages')).toMatchObject([{ token: 'TOKEN', stop: true }])
    expect(screen.queryByText(/有限公司/)).toBeNull()
  })

  test('a poster that was taken back says that no message comes of it', async () => {
    serve({
      openInvitation: () => refuse(1031, 'invitationRevoked', '这个邀请已收回'),
      seeMessageChoice: () => ({ toNumber: false, stopped: false }),
    })
    render(<Answer />)
    await screen.findByText('这份邀请没有对应的手机号。不想再收短信，请按短信里写的办法退订，或联系街道。')
    expect(screen.queryByRole('button', { name: '不再接收邀请短信' })).toBeNull()
  })

  test('a token that opens nothing leads to the ordinary way', async () => {
    serve({
      openInvitation: () => refuse(1030, 'invitationUnknown', '这个邀请已收回'),
      seeMessageChoice: () => refuse(1030, 'invitationUnknown', '这个邀请已收回'),
    })
    render(<Answer />)
    await screen.findByText('这个邀请已收回')
    tap('直接申请')
    await waitFor(() => expect(device.opened).toEqual(['/pages/apply/index']))
  })
})

describe('several enterprises of one number', () => {
  const list = (more: Partial<OpenedInvitation> = {}): OpenedInvitation => ({
    ...opened(),
    kind: 'list',
    enterprise: null,
    ...more,
  })
  const choice = (n: number, applied = false) => ({
    token: `OWN${n}`,
    enterprise: { name: `示例${n}（演示）有限公司`, district: '湖东区', street: '云栖街道' },
    applied,
    answer: null,
  })

  test('names none before the login, for which the code goes to the invited phone; each leads to its own invitation', async () => {
    let session = false
    const service = serve({
      openInvitation: () =>
        session
          ? list({
              viewer: { signedIn: true, invited: true, contactName: null, phoneMasked: '154 **** 0001' },
              choices: [choice(1), choice(2, true)],
            })
          : list(),
      usersByMobilePhone: () => {
        session = true
        return { objectId: 'u1', sessionToken: 'session' }
      },
    })
    render(<Choose />)
    await screen.findByText(/这条短信发给的是几家企业共同的联系人/)
    expect(screen.queryByLabelText('手机号')).toBeNull()
    tap('获取验证码')
    await waitFor(() => expect(service.inputs('requestSmsCode')).toEqual([{ invitation: 'TOKEN' }]))
    type('短信验证码', '123456')
    await screen.findByText('示例1（演示）有限公司')
    expect(screen.getAllByText('湖东区 · 云栖街道')).toHaveLength(2)
    expect(screen.getByText('✓ 已申请，查看进度')).toBeTruthy()
    screen.getByText('示例1（演示）有限公司').click()
    expect(device.opened).toEqual(['/pages/invitation/index?i=OWN1'])
  })

  test('all are taken back but what offices have confirmed: those by name, with whom to ask', async () => {
    const said = (n: number) => ({ ...choice(n), answer: 'left' as const })
    let choices: OpenedInvitation['choices'] = [said(1), said(2)]
    const viewer = { signedIn: true, invited: true, contactName: null, phoneMasked: '154 **** 0001' }
    serve({
      openInvitation: () => list({ viewer, choices }),
      answerInvitation: () => {
        choices = [choice(1), said(2)]
        return { answer: null, kept: [{ enterprise: '示例2（演示）有限公司', answer: 'left', office }] }
      },
    })
    await signedIn()
    render(<Choose />)
    await screen.findByText('示例1（演示）有限公司')
    tap('全部撤回')
    await screen.findByText(/^示例2（演示）有限公司：街道已经核实“我已离职”，不能在这里撤回/)
    expect(screen.getByText('云栖街道团工委')).toBeTruthy()
    expect(await screen.findByRole('button', { name: '我都已离职' })).toBeTruthy()
  })

  test('somebody else sees no enterprise, and may change the phone or look for the own one', async () => {
    serve({
      openInvitation: () =>
        list({ viewer: { signedIn: true, invited: false, contactName: null, phoneMasked: '154 **** 0002' } }),
    })
    await signedIn()
    render(<Choose />)
    await screen.findByText('这份邀请发给的是另一个手机号')
    expect(screen.queryByText(/有限公司/)).toBeNull()
    tap('查找我的企业')
    expect(device.opened).toEqual(['/pages/apply/index'])
  })
})
