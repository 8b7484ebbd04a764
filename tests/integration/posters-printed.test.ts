/** What the press gives, looked at by other hands: poppler renders and reads it, jsqr scans it. */
import type { PosterFormat } from '../../types/posters'
import { posterFormats } from '../../types/posters'
import { posterWords } from '../../types/words/posters'
import { openPrint } from '../../cloud/outreach/posters/actions'
import { fold, pageWidth } from '../../cloud/outreach/posters/layout/fold'
import { printRules, sheets } from '../../cloud/outreach/posters/layout/sheets'
import { a3, a4 } from '../../cloud/outreach/posters/layout/wall'
import type { TextBox } from '../../cloud/outreach/posters/typography/fit'
import { cut, decode, photograph, randomOf, type Shot } from '../support/printed/photo'
import { boxesOf, colourAt, fontsOf, renderGrey, textOf, wordsOf, type Picture } from '../support/printed/poppler'
import { codePlace, nameOf, posterOf, print } from '../support/printed/posters'

const DPI = 300
const pixels = (mm: number) => Math.round((mm * DPI) / 25.4)
const linkOf = (n: number) => `https://rutuan.example.gov.cn/i/Ab3dE5gH7kLm9pQrStUv${String(n).padStart(4, '0')}`
const { slug, bleed, margin } = printRules

/** Every box that a layout has, where it lies on its sheet. */
function boxesIn(format: PosterFormat): { side: number; box: TextBox }[] {
  const isBox = (value: unknown): value is TextBox => typeof value === 'object' && value !== null && 'sizes' in value
  const under = (layout: object): TextBox[] =>
    Object.values(layout).flatMap((value: unknown) =>
      isBox(value) ? [value] : Array.isArray(value) ? value.filter(isBox) : [],
    )
  if (format !== 'a5-fold') return under(format === 'a4' ? a4 : a3).map((box) => ({ side: 1, box }))
  const right = (box: TextBox) => ({ ...box, x: box.x + pageWidth })
  return [
    ...under(fold.back).map((box) => ({ side: 1, box })),
    ...under(fold.cover).map((box) => ({ side: 1, box: right(box) })),
    ...under(fold.what).map((box) => ({ side: 2, box })),
    ...under(fold.next).map((box) => ({ side: 2, box: right(box) })),
  ]
}

describe.each(posterFormats)('printed as %s', (format) => {
  const { sides } = codePlace[format]
  const sheet = sheets[format]
  let one: Buffer
  let rendered: Picture | undefined
  beforeAll(async () => {
    one = await print([posterOf(format)])
    rendered = renderGrey(one, DPI, { page: codePlace[format].side })[0]
  })

  test('every font is embedded, as the part of it that is used', () => {
    const fonts = fontsOf(one)
    expect(fonts.map(({ name }) => name.replace(/^\w+\+/, '')).sort()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
    ])
    for (const { embedded, subset } of fonts) expect([embedded, subset]).toEqual([true, true])
    // Both weights whole have 20 MB.
    expect(one.length).toBeLessThan(120_000)
  })

  test('the sheet has its size, its bleed and room for the marks, and a viewer shows the trimmed one', () => {
    for (let side = 1; side <= sides; side++) {
      const { Media, Bleed, Trim, Crop } = boxesOf(one, side)
      const around = (over: number) => [
        slug.mm - over,
        slug.mm - over,
        slug.mm + sheet.w + over,
        slug.mm + sheet.h + over,
      ]
      expect(Media).toEqual(around(slug.mm))
      expect(Bleed).toEqual(around(bleed.mm))
      expect(Trim).toEqual(around(0))
      expect(Crop).toEqual(Trim)
    }
  })

  test('colour runs over the edge and no farther; the marks stand outside of the bleed', () => {
    const at = colourAt(one, 1, slug.mm)
    const [red, white] = [
      [196, 30, 30],
      [255, 255, 255],
    ]
    const x = format === 'a5-fold' ? 200 : 100
    expect(at(x, 1)).toEqual(red)
    expect(at(x, -bleed.mm + 0.3)).toEqual(red)
    expect(at(x, -bleed.mm - 0.3)).toEqual(white)
    // The left edge too, where the field touches it: of the folded sheet the right one.
    const [inside, outside] = format === 'a5-fold' ? [sheet.w + 2.7, sheet.w + 3.3] : [-2.7, -3.3]
    expect(at(inside, 50)).toEqual(red)
    expect(at(outside, 50)).toEqual(white)
    const middle = (printRules.mark.from + printRules.mark.to) / 2
    for (const corner of [0, sheet.w])
      for (const y of [-middle, sheet.h + middle])
        expect([-0.1, 0, 0.1].some((off) => Math.max(...at(corner + off, y)) < 160)).toBe(true)
    for (const corner of [0, sheet.h])
      for (const side of [-middle, sheet.w + middle])
        expect([-0.1, 0, 0.1].some((off) => Math.max(...at(side, corner + off)) < 160)).toBe(true)
    expect(at(30, -middle)).toEqual(white)
    if (sheet.foldAt !== undefined)
      expect([0, 0.5, 1, 1.5].some((off) => Math.max(...at(sheet.foldAt ?? 0, -middle + off)) < 200)).toBe(true)
  })

  test('a name of any length is printed whole, inside its box, and nothing stands near the edge', async () => {
    const names = Array.from({ length: 60 }, (_, n) => nameOf(n + 1))
    const file = await print(names.map((name) => posterOf(format, { name })))
    const words = wordsOf(file)
    names.forEach((name, n) => {
      const sheetOf = words.filter(({ page }) => page > n * sides && page <= (n + 1) * sides)
      const text = sheetOf.map((word) => word.text).join('')
      expect(text).toContain(name)
    })
    const boxes = boxesIn(format)
    const near = 0.4
    for (const { page, text, left, right, top, bottom } of words) {
      const side = ((page - 1) % sides) + 1
      const [x1, x2, y] = [left - slug.mm, right - slug.mm, (top + bottom) / 2 - slug.mm]
      // Half of a full-width mark is empty, and may stand out of the box by it.
      const empty = /[，。、；：？！）》]$/.test(text) || /^[（《]/.test(text) ? (bottom - top) * 0.35 : 0
      const isInside = boxes.some(
        ({ side: of, box }) =>
          of === side &&
          x1 >= box.x - near - empty &&
          x2 <= box.x + box.w + near + empty &&
          y >= box.y - near &&
          y <= box.y + box.h + near,
      )
      if (!isInside) throw new Error(`${text} on side ${page} at ${x1.toFixed(1)}–${x2.toFixed(1)}, ${y.toFixed(1)}`)
      expect(x1).toBeGreaterThanOrEqual(margin.mm)
      expect(x2).toBeLessThanOrEqual(sheet.w - margin.mm)
    }
  })

  test('what offices are called and where they are never stands in the way of it', async () => {
    const long = {
      name: '共青团新疆维吾尔自治区克孜勒苏柯尔克孜自治州示例高新技术产业开发区工作委员会',
      phone: '0571-88880101 转 8023',
      phoneOf: '共青团杭州市钱塘新区示例经济技术开发区委员会',
      address:
        '新疆维吾尔自治区克孜勒苏柯尔克孜自治州示例高新技术产业开发区创新大道 1288 号政务服务中心 B 座 12 楼 1206 室',
      hours: '周一至周五 9:00–12:00，13:30–17:30，法定节假日除外',
    }
    for (const kind of ['enterprise', 'place', 'street', 'campaign'] as const) {
      const text = wordsOf(await print([posterOf(format, { kind, inviter: long, name: nameOf(60) })]))
        .map((word) => word.text)
        .join('')
      for (const part of Object.values(long)) expect(text).toContain(part.replace(/\s/g, ''))
    }
    const bare = { name: '甲街道团工委', phone: null, phoneOf: null, address: null, hours: null }
    const text = wordsOf(await print([posterOf(format, { inviter: bare })]))
      .map((word) => word.text)
      .join('')
    expect(text).toContain(posterWords.noPhone)
  })

  test('every code is read back from the sheet', async () => {
    const links = Array.from({ length: format === 'a3' ? 4 : 10 }, (_, n) => linkOf(n))
    const file = await print(links.map((link) => posterOf(format, { link })))
    const { x, y, w, side } = codePlace[format]
    links.forEach((link, n) => {
      const [page] = renderGrey(file, DPI, { page: n * sides + side })
      if (page === undefined) throw new Error('no page')
      const around = pixels(6)
      const part = cut(
        page,
        pixels(x) - around,
        pixels(y) - around,
        Math.min(pixels(w) + 2 * around, page.width - pixels(x) + around),
        pixels(w) + 2 * around,
      )
      expect(decode(part)).toBe(link)
    })
  })

  /** Conditions, and the share of photos that must be read in each. Own choice: what cannot be read is shot a second time, and one in four of the poor ones is bearable. */
  const conditions: readonly (readonly [string, Partial<Shot>, number])[] = [
    ['held straight', {}, 1],
    ['turned by 7 degrees', { turned: 7 }, 1],
    ['turned by 90 degrees', { turned: 90 }, 1],
    ['from the side', { perspective: 0.35, turned: -12 }, 0.75],
    ['out of focus', { blur: 1.6 }, 0.75],
    ['in low light', { light: 0.35, noise: 4, vignette: 0.5 }, 0.75],
    ['all of it', { turned: 7, perspective: 0.25, blur: 1.2, noise: 4, light: 0.5, vignette: 0.4 }, 0.75],
  ]
  // The decoder takes seconds for a noisy photo: the poorest condition stands for the other formats, whose codes are drawn alike.
  test.each(format === 'a4' ? conditions : conditions.slice(-1))('a photo %s is read', (_, change, share) => {
    const { x, y, w } = codePlace[format]
    if (rendered === undefined) throw new Error('no page')
    const random = randomOf(20261128)
    const shot: Shot = { turned: 0, perspective: 0, blur: 0.6, noise: 4, light: 0.85, vignette: 0.15, ...change }
    const tries = 4
    let read = 0
    for (let n = 0; n < tries; n++) {
      const photo = photograph(rendered, { x: pixels(x), y: pixels(y), w: pixels(w) }, shot, random)
      if (decode(photo) === posterOf(format).link) read++
    }
    expect(read / tries).toBeGreaterThanOrEqual(share)
  })
})

test('the sheet that is folded once reads 1, 2, 3, 4', async () => {
  const file = await print([posterOf('a5-fold')])
  const { w, h } = sheets['a5-fold']
  const half = (side: number, left: boolean) =>
    textOf(file, side, { x: left ? 0 : w / 2, y: 0, w: w / 2, h }).replace(/\s/g, '')
  // Outside: the back on the left, the cover on the right; turned over at the short edge the second page lies behind the cover.
  expect(half(1, true)).toContain(posterWords.whoTitle)
  expect(half(1, false)).toContain(posterWords.titleLines[1])
  expect(half(2, true)).toContain(posterWords.whatTitle)
  expect(half(2, false)).toContain(posterWords.nextTitle)
})

test('the code of a mini-program is printed as it is given', async () => {
  const { PNG } = await import('pngjs')
  const png = new PNG({ width: 90, height: 90 })
  png.data.fill(255)
  for (let n = 0; n < 90; n++) png.data.set([0, 128, 0, 255], 4 * (n * 90 + n))
  const file = await print([posterOf('a4', { code: PNG.sync.write(png) })])
  const { x, y, w } = codePlace.a4
  const at = colourAt(file, 1, slug.mm)
  expect(at(x + w / 2, y + w / 2)[0]).toBeLessThan(120)
  expect(at(x + w / 4, y + (w * 3) / 4)).toEqual([255, 255, 255])
  expect(
    wordsOf(file)
      .map((word) => word.text)
      .join(''),
  ).toContain(posterWords.scan.app)
})

test('a name with a character that no font has is not printed, and the others are', async () => {
  const { add, content, end } = openPrint({ author: '一键入团', at: new Date('2026-11-28T00:00:00Z') })
  expect(add(posterOf('a4', { name: '杭州\u{3134a}测试有限公司' }))).toBe(false)
  expect(add(posterOf('a4', { name: '晴'.repeat(400) }))).toBe(false)
  expect(add(posterOf('a4', { name: '㛃喆镕堃燊测试有限公司' }))).toBe(true)
  end()
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  const words = wordsOf(Buffer.concat(chunks))
  expect(new Set(words.map(({ page }) => page))).toEqual(new Set([1]))
  expect(words.map((word) => word.text).join('')).toContain('㛃喆镕堃燊测试有限公司')
})
