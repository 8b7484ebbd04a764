import * as fc from 'fast-check'
import { codeOf, moduleOf } from '../../../../cloud/outreach/posters/drawing/code'
import { a3, a4 } from '../../../../cloud/outreach/posters/layout/wall'
import { fold } from '../../../../cloud/outreach/posters/layout/fold'
import { settingRules } from '../../../../cloud/outreach/posters/rules'
import {
  fitText,
  heightOf,
  PT_PER_MM,
  TextTooLong,
  type TextBox,
} from '../../../../cloud/outreach/posters/typography/fit'
import { balanceLines, breakLines, type Line } from '../../../../cloud/outreach/posters/typography/lines'

/** Chinese is one em wide, Latin about half. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 0x2000 ? 0.55 : 1), 0)
const textsOf = (lines: readonly Line[]) => lines.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
const box = (change: Partial<TextBox> = {}): TextBox => ({
  x: 0,
  y: 0,
  w: 100,
  h: 20,
  sizes: [30, 20, 12],
  leading: 1.2,
  weight: 'bold',
  ...change,
})

describe('lines of Chinese', () => {
  it('never begin with a mark that closes, nor end with one that opens', () => {
    const hard = '（）《》，。、；：？！“”'
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'杭州晴岚测试科技有限公司', ...hard, 'A', '7', ' '), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.integer({ min: 4, max: 20 }),
        (characters, width) => {
          const given = characters.join('')
          const lines = textsOf(breakLines(given, width, measure))
          expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''))
          lines.forEach((line, n) => {
            // A run of marks longer than the line leaves no better place.
            if (/[（《“]{2}|[，。、；：？！）》”]{2}/.test(given)) return
            if (n > 0) expect(settingRules.noLineStart.value).not.toContain([...line][0])
            if (n < lines.length - 1) expect(settingRules.noLineEnd.value).not.toContain([...line].at(-1))
          })
        },
      ),
      { seed: 1128, numRuns: 2000 },
    )
  })
  it('are never wider than they may be', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom(...'晴岚测试（），。Ab3-_/ ') }),
        fc.integer({ min: 3, max: 30 }),
        (text, width) => {
          for (const line of breakLines(text, width, measure)) expect(line.width).toBeLessThanOrEqual(width + 1e-9)
        },
      ),
      { seed: 1128, numRuns: 2000 },
    )
  })
  it('keep a quarter em between Chinese and Latin, and none beside a mark', () => {
    const [line] = breakLines('新远B座，3楼', 30, measure)
    expect(line?.pieces).toEqual([
      { text: '新远', x: 0 },
      { text: 'B', x: 2.25 },
      { text: '座，3', x: 3.05 },
      { text: '楼', x: 5.85 },
    ])
  })
  it('take the empty half out of marks beside each other and at the edge', () => {
    const [line] = breakLines('（甲）（乙）', 30, measure)
    // Six em, less a half at either end and a half in the middle.
    expect(line?.width).toBe(4.5)
    expect(line?.pieces[0]?.x).toBe(-0.5)
  })
  it('keep the legal form of a name together where that costs no line', () => {
    expect(textsOf(breakLines('杭州晴岚数字科技有限公司', 10, measure))).toEqual(['杭州晴岚数字科技', '有限公司'])
    expect(textsOf(breakLines('晴岚有限公司', 3, measure))).toEqual(['晴岚有', '限公司'])
  })
  it('are made even in a name', () => {
    expect(textsOf(balanceLines('杭州晴岚（西湖）数字科技有限公司', 14, measure))).toEqual([
      '杭州晴岚（西湖）',
      '数字科技有限公司',
    ])
  })
  it('cut a word that is longer than the line, and lose nothing of it', () => {
    const long = 'rutuan.example.gov.cn/i/Ab3dE5gH7kLm9pQrStUv2x4Z'
    expect(textsOf(breakLines(long, 9, measure)).join('')).toBe(long)
  })
})

describe('a text in a box', () => {
  it('takes the largest size at which all of it fits', () => {
    expect(fitText('晴岚', box(), measure).size).toBe(30)
    expect(fitText('晴岚测试科技有限公司'.repeat(2), box(), measure).size).toBe(20)
  })
  it('is refused where it does not fit at the smallest, rather than cut', () => {
    expect(() => fitText('晴'.repeat(200), box(), measure)).toThrow(TextTooLong)
  })
  it.each([
    ['A4', a4.name],
    ['A3', a3.name],
    ['folded', fold.cover.name],
  ])('of %s holds every name that the contract allows', (_, name) => {
    for (let length = 1; length <= 100; length++) {
      const { size, lines } = fitText('晴'.repeat(length), name, measure)
      expect(heightOf(lines.length, size, name.leading)).toBeLessThanOrEqual(name.h * PT_PER_MM)
      for (const line of lines) expect((line.width * size) / PT_PER_MM).toBeLessThanOrEqual(name.w + 1e-6)
    }
  })
})

describe('the code', () => {
  const link = 'https://rutuan.example.gov.cn/i/Ab3dE5gH7kLm9pQrStUv2x4Z'
  it.each([
    ['A4', a4.code.w, 30],
    ['A3', a3.code.w, 60],
    ['folded', fold.next.code.w, 30],
  ])('of %s is as large as it must be, without its quiet zone', (_, width, least) => {
    const { size } = codeOf(link, width)
    expect(width - 8 * moduleOf(size, width)).toBeGreaterThanOrEqual(least)
  })
  it('has the strongest correction that leaves its modules large enough', () => {
    expect(codeOf('https://a.cn/', 58).level).toBe('H')
    expect(codeOf(link, 58).level).toBe('H')
    expect(codeOf(link, 42).level).toBe('Q')
    expect(codeOf(link, 30).level).toBe('M')
    for (const width of [58, 42]) expect(moduleOf(codeOf(link, width).size, width)).toBeGreaterThanOrEqual(0.9)
  })
  it('has its three corners', () => {
    const { size, runs } = codeOf(link, 58)
    for (const [x, y] of [
      [0, 0],
      [size - 7, 0],
      [0, size - 7],
    ] as const)
      expect(runs.some(([left, top, length]) => left === x && top === y && length >= 7)).toBe(true)
  })
})
