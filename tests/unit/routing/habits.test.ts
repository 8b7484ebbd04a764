import { createRouter, type Gazetteer } from '../../../cloud/routing'
import { Habits } from '../../../cloud/routing/habits'

const RULE = { weight: 1, smoothing: 5 }
const leaning = (habits: Habits, written: string, isFree?: (street: number) => boolean) => {
  const sums = new Float64Array(2)
  habits.lean(sums, written, [0, 1], RULE, isFree)
  return [...sums]
}
function habitsOf(...rows: [string, number][]): Habits {
  const habits = new Habits(2)
  for (const [written, street] of rows) habits.add(written, street, 1)
  return habits
}

describe('how addresses are written', () => {
  const rows: [string, number][] = [...Array(20).keys()].map((at) => [at % 2 === 0 ? '旧山区' : '东山区', at % 2])

  it('leans to the street that writes so and away from the other, unless it may not speak against it', () => {
    const habits = habitsOf(...rows)
    const [own = 0, other = 0] = leaning(habits, '旧山区')
    expect(own).toBeGreaterThan(0)
    expect(other).toBeLessThan(0)
    expect(leaning(habits, '旧山区', (street) => street === 1)).toEqual([own, 0])
  })

  it('says nothing of what was never written, and is taken back without a trace', () => {
    const habits = habitsOf(...rows)
    const before = leaning(habits, '旧山区')
    expect(leaning(habits, '北山区')).toEqual([0, 0])
    habits.add('北山区', 1, 1)
    expect(leaning(habits, '北山区')).not.toEqual([0, 0])
    habits.remove('北山区', 1)
    habits.remove('北山区', 0)
    expect(leaning(habits, '北山区')).toEqual([0, 0])
    expect(leaning(habits, '旧山区')).toEqual(before)
  })
})

const street = (short: string, at: number) => ({
  code: `99010200${at}`,
  name: `${short}街道`,
  short,
  district: at === 0 ? '东山区' : '南湖区',
})
const former = (name: string, today: string[]): Gazetteer['former'][number] => ({
  former: name,
  level: 'district',
  today,
  certain: false,
})
const gazetteer: Gazetteer = {
  cityCode: '9901',
  cityNames: ['江城市', '江城'],
  provinceNames: ['云水省', '云水'],
  districts: [
    { code: '990102', name: '东山区', short: '东山' },
    { code: '990103', name: '南湖区', short: '南湖' },
  ],
  streets: ['松林', '石井', '柳浦'].map(street),
  communities: [],
  former: [former('古渡区', ['东山区', '南湖区']), former('东山区', ['东山区', '南湖区'])],
  elsewhere: [],
}
const rowsOf = (district: string, roads: string, name: string) =>
  [...roads].map((road, at) => ({ address: `${district}${road}桐路${at + 1}号`, street: name }))

describe('a district of former times', () => {
  const rows = [
    ...rowsOf('古渡区', '甲乙丙丁', '石井街道'),
    ...rowsOf('南湖区', '金银铜铁锡钢铝锌', '柳浦街道'),
    ...rowsOf('东山区', '红橙黄绿', '松林街道'),
  ]

  it('means the streets whose addresses name it, not all that today bear one of its names', () => {
    expect(createRouter(gazetteer, rows).route({ address: '古渡区蜂尾坞' }).street).toBe('石井街道')
  })

  it('is learned and forgotten', () => {
    const router = createRouter(gazetteer, rows)
    const before = router.route({ address: '古渡区蜂尾坞' })
    const moved = rowsOf('古渡区', '子丑寅卯辰巳午未申酉戌亥', '柳浦街道')
    for (const row of moved) router.learn(row)
    expect(router.route({ address: '古渡区蜂尾坞' }).street).toBe('柳浦街道')
    for (const row of moved) router.forget(row)
    expect(router.route({ address: '古渡区蜂尾坞' })).toEqual(before)
  })
})
