import { readHistory } from '../../../cloud/divisions/history'
import {
  isCityCode,
  readCommunities,
  readNation,
  readStreets,
  readUpperDivisions,
} from '../../../cloud/divisions/nation'
import { communityNameOf, isStreetCode, shortNameOf } from '../../../cloud/divisions/rules'

describe('the divisions of the country', () => {
  const upper = readUpperDivisions()
  const nation = readNation('3301')

  it('gives every unit a parent that exists, and a code of its own', () => {
    const codes = new Set(nation.map(({ code }) => code))
    expect(codes.size).toBe(nation.length)
    expect(nation.filter(({ level, parentCode }) => level !== 'province' && !codes.has(parentCode ?? ''))).toEqual([])
    expect(nation.filter(({ level }) => level === 'province')).toHaveLength(31)
  })

  it('leaves units similar to a township out of the streets', () => {
    const streets = readStreets('3301')
    expect(streets).toHaveLength(191)
    expect(new Set(streets.map(({ name }) => name)).size).toBe(191)
    expect(streets.map(({ name }) => name)).not.toContain('红山农场')
    expect(upper.filter(({ level, parentCode }) => level === 'district' && parentCode === '3301')).toHaveLength(13)
    expect(isStreetCode('330109401')).toBe(false)
    expect(isStreetCode('330109001')).toBe(true)
  })

  it('names province-level cities by their province', () => {
    const cities = upper.filter(({ level }) => level === 'city').map(({ name }) => name)
    expect(cities).toEqual(expect.arrayContaining(['北京市', '上海市', '天津市', '重庆市']))
    expect(cities).not.toContain('市辖区')
    expect(upper.find(({ name }) => name === '云阳县')?.parentCode).toBe('5001')
  })

  it.each([
    ['1101', 300],
    ['4419', 20],
    ['4420', 20],
    ['4604', 10],
    ['6202', 3],
  ])('reads a city of any make (%s)', (city, least) => {
    expect(isCityCode(city)).toBe(true)
    expect(readStreets(city).length).toBeGreaterThanOrEqual(least)
    expect(readCommunities(city).length).toBeGreaterThan(least)
  })

  it('knows no city of an unknown code', () => {
    expect(isCityCode('9999')).toBe(false)
    expect(readStreets('9999')).toEqual([])
    expect(readCommunities('9999')).toEqual([])
    expect(readHistory('9999')).toEqual([])
    expect(readHistory('../3301')).toEqual([])
  })

  it('shortens names as people do', () => {
    expect(['转塘街道', '莪山畲族乡', '西湖区', '内蒙古自治区', '三都镇', '县'].map(shortNameOf)).toEqual([
      '转塘',
      '莪山',
      '西湖',
      '内蒙古',
      '三都',
      '县',
    ])
    expect(['翠苑一区社区居委会', '长埭村委会', '皇甫村村委会', '三都居民委员会'].map(communityNameOf)).toEqual([
      '翠苑一区社区',
      '长埭村',
      '皇甫村',
      '三都社区',
    ])
  })
})

describe('the history of divisions', () => {
  const entries = readHistory('3301')
  const streets = new Set(readStreets('3301').map(({ name }) => name))
  const districts = new Set(
    readUpperDivisions()
      .filter(({ parentCode }) => parentCode === '3301')
      .map(({ name }) => name),
  )

  it('leads to streets and districts of today', () => {
    for (const { level, today } of entries) {
      expect(today.length).toBeGreaterThan(0)
      for (const name of today) expect((level === 'district' ? districts : streets).has(name)).toBe(true)
    }
  })

  it('says where each entry comes from, and is certain of none that was split', () => {
    for (const { source, certain, today } of entries) {
      expect(source).not.toBe('')
      expect(certain && today.length > 1).toBe(false)
    }
  })

  it('never declares the name of a street of today to be past', () => {
    expect(entries.filter(({ level, former }) => level === 'street' && streets.has(former))).toEqual([])
  })
})
