import { createRouter, type Gazetteer, type LabelledRow } from '../../../cloud/routing'

const street = (short: string, district: string, at: number) => ({
  code: `9901020${String(at).padStart(2, '0')}`,
  name: `${short}镇`,
  short,
  district,
})
const gazetteer: Gazetteer = {
  cityCode: '9901',
  cityNames: ['江城市', '江城'],
  provinceNames: ['云水省', '云水'],
  districts: [
    { code: '990102', name: '东山区', short: '东山' },
    { code: '990103', name: '南湖区', short: '南湖' },
  ],
  streets: [
    ...['松林', '石井', '柳浦', '东山'].map((short, at) => street(short, '东山区', at)),
    ...['白鹭', '云栖'].map((short, at) => street(short, '南湖区', at + 10)),
  ],
  communities: [{ name: '芦花村', street: '柳浦镇' }],
  former: [
    { former: '梅坞镇', level: 'street', district: '东山区', today: ['石井镇'], certain: true },
    { former: '旧城区', level: 'district', today: ['东山区'], certain: true },
  ],
  elsewhere: [],
}
const on = (road: string, name: string): LabelledRow[] =>
  Array.from({ length: 6 }, (_, at) => ({ address: `江城市东山区${road}${at * 40 + 1}号`, street: name }))
/** 人民路 lies in several towns. */
const rows = [...on('人民路', '松林镇'), ...on('人民路', '石井镇'), ...on('清溪路', '柳浦镇')]
const router = createRouter(gazetteer, rows)
const route = (address: string, name?: string) => router.route({ address, name })

describe('a town in the name of the enterprise', () => {
  it.each([
    ['江城市松林五金测试厂', '松林镇'],
    ['江城市东山区石井示例面馆', '石井镇'],
    ['江城市梅坞测试印刷有限公司', '石井镇'],
  ])('decides between towns that have a road of one name: %s', (name, town) => {
    const result = route('江城市东山区人民路100号', name)
    expect(result).toMatchObject({ street: town, level: 'street' })
    expect(result.evidence).toContain('name')
    expect(result.confidence).toBeGreaterThan(route('江城市东山区人民路100号').confidence)
  })

  it('tells of an address that says the district alone, for a person to look at', () => {
    expect(route('江城市东山区').decision).toBe('none')
    const result = route('江城市东山区', '江城市柳浦金属测试厂')
    expect(result).toMatchObject({ decision: 'review', street: '柳浦镇', evidence: ['name'] })
    expect(result.reason).toBe('企业名称中有“柳浦”，把握不足，请人工核对')
  })

  it.each(['', '。', '12345'])('says nothing where no address is given: %j', (address) => {
    const result = route(address, '江城市柳浦金属测试厂')
    expect(result.evidence).not.toContain('name')
    expect(result.street).toBe(route(address).street)
  })

  it('tells of a spot that nobody knows, for a person to look at', () => {
    expect(route('墙门里').street).toBeUndefined()
    expect(route('墙门里', '江城市柳浦金属测试厂')).toMatchObject({ decision: 'review', street: '柳浦镇' })
  })

  it('makes a village without a city no surer', () => {
    const { decision, street, evidence } = route('芦花村5号', '江城市柳浦金属测试厂')
    expect({ decision, street }).toEqual({ decision: 'review', street: '柳浦镇' })
    expect(evidence).toEqual(['community', 'name'])
  })

  it('does not move what the address says, and is shown where it speaks against it', () => {
    expect(route('江城市东山区松林镇人民路1号', '江城市柳浦测试厂')).toMatchObject({
      decision: 'auto',
      street: '松林镇',
    })
    const alone = route('江城市东山区清溪路300号')
    const against = route('江城市东山区清溪路300号', '江城市松林测试厂')
    expect(against.confidence).toBeLessThan(alone.confidence)
    expect(against.reason).toContain('企业名称中有“松林”')
  })

  it.each(['江城市东山测试有限公司', '江城市云栖测试有限公司', '旧城测试有限公司', '测试有限公司'])(
    'is no sign: a district, a town of another district, nothing (%s)',
    (name) => {
      expect(route('江城市东山区人民路100号', name)).toEqual(route('江城市东山区人民路100号'))
    },
  )

  it('is weighed by where such names were found, and taken back without a trace', () => {
    const learning = createRouter(gazetteer, rows)
    const asked = { address: '江城市东山区人民路100号', name: '江城市柳浦测试厂' }
    const before = learning.route(asked)
    const lessons = Array.from({ length: 30 }, (_, at) => ({
      address: `江城市东山区人民路${at * 7 + 2}号`,
      street: '松林镇',
      name: `江城市柳浦示例${at}厂`,
    }))
    for (const lesson of lessons) learning.learn(lesson)
    expect(learning.route(asked).street).toBe('松林镇')
    for (const lesson of lessons) learning.forget(lesson)
    expect(learning.route(asked)).toEqual(before)
  })

  it('reads a name of any length and script', () => {
    for (const name of ['松林'.repeat(5000), '🙂'.repeat(200), '\u0000', 'A'.repeat(10_000)])
      expect(route('江城市东山区人民路100号', name).level).toBe('street')
  })
})
