import { sheets, tokens } from './sheets'

const root = tokens(':root')
const elder = tokens('.elder')
const pixels = (of: Map<string, string>, name: string) => Number(/^(\d+)px$/.exec(of.get(name) ?? '')?.[1])
const types = [...root.keys()].filter((name) => name.startsWith('type-'))

test('pages and components contain no loose colour and no loose size of type', () => {
  expect(sheets().length).toBeGreaterThan(10)
  for (const [file, text] of sheets()) {
    expect([file, text.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)]).toEqual([file, null])
    const sizes = [...text.matchAll(/font-size:\s*([^;]+);/g)].map((found) => found[1])
    expect([file, sizes.filter((size) => !/^var\(--type-[a-z]+\)$/.test(size ?? ''))]).toEqual([file, []])
  }
})

test('every token that a sheet uses exists', () => {
  for (const [file, text] of sheets())
    for (const [, name = ''] of text.matchAll(/var\(--([\w-]+)/g))
      expect([file, name, root.has(name)]).toEqual([file, name, true])
})

test('nothing is under 13 pixels, targets are 44 and 48', () => {
  for (const name of types) expect(pixels(root, name)).toBeGreaterThanOrEqual(13)
  expect(pixels(root, 'type-body')).toBe(17)
  expect(pixels(root, 'target')).toBe(44)
  expect(pixels(root, 'target-primary')).toBe(48)
})

test('elder mode enlarges every type by a quarter, nothing under 18, targets of 60, no motion', () => {
  for (const name of types) {
    expect(pixels(elder, name)).toBeGreaterThanOrEqual(18)
    expect(pixels(elder, name)).toBeGreaterThanOrEqual(Math.round(pixels(root, name) * 1.25))
  }
  expect(pixels(elder, 'target')).toBe(60)
  expect(pixels(elder, 'target-primary')).toBe(60)
  expect(elder.get('motion')).toBe('0ms')
})
