/** What is scanned on the way: many makes of codes, and things that are none. */
import fc from 'fast-check'
import { readScanned, readTyped, registeredElsewhere } from '../../../src/field/scan/read'
import { inventUscc } from '../../support/city'

const uscc = inventUscc(4021)
const token = 'Ab3_-f9QRsTuVwXyZ0123456'
const ours = 'https://league.example'
const wrong = uscc.slice(0, 17) + (uscc.endsWith('A') ? 'B' : 'A')

describe('what a scanned code says', () => {
  test.each([
    ['a printed invitation', `https://league.example/i/${token}`, { kind: 'token', token }],
    ['the app’s own link', `https://league.example/#/pages/invitation/index?i=${token}`, { kind: 'token', token }],
    ['a token alone', token, { kind: 'token', token }],
    ['a short code', 'Kj7mPq2xYz', { kind: 'token', token: 'Kj7mPq2xYz' }],
    [
      'a licence as text',
      `统一社会信用代码：${uscc};企业名称：杭州试样测试有限公司;登记机关：杭州市`,
      { kind: 'licence', uscc, name: '杭州试样测试有限公司' },
    ],
    ['a licence’s link', `https://register.example/q?uniscid=${uscc}`, { kind: 'licence', uscc }],
    [
      'a code with a wrong check digit',
      `https://register.example/q?uniscid=${wrong}`,
      { kind: 'wrong-code', code: wrong },
    ],
    [
      'a link that names the enterprise',
      `https://register.example/l?name=${encodeURIComponent('杭州试样测试有限公司')}&v=2`,
      { kind: 'link', name: '杭州试样测试有限公司' },
    ],
    ['a link that names nothing', 'http://register.example/L/8fda', { kind: 'link' }],
    ['a hostile link', 'javascript:alert(1)', { kind: 'link' }],
    ['a path that only looks like ours', 'https://social.example/i/status/123', { kind: 'link' }],
    ['a word where a token would be', 'https://other.example/i/NANHUATECH', { kind: 'link' }],
    ['ours only at the beginning', 'https://league.example.other.example/i/NANHUATECH', { kind: 'link' }],
    // One printed short code in some 1,700 looks like a word: at our own address nothing else stands there.
    ['a poster’s code of one case', `${ours}/i/KQHBZWTNRE`, { kind: 'token', token: 'KQHBZWTNRE' }],
    [
      'the same in the app’s link',
      `${ours}/#/pages/invitation/index?i=Kqhbzwtnre`,
      { kind: 'token', token: 'Kqhbzwtnre' },
    ],
    // WeChat's round code, as its scanner tells it: Android as it is, an iPhone with the scene escaped.
    ['a poster’s round code', 'pages/invitation/index?scene=Kj7mPq2xYz', { kind: 'token', token: 'Kj7mPq2xYz' }],
    [
      'a round code with its scene escaped',
      '/pages/invitation/index.html?scene%3DKQHBZWTNRE',
      { kind: 'token', token: 'KQHBZWTNRE' },
    ],
    ['a page that is not ours', 'https://x.example/pages/invitation/index?scene=KQHBZWTNRE', { kind: 'link' }],
    ['a host in capitals', 'HTTPS://LEAGUE.EXAMPLE/i/KQHBZWTNRE', { kind: 'token', token: 'KQHBZWTNRE' }],
    ['a broken escape', 'https://x.example/%E4%ZZ', { kind: 'link' }],
    ['a shopping receipt', '付款码 2891 0022 1190', { kind: 'text', text: '付款码 2891 0022 1190' }],
  ] as const)('%s', (_what, scanned, expected) => {
    expect(readScanned(scanned, ours)).toEqual(expected)
  })

  test('any text at all is read without harm, and what is taken for a code passes its check', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const scanned = readScanned(text, ours)
        if (scanned.kind === 'token') expect(text).toContain(scanned.token)
        if (scanned.kind === 'text') expect(scanned.text).toBe(text.trim())
      }),
    )
  })
})

test('typed: look-alike letters and spaces are put right; a wrong digit is told; a name is looked for', () => {
  expect(readTyped(` ${uscc.replace(/0/g, 'O').toLowerCase()} `, ours)).toEqual({ kind: 'licence', uscc })
  expect(readTyped(uscc.replace(/(.{4})/g, '$1 '), ours)).toEqual({ kind: 'licence', uscc })
  expect(readTyped(wrong, ours)).toEqual({ kind: 'wrong-code', code: wrong })
  expect(readTyped(uscc.slice(0, 17), ours)).toEqual({ kind: 'wrong-code', code: uscc.slice(0, 17) })
  expect(readTyped('柳岸晴', ours)).toEqual({ kind: 'text', text: '柳岸晴' })
  for (const name of ['NANHUATECH', 'nanhuatech', 'Nanhuatech'])
    expect(readTyped(name, ours)).toEqual({ kind: 'text', text: name })
  // A fifth of the short codes have no digit.
  expect(readTyped('KjwmPqRxYz', ours)).toEqual({ kind: 'token', token: 'KjwmPqRxYz' })
  expect(readTyped('Kj7mPq2xYz', ours)).toEqual({ kind: 'token', token: 'Kj7mPq2xYz' })
})

test('a licence of another city is told from one of this city, of the province’s and the nation’s registers', () => {
  const home = [inventUscc(1), inventUscc(2), inventUscc(3, '310104')]
  expect(registeredElsewhere(inventUscc(4, '330109'), home)).toBeUndefined()
  expect(registeredElsewhere(inventUscc(4, '330000'), home)).toBeUndefined()
  expect(registeredElsewhere(inventUscc(4, '100000'), home)).toBeUndefined()
  expect(registeredElsewhere(inventUscc(4, '310104'), home)).toBe('上海市')
  expect(registeredElsewhere(inventUscc(4, '330203'), home)).toBe('浙江省其他城市')
  expect(registeredElsewhere(inventUscc(4, '310104'), [])).toBeUndefined()
})
