/** Every field wrong in every way: a Chinese sentence that names the field and the remedy. */
import * as z from 'zod/mini'
import * as fields from '../../../types/fields'
import { limits } from '../../../types/limits'
import { fieldWords } from '../../../types/words/fields'
import { parseInput } from '../../../cloud/protocol/input'
import { Failure } from '../../../cloud/platform/failure'

const messagesOf = (schema: z.ZodMiniType, value: unknown): string[] => {
  try {
    parseInput(z.object({ field: schema }), { field: value })
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return (error.fields ?? []).map(({ field, message }) => {
      expect(field).toBe('field')
      return message
    })
  }
}

/** A megabyte of UTF-8: more never comes through the service's limit for bodies. */
const HUGE = '字'.repeat(350_000)
const WRONG_TYPES: unknown[] = [undefined, null, 0, 1.5, Number.NaN, true, [], ['x'], {}, { toString: 'x' }]
const CONTROL = ['张\u0000三', '张\u0007三', '\u001b[31m张三', '张\u009f三', '\ufffe张三', '\ud800张三']

const named = {
  enterpriseName: { schema: fields.enterpriseName, label: '企业名称', right: '杭州柳岸晴测试科技有限公司' },
  address: { schema: fields.address, label: '企业地址', right: '西湖区翠苑街道试验路18号' },
  personName: { schema: fields.personName, label: '联系人姓名', right: '示例联系人' },
  uscc: { schema: fields.uscc, label: '统一社会信用代码', right: '91350100M000100Y43' },
  phone: { schema: fields.phone, label: '手机号', right: '15400000001' },
  smsCode: { schema: fields.smsCode, label: '验证码', right: '012345' },
} as const

describe.each(Object.entries(named))('%s', (_, { schema, label, right }) => {
  const expectRefused = (value: unknown) => {
    const [message, ...more] = messagesOf(schema, value)
    expect(message).toContain(label)
    // The remedy: something to do.
    expect(message).toMatch(/请/)
    for (const one of more) expect(one).toMatch(/[\u4e00-\u9fff]/)
  }
  it('takes what is right', () => {
    expect(messagesOf(schema, right)).toEqual([])
  })
  it.each(WRONG_TYPES.map((value) => [value]))('refuses %p', expectRefused)
  it.each(['', ' ', '\u3000', '\n\t'].map((value) => [value]))('refuses the empty %j', expectRefused)
  // What looks at each character again for each other one takes hours for a megabyte, on any machine.
  it('refuses a megabyte, at once', () => {
    const began = Date.now()
    expectRefused(HUGE)
    expect(Date.now() - began).toBeLessThan(30_000)
  })
  it.each(CONTROL.map((value) => [value]))('refuses control characters %j', expectRefused)
  it.each(['😀', '企业😀', '🏳️‍🌈公司', '☎'].map((value) => [value]))('refuses pictures %s', expectRefused)
})

describe('what a person writes otherwise is understood', () => {
  it.each([
    [fields.phone, ' 154 0000 0001 '],
    [fields.phone, '154-0000-0001'],
    [fields.phone, '+86 15400000001'],
    [fields.phone, '8615400000001'],
    [fields.phone, '１５４０００００００１'],
  ])('a phone', (schema, written) => {
    expect(z.parse(schema, written)).toBe('15400000001')
  })
  it.each(['123456', '１２３４５６', ' 12 34 56 '])('a code from a message %j', (written) => {
    expect(z.parse(fields.smsCode, written)).toBe('123456')
  })
  it.each(['91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３', '9135O100M000100Y43'])(
    'a credit code %j',
    (written) => {
      expect(z.parse(fields.uscc, written)).toBe('91350100M000100Y43')
    },
  )
  it('blanks around and within a name, rare characters, other peoples’ names, SQL as text', () => {
    expect(z.parse(fields.personName, ' \u3000阿卜杜拉·热合曼\u3000 ')).toBe('阿卜杜拉·热合曼')
    expect(z.parse(fields.personName, '\u{20BB7}野家')).toBe('\u{20BB7}野家')
    expect(z.parse(fields.enterpriseName, "x'; drop table application; --")).toBe("x'; drop table application; --")
  })
  it.each([
    '12345678901',
    '25400000001',
    '1540000000',
    '154000000011',
    '+1 15400000001',
    '0571-85123456',
    '1540000000O',
  ])('but %s is no mobile number', (written) => {
    expect(messagesOf(fields.phone, written)).toEqual([fieldWords.phone.wrong])
  })
})

describe('credit codes say what is wrong', () => {
  it.each([
    ['9135', fieldWords.uscc.length(4)],
    ['91350100M000100Y4', fieldWords.uscc.length(17)],
    ['91350100V000100Y43', fieldWords.uscc.character],
    ['91350100M000100Y44', fieldWords.uscc.check],
  ])('%s', (written, message) => {
    expect(messagesOf(fields.uscc, written)).toEqual([message])
  })
})

describe('limits', () => {
  it.each([
    [fields.enterpriseName, limits.enterpriseName.max, fieldWords.name.long],
    [fields.address, limits.address.max, fieldWords.address.long],
    [fields.personName, limits.personName.max, fieldWords.contactName.long],
    [fields.note, limits.note.max, fieldWords.note.long],
  ])('the last allowed length passes, one more does not', (schema, max, message) => {
    expect(messagesOf(schema, '字'.repeat(max))).toEqual([])
    expect(messagesOf(schema, '字'.repeat(max + 1))).toEqual([message])
  })
  it('a number in the sentence is the limit that is checked', () => {
    expect(fieldWords.name.long).toContain(String(limits.enterpriseName.max))
    expect(fieldWords.address.long).toContain(String(limits.address.max))
    expect(fieldWords.contactName.long).toContain(String(limits.personName.max))
    expect(fieldWords.note.long).toContain(String(limits.note.max))
  })
})

describe('what no person types', () => {
  it.each([
    ['note', fields.note, ['', '第一行\n第二行\t😀'], ['\u0000', 'x\u001b', '\udc00', 5, null]],
    ['token', fields.invitationToken, ['a', "!#$&'()*+,/:;=?@-._~"], ['', 'x'.repeat(33), '中文', 'a b', 'a%', 7]],
    ['key', fields.key, ['a'.repeat(16), 'A-9'.repeat(20)], ['short', 'a'.repeat(65), `${'a'.repeat(15)}_`, null]],
    [
      'id',
      fields.id,
      ['00000000-0000-4000-8000-000000000000'],
      ['', '00000000000040008000000000000000', '00000000-0000-4000-8000-00000000000G', '0'.repeat(36), 1],
    ],
    ['choice', fields.choice(['a', 'b']), ['a', 'b'], ['', 'c', 'A', null, ['a']]],
  ] as const)('%s', (_, schema, right, wrong) => {
    for (const value of right) expect(messagesOf(schema, value)).toEqual([])
    for (const value of wrong) expect(messagesOf(schema, value)[0]).toMatch(/[\u4e00-\u9fff].*请|请.*[\u4e00-\u9fff]/)
  })

  it('invisible characters alone are no name', () => {
    for (const invisible of ['\u200b', '\u2060\u200d', '\u202e\u202c'])
      expect(messagesOf(fields.personName, invisible)).not.toEqual([])
  })
})
