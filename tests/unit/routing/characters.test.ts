import { createRouter, type Gazetteer } from '../../../cloud/routing'
import { Characters } from '../../../cloud/routing/characters'

const street = (short: string, at: number) => ({
  code: `99010200${at}`,
  name: `${short}街道`,
  short,
  district: '东山区',
})
const gazetteer: Gazetteer = {
  cityCode: '9901',
  cityNames: ['江城市', '江城'],
  provinceNames: ['云水省', '云水'],
  districts: [{ code: '990102', name: '东山区', short: '东山' }],
  streets: ['松林', '石井', '柳浦'].map(street),
  communities: [],
  former: [],
  elsewhere: [],
}
const along = (roads: string, name: string) =>
  [...roads].map((first, at) => ({ address: `东山区${first}桐路${at + 1}号`, street: name }))

describe('the characters of names', () => {
  it('lean to the street whose names are made of them, and to none where no row is known', () => {
    const characters = new Characters(2)
    expect([...characters.leaning(['蜂前路'], [0, 1])]).toEqual([0, 0])
    characters.add('蜂后路', 0, 1)
    characters.add('云后路', 1, 1)
    const [first = 0, other = 0] = characters.leaning(['蜂前路'], [0, 1])
    expect(first).toBeGreaterThan(other)
  })

  it('are forgotten without a trace', () => {
    const characters = new Characters(2)
    characters.add('云后路', 1, 1)
    const before = [...characters.leaning(['蜂前路'], [0, 1])]
    characters.add('蜂后路', 0, 1)
    characters.add('蜂后路', 0, -1)
    expect([...characters.leaning(['蜂前路'], [0, 1])]).toEqual(before)
  })

  it('stay finite for a text made to be long', () => {
    const characters = new Characters(2)
    characters.add('蜂'.repeat(2000), 0, 50)
    for (const one of characters.leaning(['蜂'.repeat(4000)], [0, 1])) expect(Number.isFinite(one)).toBe(true)
  })

  it('decide where no name is known', () => {
    const rows = [...along('甲乙丙丁戊', '松林街道'), ...along('金银铜铁锡', '石井街道')]
    const router = createRouter(gazetteer, [
      ...rows,
      { address: '东山区蜂后弄8号', street: '石井街道' },
      { address: '东山区云后弄8号', street: '松林街道' },
    ])
    const result = router.route({ address: '东山区上蜂坞' })
    expect(result).toMatchObject({ decision: 'review', street: '石井街道' })
    expect(router.route({ address: '东山区上云坞' }).street).toBe('松林街道')
  })
})
