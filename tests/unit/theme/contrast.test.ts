import { pairs } from './pairs'
import { sheets, tokens } from './sheets'

/** Relative luminance and contrast ratio as WCAG 2.1 defines them. */
const luminance = (hex: string) => {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}
const root = tokens(':root')
const colour = (name: string) => {
  const value = root.get(name) ?? ''
  if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--${name} is not a colour of the theme`)
  return value
}

test('the ratio is right on the known extremes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test.each(pairs)('%s on %s is at least 4.5:1', (text, background) => {
  expect(contrast(colour(text), colour(background))).toBeGreaterThanOrEqual(4.5)
})

test('every text colour and every background of the sheets stands in a tested pair', () => {
  const texts = new Set(pairs.map(([text]) => text))
  const grounds = new Set(pairs.map(([, background]) => background))
  // A bone is a placeholder and carries no text; marks of the timeline and of lists are no text either.
  const bare = new Set(['bone', 'line', 'transparent'])
  for (const [file, text] of sheets())
    for (const [, property = '', name = ''] of text.matchAll(
      /[\s;{](color|background|background-color):\s*var\(--([\w-]+)\)/g,
    ))
      expect({
        file,
        property,
        name,
        known: bare.has(name) || (property === 'color' ? texts : grounds).has(name),
      }).toEqual({
        file,
        property,
        name,
        known: true,
      })
})

test('a rule that sets text and ground together uses a tested pair', () => {
  for (const [file, text] of sheets())
    for (const [, body = ''] of text.matchAll(/{([^{}]*)}/g)) {
      const ink = /[\s;]color:\s*var\(--([\w-]+)\)/.exec(body)?.[1]
      const ground = /[\s;]background:\s*var\(--([\w-]+)\)/.exec(body)?.[1]
      if (!ink || !ground) continue
      expect(pairs.map((pair) => [file, ...pair])).toContainEqual([file, ink, ground])
    }
})
