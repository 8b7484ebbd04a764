import { compareFloors, nearnessOf, sortedOf, strongest, type Known } from '../../../cloud/places/rules'

describe('rules of places', () => {
  it('orders floors from below, block by block, the unknown one last', () => {
    const floors = ['12', '', 'B座3', '-1', '1', '8幢', '8幢12', '8幢2', 'A座3', '-2', '10幢1', '3']
    expect([...floors].sort(compareFloors)).toEqual([
      '-2',
      '-1',
      '1',
      '3',
      '12',
      '8幢2',
      '8幢12',
      '8幢',
      '10幢1',
      'A座3',
      'B座3',
      '',
    ])
  })
  it('reads a basement however it is written; B座3 is no basement', () => {
    expect(['1', 'B1', '负2层', '地下3', 'B座3', '12'].sort(compareFloors)).toEqual([
      '地下3',
      '负2层',
      'B1',
      '1',
      '12',
      'B座3',
    ])
  })
  it('orders rooms of a floor by their numbers', () => {
    const rooms = ['1203', '12', '101', '1010', '']
    expect([...rooms].sort((a, b) => (sortedOf('3', a) < sortedOf('3', b) ? -1 : 1))).toEqual([
      '',
      '12',
      '101',
      '1010',
      '1203',
    ])
    expect(sortedOf('甲'.repeat(20), '9'.repeat(20)).length).toBeLessThanOrEqual(80)
  })
  it('tells how offices stand to each other', () => {
    const street = '/3301/330106/330106001/'
    expect(nearnessOf(street, street)).toBe('same')
    expect(nearnessOf(street, '/3301/330106/')).toBe('same')
    expect(nearnessOf(street, '/3301/')).toBe('same')
    expect(nearnessOf('/3301/330106/', street)).toBe('same')
    expect(nearnessOf(street, '/3301/330106/330106002/')).toBe('beside')
    expect(nearnessOf(street, '/3301/330102/330102001/')).toBe('far')
    expect(nearnessOf(street, '/3301/330102/')).toBe('far')
  })
  it('believes what somebody said before what an address says, and the later word', () => {
    const row = (membership: Known['membership'], day: number, placeId = 'a'): Known => ({
      membership,
      at: new Date(day * 86_400_000),
      placeId,
    })
    expect(strongest([row('proposed', 9), row('confirmed', 1)])).toMatchObject({ membership: 'confirmed' })
    expect(strongest([row('confirmed', 1), row('absent', 2)])).toMatchObject({ membership: 'absent' })
    expect(strongest<Known>([])).toBeUndefined()
  })
})
