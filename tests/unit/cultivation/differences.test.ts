import { differencesOf } from '../../../cloud/cultivation/reviews/differences'

const mark = (pieces: { text: string; same: boolean }[]) =>
  pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join('')

describe('two texts beside each other', () => {
  test.each([
    ['杭州柳岸晴科技', '杭州柳岸晴科技', '杭州柳岸晴科技', '杭州柳岸晴科技'],
    ['柳岸晴科技', '杭州柳岸晴科技', '柳岸晴科技', '[杭州]柳岸晴科技'],
    ['杭州柳岸青科技', '杭州柳岸晴科技', '杭州柳岸[青]科技', '杭州柳岸[晴]科技'],
    ['91330106WW0000001X', '91330106WW000001X', '91330106WW00000[0]1X', '91330106WW000001X'],
    ['', '柳岸', '', '[柳岸]'],
    ['柳岸（杭州）ａｂ', '柳岸(杭州)AB', '柳岸（杭州）ａｂ', '柳岸(杭州)AB'],
    ['甲乙', '丙丁', '[甲乙]', '[丙丁]'],
  ])('%s, %s', (one, other, given, known) => {
    const found = differencesOf(one, other)
    expect([mark(found.given), mark(found.known)].map((text) => text.replace(/\]\[/g, ''))).toEqual([given, known])
  })
  it('gives both texts back, and as much in common on either side, whatever they hold', () => {
    const texts = ['', '𠮷野家', '杭州😀公司', 'ﬁﬂ', 'a'.repeat(200), '路18号3幢501室', '\u0301e']
    for (const one of texts)
      for (const other of texts) {
        const { given, known } = differencesOf(one, other)
        expect(given.map(({ text }) => text).join('')).toBe(one)
        expect(known.map(({ text }) => text).join('')).toBe(other)
        const common = (pieces: typeof given) =>
          pieces.filter(({ same }) => same).flatMap(({ text }) => [...text]).length
        expect(common(given)).toBe(common(known))
      }
  })
})
