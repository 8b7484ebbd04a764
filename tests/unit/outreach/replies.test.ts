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
  ],
])('%s: is for a person', (text) => {
  expect(asksToStop(text)).toBe(false)
})
