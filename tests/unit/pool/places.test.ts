import { buildGazetteer } from '../../../cloud/divisions/actions'
import { PoolRouter } from '../../../cloud/pool/engines/places'

describe('routing over the pool when streets change', () => {
  const gazetteer = buildGazetteer('3301')
  /** The same city after 北山街道 was merged into 翠苑街道. */
  const later = {
    version: 'later',
    gazetteer: { ...gazetteer, streets: gazetteer.streets.filter(({ name }) => name !== '北山街道') },
    streetToday: (told: string) => ({
      street: told === '北山街道' ? '翠苑街道' : told,
      district: undefined,
      certain: true,
    }),
  }
  const address = (road: string, i: number) => `杭州市西湖区${road}${i}号`
  const rows = Array.from({ length: 900 }, (_, i) => ({ address: address('试验霁路', i), street: '北山街道' }))
  const of = (router: PoolRouter, road: string) => router.route({ address: address(road, 77) }).street

  it('teaches what rows still tell by the old name, and what changed while it was learned anew', async () => {
    const router = new PoolRouter({ gazetteer }, rows)
    expect(of(router, '试验霁路')).toBe('北山街道')
    const going = router.renew(later, rows)
    // Rows that moved meanwhile, some of them twice: what they were at first is not learned, what they are now is.
    for (const [i, row] of rows.entries()) {
      const next = { address: address('示例澄街', i), street: '转塘街道' }
      router.take(String(i), row, { ...next, street: '灵隐街道' })
      router.take(String(i), { ...next, street: '灵隐街道' }, next)
    }
    await going
    expect(router.version).toBe('later')
    expect(of(router, '示例澄街')).toBe('转塘街道')
    expect(of(router, '试验霁路')).not.toBe('翠苑街道')
    for (const [i, row] of rows.entries())
      router.take(String(i), { address: address('示例澄街', i), street: '转塘街道' }, row)
    expect(of(router, '试验霁路')).toBe('翠苑街道')
  })
})
