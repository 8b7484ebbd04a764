/** The order of a walk on the phone is the service's: block by block, floor by floor from below, then by room. */
import { compareFloors } from '../../../cloud/places/rules'
import { openBook } from '../../../src/client/field/book'
import { groupByPlace } from '../../../src/field/today/rules'
import type { ListedEnterprise } from '../../../types/fieldwork'

const facts = {
  staff: null,
  youth: null,
  members: null,
  trade: null,
  since: null,
  neighbours: 0,
  contacts: 0,
  lastContactOn: null,
}
const row = (n: number, floor: string, room: string, turn: number | null = null): ListedEnterprise => ({
  id: String(n),
  name: `第 ${n} 家`,
  uscc: String(n),
  address: '',
  place: 'park',
  membership: 'proposed',
  floor,
  room,
  turn,
  because: [],
  facts,
  lastVisit: null,
  caseState: null,
  organised: false,
  gone: false,
})
const walked = ['-1', '1', '12', '8幢2', '8幢12', '10幢1', 'A座3', 'A座12', 'B座2', '']
const place = {
  id: 'park',
  name: '示例园区',
  kind: 'park' as const,
  address: '',
  floors: ['B座2', 'A座12', '1'],
  entrances: [],
  tokens: [],
  enterprises: 0,
}
const bookOf = (enterprises: ListedEnterprise[]) =>
  openBook({
    version: 'v',
    takenOn: '2026-11-23',
    office: { name: '示例街道团工委', phone: null },
    noticeVersion: '1',
    places: [place],
    enterprises,
  })

test('a park is walked block by block, each from below, as the service has it', () => {
  const mixed = [...walked].reverse().map((floor, n) => row(n, floor, ''))
  const book = bookOf(mixed)
  expect(book.floors('park')).toEqual(walked.slice(0, -1))
  expect(book.floors('park')).toEqual([...walked.slice(0, -1)].sort(compareFloors))
  expect(book.at('park').map(({ floor }) => floor)).toEqual(walked)
  expect(groupByPlace(book)[0]?.floors.map(({ floor }) => floor)).toEqual(walked)
})

test('on a floor the plan’s turns come first, then rooms by their numbers', () => {
  const book = bookOf([row(1, '3', '1203'), row(2, '3', '101'), row(3, '3', '12'), row(4, '3', '900', 1)])
  expect(groupByPlace(book)[0]?.floors[0]?.rows.map(({ room }) => room)).toEqual(['900', '12', '101', '1203'])
})
