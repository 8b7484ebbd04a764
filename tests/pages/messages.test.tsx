/** The own messages in full words, and how the next ones are wanted. */
import { render, screen, waitFor } from '@testing-library/react'
import Messages from '../../src/account/messages/index'
import type { MyMessages } from '../../types/messages'
import { newDevice, signedIn, tap } from '../support/taro/page'
import { serve } from '../support/taro/service'

const message = (n: number, outcome: MyMessages['messages'][number]['outcome'] = 'sent') => ({
  id: `m${n}`,
  at: '2026-11-24T02:05:00Z',
  text: `您企业的建团申请有新进展：第 ${n} 条。`,
  outcome,
})

beforeEach(() => newDevice())

test('each is said in full, whether or not a text message went out; older ones follow by a tap', async () => {
  const service = serve({
    listMyMessages: (input) =>
      input.before === undefined
        ? { messages: [message(1, 'none'), message(2)], more: true, channel: 'wechat' }
        : { messages: [message(3)], more: false, channel: 'wechat' },
  })
  await signedIn()
  render(<Messages />)
  await screen.findByText('您企业的建团申请有新进展：第 1 条。')
  expect(screen.getByText('11月24日 周二 10:05 · 只在这里')).toBeTruthy()
  tap('更早的消息')
  await screen.findByText('您企业的建团申请有新进展：第 3 条。')
  expect(service.inputs('listMyMessages').at(-1)).toEqual({ before: 'm2' })
  expect(screen.queryByRole('button', { name: '更早的消息' })).toBeNull()
})

test('the way of the next ones is chosen by one tap and kept', async () => {
  const service = serve({
    listMyMessages: () => ({ messages: [], more: false, channel: 'wechat' }),
    setMessagePreference: (input) => ({ channel: input.channel }),
  })
  await signedIn()
  render(<Messages />)
  await screen.findByText('还没有消息')
  expect(screen.getByRole('radio', { name: '✓ 微信订阅消息' })).toBeTruthy()
  screen.getByRole('radio', { name: '只在站内' }).click()
  await screen.findByRole('radio', { name: '✓ 只在站内' })
  expect(screen.getByText(/不发短信、微信和钉钉消息/)).toBeTruthy()
  await waitFor(() => expect(service.inputs('setMessagePreference')).toMatchObject([{ channel: 'inbox' }]))
})

test('nobody’s messages without a login', () => {
  const service = serve({})
  render(<Messages />)
  expect(screen.getByText('登录后查看发给您的消息。')).toBeTruthy()
  expect(service.inputs('listMyMessages')).toEqual([])
})
