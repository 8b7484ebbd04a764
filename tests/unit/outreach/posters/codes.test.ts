/** The mini-program's code on a sheet: where it can be had; no sheet is missing for want of it. */
import type { MiniCodes } from '../../../../cloud/gateways/wechat/port'
import { addCodes } from '../../../../cloud/outreach/posters/codes'
import type { Poster } from '../../../../cloud/outreach/posters/poster'

const drawn = Array.from({ length: 25 }, (_, i) => ({
  poster: { name: `示例${i}`, link: `https://example.invalid/i/${i}` } as Poster,
  scene: `code${i}`,
}))
const image = Buffer.from('picture')

test('each sheet gets the code of its own invitation, in their order', async () => {
  const asked: string[] = []
  const codes: MiniCodes = {
    make: async ({ path, scene }) => {
      asked.push(`${path}?${scene}`)
      return { outcome: 'made', image: Buffer.from(scene), type: 'image/png' }
    },
  }
  const posters = await addCodes(codes, drawn)
  expect(posters.map(({ name, code }) => [name, Buffer.from(code ?? []).toString()])).toEqual(
    drawn.map(({ poster, scene }) => [poster.name, scene]),
  )
  expect(asked[0]).toBe('pages/invitation/index?code0')
})

test('what WeChat refuses is printed with the ordinary code', async () => {
  let n = 0
  const codes: MiniCodes = {
    make: async () =>
      n++ % 2 === 0
        ? { outcome: 'made', image, type: 'image/jpeg' }
        : { outcome: 'refused', code: '45009', reason: 'quota', retry: 'later' },
  }
  const posters = await addCodes(codes, drawn)
  expect(posters).toHaveLength(25)
  expect(posters.filter(({ code }) => code !== undefined)).toHaveLength(13)
  expect((await addCodes(null, drawn)).every(({ code }) => code === undefined)).toBe(true)
})
