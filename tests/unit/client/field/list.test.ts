/** The list on the phone: whole or not at all, small enough for every host, and found in. */
import { createRandom } from '../../../../cloud/demo/random'
import type { FieldList, ListedEnterprise } from '../../../../types/fieldwork'
import { limits } from '../../../../types/limits'
import type { FieldHost } from '../../../../src/client/field/ports'
import { fieldRules } from '../../../../src/client/field/rules'
import { ModelPhone, visit } from '../../../support/field-model'

const random = createRandom(3)
const WORDS = ['晨光', '云杉', '海棠', '青禾', '北斗', '远山', '石桥', '星河', '木棉', '听雨']
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const enterprise = (n: number): ListedEnterprise => ({
  id: uuid(n),
  name: `杭州${random.pick(WORDS)}${random.pick(WORDS)}第${n}号测试科技有限公司`,
  uscc: `91330106WW${String(n).padStart(8, '0')}`,
  address: `西湖区翠苑街道模拟路${n % 300}号${random.below(30)}幢${random.below(999)}室`,
  place: uuid(900_000 + (n % 20)),
  membership: 'proposed',
  floor: String(n % 30),
  room: String(random.below(999)),
  turn: n <= 100 ? n : null,
  because: ['同楼已有 3 家建团', '职工 50 人以上'],
  facts: {
    staff: random.below(500),
    youth: null,
    members: null,
    trade: '软件和信息技术服务业',
    since: 2010,
    neighbours: 3,
    contacts: 0,
    lastContactOn: null,
  },
  lastVisit: null,
  caseState: null,
  organised: false,
  gone: false,
})
const all = Array.from({ length: limits.fieldwork.list }, (_, i) => enterprise(i + 1))

const serve =
  (rows: readonly ListedEnterprise[], versions: (page: number) => string = () => 'v1'): FieldHost['call'] =>
  async (_name, input) => {
    const { cursor, limit } = input as { cursor?: string; limit: number }
    const from = Number(cursor ?? 0)
    const next = from + limit < rows.length ? String(from + limit) : null
    return {
      version: versions(from / limit),
      takenOn: '2026-11-29',
      office: { name: '翠苑街道团工委', phone: null },
      noticeVersion: 'n1',
      places:
        from > 0
          ? []
          : [
              {
                id: uuid(900_001),
                name: '模拟大厦',
                kind: 'building',
                address: '',
                floors: ['-1', '1', '2'],
                entrances: [],
                tokens: ['tok'],
                enterprises: 3,
              },
            ],
      enterprises: rows.slice(from, from + limit),
      total: rows.length,
      next,
    } satisfies FieldList
  }

async function phoneWith(list: FieldHost['call']): Promise<ModelPhone> {
  const phone = new ModelPhone({ list })
  await phone.field.openByLogin()
  return phone
}

test('6,000 enterprises fit beside an outbox on every host, in keys that DingTalk takes, and are found without a network', async () => {
  const phone = await phoneWith(serve(all))
  const seen: number[] = []
  const began = performance.now()
  await phone.field.takeList([], (taken) => seen.push(taken))
  const taking = performance.now() - began
  expect(seen).toHaveLength(20)
  const sizes = [...phone.storage.kept].filter(([name]) => name.includes(':l:')).map(([, value]) => value.length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(fieldRules.pieces.key)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000)
  for (const value of phone.storage.kept.values()) expect(value).not.toContain('晨光')
  phone.start()
  phone.way = () => 'lost-before'
  phone.storage.kept.forEach((value, name) => expect(name + value).not.toContain('翠苑'))
  phone.way = () => 'arrives'
  await phone.field.openByLogin()
  phone.way = () => 'lost-before'
  const opening = performance.now()
  const book = phone.field.book()!
  const opened = performance.now() - opening
  expect(book.enterprises).toEqual(all)
  const searching = performance.now()
  const [found] = book.search('第4711号')
  expect(performance.now() - searching).toBeLessThan(500)
  expect(found).toEqual(all[4710])
  expect(book.enterprise(uuid(17))).toEqual(all[16])
  expect(book.byUscc(all[41]!.uscc.toLowerCase())).toEqual(all[41])
  expect(book.search('模拟路').length).toBe(fieldRules.found.max)
  expect(book.search('第４２号  杭州').map(({ id }) => id)).toEqual([uuid(42)])
  expect(book.search('  ')).toEqual([])
  expect(book.placeByToken('tok')?.name).toBe('模拟大厦')
  expect(book.plan().map(({ turn }) => turn)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
  const floors = book.floors(uuid(900_001))
  expect(floors.slice(0, 3)).toEqual(['-1', '1', '2'])
  expect(book.at(uuid(900_001), '1').every(({ floor, place }) => floor === '1' && place === uuid(900_001))).toBe(true)
  expect(book.at(uuid(900_001))).toHaveLength(300)
  // Seconds, not minutes, also where the machine is busy with other tests.
  expect([taking < 20_000, opened < 20_000]).toEqual([true, true])
})

test('killed at any point of taking a new list, the phone has one whole list: the old or the new one', async () => {
  const [old, young] = [all.slice(0, 700), all.slice(0, 650)]
  for (let acts = 0; ; acts++) {
    const phone = await phoneWith(serve(old))
    await phone.field.takeList([])
    phone.list = serve(young, () => 'v2')
    phone.storage.death = { acts, after: acts % 2 === 0 }
    const isTaken = await phone.field.takeList([]).then(
      () => true,
      () => false,
    )
    const survived = !phone.storage.isDead
    const field = phone.start()
    await field.openByLogin()
    const book = field.book()!
    expect(book.enterprises).toEqual(book.version === 'v2' ? young : old)
    if (isTaken) expect(book.version).toBe('v2')
    // What the dead left behind is gone.
    const stamps = new Set([...phone.storage.kept.keys()].flatMap((name) => /:l:(\w+):/.exec(name)?.[1] ?? []))
    expect(stamps.size).toBe(1)
    if (survived) break
  }
})

test('a list that changes while it is taken is begun again, and given up after three times; the old one stays', async () => {
  const phone = await phoneWith(serve(all.slice(0, 10)))
  await phone.field.takeList([])
  phone.list = serve(all.slice(0, 900), (page) => (page === 2 ? 'v3' : 'v2'))
  await expect(phone.field.takeList([])).rejects.toMatchObject({ trouble: 'list-moved' })
  expect(phone.field.book()?.enterprises).toHaveLength(10)
  let calls = 0
  phone.list = serve(all.slice(0, 900), () => (calls++ < 2 ? `v${calls}` : 'v9'))
  expect(await phone.field.takeList([])).toMatchObject({ version: 'v9', enterprises: 900 })
})

test.each([
  ['of a Wi-Fi', '<html>'],
  ['of another call', { receipts: [] }],
  [
    'with rows that are none',
    { version: 'v', takenOn: 'd', office: {}, noticeVersion: 'n', places: [], enterprises: [1], total: 1, next: null },
  ],
])('an answer %s is no list', async (_what, answer) => {
  const phone = await phoneWith(async () => answer)
  await expect(phone.field.takeList([])).rejects.toMatchObject({ trouble: 'strange-answer' })
  expect(phone.field.book()).toBeUndefined()
})

test('another tab that is opened meanwhile costs another try, and no list', async () => {
  const phone = await phoneWith(serve(all.slice(0, 10)))
  await phone.field.takeList([])
  const list = serve(all.slice(0, 900), () => 'v2')
  let tabs = 0
  phone.list = async (name, input) => {
    if ((input as { cursor?: string }).cursor === '300' && tabs++ === 0)
      // What it takes for left behind is being taken by the first one.
      await new ModelPhone({ storage: phone.storage, service: phone.service, list }).field.openByLogin()
    return list(name, input)
  }
  expect(await phone.field.takeList([])).toMatchObject({ version: 'v2', enterprises: 900 })
  expect(phone.field.book()?.enterprises).toHaveLength(900)
  // Each time: the old one stays.
  phone.list = async (name, input) => {
    if ((input as { cursor?: string }).cursor === '300')
      await new ModelPhone({ storage: phone.storage, service: phone.service, list }).field.openByLogin()
    return serve(all.slice(0, 800), () => 'v3')(name, input)
  }
  await expect(phone.field.takeList([])).rejects.toMatchObject({ trouble: 'list-moved' })
  phone.start()
  await phone.field.openByLogin()
  expect(phone.field.book()?.enterprises).toHaveLength(900)
})

test('a list whose end the network swallowed is none, and one that never ends is none', async () => {
  const cut: FieldHost['call'] = async (name, input) => ({
    ...((await serve(all.slice(0, 900))(name, input)) as FieldList),
    next: null,
  })
  await expect((await phoneWith(cut)).field.takeList([])).rejects.toMatchObject({ trouble: 'list-moved' })
  const endless: FieldHost['call'] = async (name, input) => ({
    ...((await serve(all.slice(0, 10))(name, input)) as FieldList),
    enterprises: [],
    next: '1',
  })
  await expect((await phoneWith(endless)).field.takeList([])).rejects.toMatchObject({ trouble: 'strange-answer' })
})

test('with a missing piece there is no list, and no crash', async () => {
  const phone = await phoneWith(serve(all.slice(0, 700)))
  await phone.field.takeList([])
  const piece = [...phone.storage.kept.keys()].find((name) => name.includes(':l:'))!
  phone.storage.kept.delete(piece)
  phone.start()
  await phone.field.openByLogin()
  expect(phone.field.book()).toBeUndefined()
})

test('a full storage: the list makes room for what is recorded, and is never the reason that something is not', async () => {
  const phone = await phoneWith(serve(all.slice(0, 2000)))
  await phone.field.takeList([])
  const used = [...phone.storage.kept.values()].reduce((sum, value) => sum + value.length, 0)
  phone.storage.room = used + 100
  const form = phone.field.begin('visit', 'x'.repeat(300))
  phone.field.keepForm(form)
  phone.field.record(form.id, visit('到访'))
  expect(phone.field.listHead()).toBeUndefined()
  // What is in memory serves on until the app is closed.
  phone.storage.room = 100
  const typed = phone.field.begin('visit', 'typed')
  expect(() => phone.field.keepForm(typed)).toThrow('full')
  expect(() => phone.field.record(typed.id, visit('again'))).toThrow('full')
  expect(phone.field.waiting()).toHaveLength(1)
  await expect(phone.field.takeList([])).rejects.toMatchObject({ trouble: 'full' })
  phone.storage.room = Infinity
  await phone.field.send()
  expect(phone.service.taken).toHaveLength(1)
})
