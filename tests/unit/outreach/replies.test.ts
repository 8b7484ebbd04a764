/** What people reply to be written to no more. */
import { asksToStop } from '../../../cloud/outreach/rules'

it.each([
  ...[
    'R',
    'r',
    'T',
    'TD',
    '退订',
    '拒收',
    ' 退订 ',
    '退订。',
    'R.',
    '“R”',
    '【R】',
    '回复R',
    '回复“退订”',
    '回r',
    'Ｒ',
    'ＴＤ！',
  ],
  ...['取消', '请取消', '不要再发了', '别发了！', '请不要再发了，谢谢', '麻烦退订谢谢', '0000', 'STOP'],
  ...[
    '拒收R',
    'R拒收',
    'RR',
    'TD退订',
    '退订TD',
    'R退订',
    '拒收请回复R',
    '退订短信',
    '拒收短信',
    '帮我退订',
    '您好，请退订',
  ],
  ...[
    '不要再发送',
    '不要给我发短信',
    '请不要再给我发短信',
    '别给我发了',
    '不再接收短信',
    '停止',
    '停止发送，退订',
    '不接收',
  ],
])('%s: no more', (text) => {
  expect(asksToStop(text)).toBe(true)
})
it.each([
  ...[
    '',
    '。',
    '好的',
    '收到',
    '不需要团组织',
    '怎么取消申请',
    '取消后还能申请吗',
    '是不是退订就收不到验证码',
    'Road 5',
    '不要',
    '谢谢',
    '请给我发短信',
    '您好',
  ],
  // What may be meant to take an opt-out back.
  ...['取消退订', '取消了退订', '取消短信退订', '退订了取消', '请取消拒收', '停止退订', '退订取消', '恢复接收'],
])('%s: is for a person', (text) => {
  expect(asksToStop(text)).toBe(false)
})

it('reads the longest reply in a moment', () => {
  const before = performance.now()
  expect(asksToStop(`${'停止发送'.repeat(20_000)}吗`)).toBe(false)
  expect(performance.now() - before).toBeLessThan(500)
})
