import { inventEnterprises, INVENTED } from '../../../cloud/demo/enterprises'
import { isValidUscc } from '../../../types/uscc'

const streets = Array.from({ length: 40 }, (_, i) => ({
  name: `第${i}街道`,
  district: i < 20 ? '东区' : '西区',
  districtCode: i < 20 ? '990102' : '990103',
}))
const invent = (seed = 7, count = 2000) => inventEnterprises({ seed, count, city: '示范市', streets })
const rows = invent()
const roadOf = (address: string) => /(?:区|街道)([^区道]{2}(?:路|街|大道|巷))\d+号/.exec(address)?.[1]

it('is the same for the same seed and another for another', () => {
  expect(invent()).toEqual(rows)
  expect(invent(8)[0]).not.toEqual(rows[0])
  expect(rows).toHaveLength(2000)
})

it('gives every enterprise a name and a valid code of its own', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(2000)
  expect(new Set(rows.map(({ uscc }) => uscc)).size).toBe(2000)
  for (const { uscc, address } of rows) {
    expect(isValidUscc(uscc)).toBe(true)
    expect(uscc.slice(2, 8)).toBe(address.includes('东区') ? '990102' : '990103')
    expect(uscc.slice(8, 10)).toBe(INVENTED.subjectPrefix.value)
  }
})

it('computes the check character of the subject code by GB 11714', () => {
  // Σ = 3·32 + 7·32 + 0 for WW000000: 320 mod 11 = 1, so 10, written X.
  expect(rows[0]?.uscc.slice(8, 17)).toBe('WW000000X')
})

it('names enterprises in both usual ways', () => {
  const bracketed = rows.filter(({ name }) => /^.{3}（示范）/.test(name))
  const leading = rows.filter(({ name }) => name.startsWith('示范'))
  expect(bracketed.length + leading.length).toBe(2000)
  expect(bracketed.length).toBeGreaterThan(300)
  for (const { name } of rows) expect(name).toMatch(/公司$/)
})

it('knows the street exactly where the address names it: about half', () => {
  for (const { address, street, trueStreet } of rows) {
    expect(street).toBe(address.includes('街道') ? trueStreet : null)
    if (street !== null) expect(address).toContain(street)
  }
  const share = rows.filter(({ street }) => street !== null).length / rows.length
  expect(share).toBeGreaterThan(0.45)
  expect(share).toBeLessThan(0.55)
})

it('lets a road be learned: it belongs to one street, or to two of one district', () => {
  const streetsOf = new Map<string, Set<string>>()
  for (const { address, trueStreet } of rows) {
    const road = roadOf(address)
    if (road === undefined) throw new Error(`no road in ${address}`)
    streetsOf.set(road, (streetsOf.get(road) ?? new Set()).add(trueStreet))
  }
  const counts = [...streetsOf.values()].map(({ size }) => size)
  expect(Math.max(...counts)).toBe(2)
  expect(counts.filter((count) => count === 1).length).toBeGreaterThan(counts.length / 2)
  expect(streetsOf.size).toBeGreaterThanOrEqual(80)
})

it('marks contacts as invented', () => {
  const contacts = rows.filter(({ phone }) => phone !== null)
  expect(contacts.length).toBeGreaterThan(1000)
  for (const { contactName, phone } of contacts) {
    expect(contactName).toMatch(/^.示例$/)
    expect(phone).toMatch(/^1540000\d{4}$/)
  }
  expect(new Set(contacts.map(({ phone }) => phone)).size).toBe(contacts.length)
})

it('holds as many as are asked for', () => {
  expect(invent(1, 0)).toEqual([])
  expect(new Set(invent(1, 40_000).map(({ name }) => name)).size).toBe(40_000)
  expect(() => inventEnterprises({ seed: 1, count: 1, city: '示范市', streets: [] })).toThrow(/street/)
})
