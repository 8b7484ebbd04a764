/** Places where enterprises gather: taken in from the pool's addresses, changed, merged, ended; who is in them; what they route. All invented. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { importPlacesFile } from '../../cloud/commands/places-import'
import {
  confirmMember,
  findPlace,
  listMembers,
  listPlacesOf,
  placeOf,
  readRegistryVersion,
} from '../../cloud/places/actions'
import { listPlaceTokens } from '../../cloud/intake/actions'
import { makeLinks } from '../../cloud/outreach/posters/links'
import { mergeEnterprises, putRecords } from '../../cloud/pool/actions'
import type { InputOf } from '../../types/registry'
import { placeWords } from '../../types/words/places'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { DivisionDesk } from '../support/divisions'
import { FieldPhone, visitOf } from '../support/fieldwork'
import { soon } from '../support/soon'

const cityCadre = '15400000006'
const tower = '西湖区翠苑街道试验路90号示例云塔大厦'
let serial = 500
const record = (name: string, address: string, street: string | null = null) => ({
  name: `杭州${name}测试有限公司`,
  uscc: inventUscc(serial++),
  address,
  street,
})

describe('places', () => {
  let city: TestCity
  const sessions = { street: '', neighbour: '', district: '', city: '' }
  const paths = { cuiyuan: '', zhuantang: '', district: '' }
  beforeAll(async () => {
    city = await TestCity.start({ LOG_LEVEL: 'error' })
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    sessions.street = await city.logIn(phones.cadre)
    sessions.neighbour = await city.logIn(phones.neighbour)
    sessions.district = await city.logIn(phones.district)
    sessions.city = await city.logIn(cityCadre)
    const { places } = (await city.call('listPoolPlaces', {}, sessions.district)).result
    for (const { path, name } of places) {
      if (name === '翠苑街道') paths.cuiyuan = path
      if (name === '转塘街道') paths.zhuantang = path
      if (name === '西湖区') paths.district = path
    }
    await put([
      ...[101, 302, 1203, 1204].map((room) => record(`云塔${room}`, `${tower}1幢${room}室`, '翠苑街道')),
      record('云塔地下', `${tower}-1层`, '翠苑街道'),
      record('云塔无街', '西湖区试验路90号5楼'),
      record('云塔座', '西湖区示例云塔大厦B座3楼'),
      record('别处', '西湖区转塘街道示例路5号示例云塔大厦2楼', '转塘街道'),
      // Letter boxes of a host: nobody is there, and no second tower of the name is in another district.
      record('云塔托管', `${tower}1幢816室(托管1820)`, '翠苑街道'),
      ...[1, 2, 3, 4, 5].map((box) => record(`外区托管${box}`, `萧山区示例云塔大厦816室（示例商务秘书托管${box}号）`)),
      record('邻楼', '西湖区翠苑街道试验路90号另一商务中心301室', '翠苑街道'),
    ])
  })
  afterAll(() => city.stop())

  const put = (rows: ReturnType<typeof record>[]) => city.ground.act((call) => putRecords(call, rows, 'test'))
  /** Until the service has read what was put; its rounds run by themselves. */
  const until = (holds: () => Promise<boolean>) => soon('what the rounds read', holds)
  const read = () => until(async () => (await city.call('proposePlaces', {}, sessions.district)).result.unread === 0)
  const said = (change: Partial<InputOf<'createPlace'>> = {}): InputOf<'createPlace'> => ({
    key: newKey(),
    kind: 'building',
    name: '示例云塔大厦',
    address: tower,
    place: paths.cuiyuan,
    entrances: ['东门'],
    floors: [],
    ...change,
  })
  const members = async (id: string, session = sessions.street) =>
    (await city.call('listPlaceMembers', { id, limit: 50 }, session)).result.rows
  const names = async (id: string, session = sessions.street) =>
    (await members(id, session)).map(({ name }) => name.slice(2, -6))
  const create = async (change: Partial<InputOf<'createPlace'>> = {}, session = sessions.street) => {
    const reply = await city.call('createPlace', said(change), session)
    if (reply.status !== 200) throw new Error(`${reply.error.name} ${JSON.stringify(reply.error)}`)
    return reply.result
  }
  let id = ''

  test('the addresses of the pool propose what the registry does not have, most enterprises first, within the own borders', async () => {
    await read()
    const { rows } = (await city.call('proposePlaces', {}, sessions.street)).result
    expect(rows).toEqual([
      {
        name: '示例云塔大厦',
        kind: 'building',
        address: '西湖区翠苑街道试验路90号示例云塔大厦',
        path: paths.cuiyuan,
        place: '西湖区 翠苑街道',
        enterprises: 5,
      },
    ])
    expect((await city.call('proposePlaces', {}, sessions.neighbour)).result.rows).toEqual([])
    const everywhere = (await city.call('proposePlaces', {}, sessions.city)).result.rows
    expect(everywhere).toEqual([expect.objectContaining({ name: '示例云塔大厦', enterprises: 7 })])
  })

  test('a place that is taken in has its enterprises at once, from the lowest floor up, and is proposed no more', async () => {
    const made = await create()
    id = made.id
    expect(made.proposed).toBe(7)
    expect((await members(id)).map(({ name, floor, room }) => [name.slice(2, -6), floor, room])).toEqual([
      ['云塔地下', '-1', ''],
      ['云塔无街', '5', ''],
      ['云塔101', '1幢1', '101'],
      ['云塔302', '1幢3', '302'],
      ['云塔1203', '1幢12', '1203'],
      ['云塔1204', '1幢12', '1204'],
      ['云塔座', 'B座3', ''],
    ])
    expect((await city.call('proposePlaces', {}, sessions.street)).result.rows).toEqual([])
    const { result } = await city.call('getPlaceFloors', { id }, sessions.street)
    expect(result.floors.map(({ floor, enterprises }) => [floor, enterprises])).toEqual([
      ['-1', 1],
      ['5', 1],
      ['1幢1', 1],
      ['1幢3', 1],
      ['1幢12', 2],
      ['B座3', 1],
    ])
    expect(result).toMatchObject({
      enterprises: 7,
      confirmed: 0,
      mayKeep: true,
      ended: false,
      place: '西湖区 翠苑街道',
    })
  })

  test('a page of members goes on where the one before ended, also of one floor', async () => {
    const first = (await city.call('listPlaceMembers', { id, limit: 3 }, sessions.street)).result
    expect(first).toMatchObject({ total: 7 })
    const next = (await city.call('listPlaceMembers', { id, limit: 50, cursor: first.next ?? '' }, sessions.street))
      .result
    expect([...first.rows, ...next.rows].map(({ id: one }) => one)).toEqual((await members(id)).map((one) => one.id))
    expect(next.next).toBeNull()
    const floor = (await city.call('listPlaceMembers', { id, floor: '1幢12' }, sessions.street)).result
    expect(floor.rows.map(({ room }) => room)).toEqual(['1203', '1204'])
    const wrong = await city.call('listPlaceMembers', { id, cursor: 'abc' }, sessions.street)
    expect([wrong.status, wrong.error.name]).toEqual([400, 'inputInvalid'])
  })

  test('others see it as far as their borders go', async () => {
    expect((await city.call('listPlaces', { query: '云塔' }, sessions.district)).result.rows).toMatchObject([
      { id, proposed: 7, confirmed: 0 },
    ])
    expect((await city.call('listPlaces', {}, sessions.neighbour)).result.rows).toEqual([])
    for (const name of ['getPlaceFloors', 'listPlaceMembers'] as const)
      expect((await city.call(name, { id }, sessions.neighbour)).error.name).toBe('placeUnknown')
    const outside = await city.call('createPlace', said({ name: '越界示例大厦' }), sessions.neighbour)
    expect(outside.error.name).toBe('forbidden')
  })

  test('who was seen, and where, stays whatever the pool says later', async () => {
    const [below, , one] = await members(id)
    const settle = (enterprise: string, here: boolean, at: { floor: string; room: string } | null = null) =>
      city.call('settlePlaceMember', { key: newKey(), id, enterprise, here, at }, sessions.street)
    expect((await settle(one?.id ?? '', true, { floor: '2', room: '203' })).result).toEqual({ membership: 'confirmed' })
    expect((await settle(below?.id ?? '', false)).result).toEqual({ membership: 'absent' })
    await put([
      { name: one?.name ?? '', uscc: one?.uscc ?? '', address: '西湖区转塘街道示例街8号', street: '转塘街道' },
    ])
    await put([record('云塔新来', `${tower}1幢1501室`, '翠苑街道')])
    await until(async () => (await names(id)).includes('云塔新来'))
    expect((await members(id)).find((row) => row.id === one?.id)).toMatchObject({
      membership: 'confirmed',
      source: 'desk',
      floor: '2',
      room: '203',
    })
    const { result } = await city.call('getPlaceFloors', { id }, sessions.street)
    expect(result).toMatchObject({ enterprises: 7, confirmed: 1, absent: 1 })
    const stranger = await city.call('searchPool', { query: '溪上石' }, sessions.district)
    expect((await settle(stranger.result.rows[0]?.id ?? '', true)).error.name).toBe('enterpriseUnknown')
  })

  test('an enterprise that moves away is proposed no more; one that is merged is its other one', async () => {
    const [last] = (await members(id)).filter(({ name }) => name.includes('云塔新来'))
    await put([
      { name: last?.name ?? '', uscc: last?.uscc ?? '', address: '西湖区转塘街道示例街9号', street: '转塘街道' },
    ])
    await until(async () => !(await names(id)).includes('云塔新来'))
    const [a, b] = (await members(id)).filter(({ room }) => room === '1203' || room === '1204')
    await city.ground.act((call) =>
      confirmMember(call, {
        place: id,
        enterprise: a?.id ?? '',
        here: true,
        floor: null,
        room: null,
        by,
        now: call.now,
      }),
    )
    await city.ground.act((call) =>
      mergeEnterprises(call, { winner: b?.id ?? '', loser: a?.id ?? '', ground: 'same' }, by),
    )
    await until(async () => (await members(id)).filter(({ room }) => /^120/.test(room)).length === 1)
    expect((await members(id)).find((row) => row.id === b?.id)).toMatchObject({ membership: 'confirmed' })
  })
  let by = { personId: '', officeId: '' }
  beforeAll(async () => {
    const { rows } = await city.ground.act((call) =>
      sql<{ personId: string; officeId: string }>`
        select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`.execute(call.tx),
    )
    by = rows[0] ?? by
  })

  test('what later rooms ask: a place, those of many ids, where an enterprise is', async () => {
    const [first] = await members(id)
    await city.ground.act(async (call) => {
      expect(await findPlace(call, id)).toMatchObject({
        name: '示例云塔大厦',
        path: paths.cuiyuan,
        entrances: ['东门'],
      })
      expect(await findPlace(call, newKey())).toBeUndefined()
      expect([...(await listPlacesOf(call, [id, newKey()])).keys()]).toEqual([id])
      const page = await listMembers(call, id, { limit: 2 })
      expect(page.rows).toHaveLength(2)
      const where = await placeOf(
        call,
        page.rows.map((row) => row.id),
      )
      // The first was found absent: it is nowhere.
      expect(where.has(first?.id ?? '')).toBe(false)
      expect(where.get(page.rows[1]?.id ?? '')).toMatchObject({ place: { id }, membership: 'confirmed', floor: '2' })
    })
  })

  test('an older word changes nothing; a place that ended takes none', async () => {
    const [first] = await members(id)
    const word = (here: boolean, now: Date) => ({
      place: id,
      enterprise: first?.id ?? '',
      here,
      floor: null,
      room: null,
      by,
      now,
    })
    await city.ground.act(async (call) => {
      expect(await confirmMember(call, word(true, new Date(call.now.getTime() - 86_400_000 * 30)))).toBe('absent')
      expect(await confirmMember(call, word(true, new Date(call.now.getTime() + 1000)))).toBe('confirmed')
    })
  })

  test('a poster printed for a place is known by its code, whatever the place is called later', async () => {
    const plan = (name?: string, session = sessions.street) =>
      city.call('planPosters', { kind: 'place', registryPlace: id, ...(name === undefined ? {} : { name }) }, session)
    expect((await plan()).result).toMatchObject({ posters: 1, name: '示例云塔大厦' })
    expect((await plan('云塔一楼大厅')).result).toMatchObject({ name: '云塔一楼大厅' })
    expect((await plan(undefined, sessions.neighbour)).error.name).toBe('placeUnknown')
    await city.ground.act(async (call) => {
      const target = { kind: 'place' as const, place: paths.cuiyuan, placeId: id }
      const [first] = await makeLinks(call, [{ ...target, title: '示例云塔大厦' }])
      const [again] = await makeLinks(call, [{ ...target, title: '云塔' }])
      const [free] = await makeLinks(call, [{ kind: 'place', place: paths.cuiyuan, title: '示例云塔大厦' }])
      expect(again?.scene).toBe(first?.scene)
      expect(free?.scene).not.toBe(first?.scene)
      const tokens = (await listPlaceTokens(call, [id, newKey()])).get(id)
      expect(tokens).toContain(first?.scene)
      expect(tokens).not.toContain(free?.scene)
    })
  })

  test('bad input is told with its remedy', async () => {
    const reasons = async (change: Partial<InputOf<'createPlace'>>) =>
      (await city.call('createPlace', said(change), sessions.street)).error
    expect(await reasons({})).toMatchObject({ name: 'placeExists' })
    expect(await reasons({ name: ' 示例 云塔大厦 ' })).toMatchObject({ name: 'placeExists' })
    expect(await reasons({ name: '' })).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'name' }] })
    expect(await reasons({ name: '——' })).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'name' }] })
    expect(await reasons({ name: '甲'.repeat(61) })).toMatchObject({ fields: [{ field: 'name' }] })
    expect(await reasons({ floors: [''] })).toMatchObject({ name: 'inputInvalid' })
    expect(await reasons({ floors: Array.from({ length: 201 }, (_, at) => String(at)) })).toMatchObject({
      name: 'inputInvalid',
    })
    expect(await reasons({ name: '另一示例楼', place: `${paths.cuiyuan}1234/` })).toMatchObject({
      name: 'inputInvalid',
    })
    const same = await city.call('mergePlaces', { key: newKey(), id, other: id }, sessions.street)
    expect([same.status, same.error.name]).toEqual([409, 'placeSame'])
    const none = await city.call('changePlace', { ...said(), id: newKey() }, sessions.street)
    expect(none.error.name).toBe('placeUnknown')
  })

  test('a place without enterprises is one all the same', async () => {
    const empty = await create({ name: '空空示例小镇', kind: 'town', address: '西湖区翠苑街道' })
    expect(empty.proposed).toBe(0)
    const { result } = await city.call('getPlaceFloors', { id: empty.id }, sessions.street)
    expect(result).toMatchObject({ floors: [], enterprises: 0 })
    await city.call('endPlace', { key: newKey(), id: empty.id, ended: true }, sessions.street)
  })

  test('a place under a new name is still found by its former one', async () => {
    const { result } = await city.call('changePlace', { ...said({ name: '示例天际中心' }), id }, sessions.street)
    expect(result).toEqual({ id })
    await read()
    expect(await names(id)).toContain('云塔座')
    await put([record('天际新', '西湖区示例天际中心2幢801室')])
    await until(async () => (await names(id)).includes('天际新'))
    const page = (await city.call('getPlaceFloors', { id }, sessions.street)).result
    expect(page).toMatchObject({ name: '示例天际中心', otherNames: ['示例云塔大厦'] })
    expect((await city.call('listPlaces', { query: '云塔' }, sessions.street)).result.rows).toMatchObject([{ id }])
  })

  test('two that are one are merged with what was seen at either, and taken apart again', async () => {
    const other = await create({ name: '另一商务中心', address: '西湖区翠苑街道试验路90号另一商务中心' })
    const [neighbour] = await members(other.id)
    expect(neighbour?.name).toContain('邻楼')
    await city.call(
      'settlePlaceMember',
      { key: newKey(), id: other.id, enterprise: neighbour?.id ?? '', here: true, at: null },
      sessions.street,
    )
    // The house number alone tells neither of the two any more.
    await until(async () => !(await names(id)).includes('云塔无街'))
    const before = await names(id)
    const { result } = await city.call('mergePlaces', { key: newKey(), id, other: other.id }, sessions.street)
    await until(async () => (await names(id)).includes('云塔无街'))
    expect((await members(id)).find((row) => row.id === neighbour?.id)).toMatchObject({ membership: 'confirmed' })
    expect((await city.call('getPlaceFloors', { id: other.id }, sessions.street)).result).toMatchObject({ id })
    const again = await city.call('mergePlaces', { key: newKey(), id, other: other.id }, sessions.street)
    expect(again.error.name).toBe('placeSame')
    const page = (await city.call('getPlaceFloors', { id }, sessions.street)).result
    expect(page.merges).toMatchObject([{ id: result.merge, name: '另一商务中心' }])
    const undo = { key: newKey(), id, merge: result.merge }
    expect((await city.call('undoPlaceMerge', undo, sessions.street)).status).toBe(200)
    await until(async () => JSON.stringify(await names(id)) === JSON.stringify(before))
    expect(await names(other.id)).toEqual(['邻楼'])
    const twice = await city.call('undoPlaceMerge', { ...undo, key: newKey() }, sessions.street)
    expect(twice.error.name).toBe('placeMergeMoved')
    await city.call('endPlace', { key: newKey(), id: other.id, ended: true }, sessions.street)
    await until(async () => (await names(id)).includes('云塔无街'))
  })

  test('a place that ended proposes nobody, takes no word, and may be one again', async () => {
    const end = (ended: boolean) => city.call('endPlace', { key: newKey(), id, ended }, sessions.street)
    const [first] = await members(id)
    expect((await end(true)).result).toEqual({ ended: true })
    await until(async () => (await members(id)).every(({ membership }) => membership !== 'proposed'))
    const late = await city.call(
      'settlePlaceMember',
      { key: newKey(), id, enterprise: first?.id ?? '', here: true, at: null },
      sessions.street,
    )
    expect(late.error.name).toBe('placeEnded')
    expect((await city.call('listPlaces', { ended: true, query: '天际' }, sessions.street)).result.total).toBe(1)
    expect((await end(false)).result).toEqual({ ended: false })
    await until(async () => (await names(id)).includes('云塔座'))
  })

  test('an application whose address names a place of the registry goes to its street, where the street is written nowhere', async () => {
    const submit = async (address: string, phone: string) => {
      const owner = await city.logIn(phone)
      const { result } = await city.call(
        'submitApplication',
        {
          key: newKey(),
          subject: { name: '杭州登记霁测试有限公司', uscc: inventUscc(serial++), address },
          contactName: '示例联系人',
          bodies: ['league'],
          noticeVersion: (await city.call('getCity', {})).result.notice.version,
        },
        owner,
      )
      return result.office.name
    }
    const nowhere = '杭州市西湖区独木示例科技园7幢201室'
    // Nobody knows it yet: a guess. It lies in the other street.
    const guess = await submit(nowhere, '15400000411')
    const isGuessed = guess === '转塘街道团工委'
    const [place, office] = isGuessed ? [paths.cuiyuan, '翠苑街道团工委'] : [paths.zhuantang, '转塘街道团工委']
    await create({ name: '独木示例科技园', kind: 'park', address: nowhere, place }, sessions.district)
    // Till the service routes by the registry of now: it may still be following what an earlier test left.
    const version = await city.ground.act((call) => readRegistryVersion(call))
    await until(async () => Promise.resolve(city.running.engines.registryVersion.startsWith(`${version} `)))
    expect(await submit(nowhere, '15400000412')).toBe(office)
    // A street that is written is believed before it.
    expect(await submit(`杭州市西湖区${isGuessed ? '转塘' : '翠苑'}街道独木示例科技园7幢201室`, '15400000413')).toBe(
      guess,
    )
  })

  test('a list is tried, taken in, and taken in again; what is wrong is refused line by line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-test-'))
    const file = join(folder, '楼宇.csv')
    const lines = [
      '名称,类型,地址,所属街道,楼层',
      '示例入表大厦,楼宇,西湖区翠苑街道试验路300号示例入表大厦,,-1、1、2',
      '示例入表市场,市场,试验路301号,转塘街道,',
      '示例无街大厦,楼宇,试验路302号,,',
      '示例错街大厦,楼宇,试验路303号,没有街道,',
      ',楼宇,西湖区翠苑街道试验路304号,,',
      '示例怪类,码头,西湖区翠苑街道试验路305号,,',
      '示例入表大厦,楼宇,西湖区翠苑街道试验路300号,,',
    ]
    const printed: string[] = []
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk))
      return true
    })
    const bring = async (text: string, dryRun: boolean) => {
      writeFileSync(file, text)
      printed.length = 0
      const refused = `${file}.refused`
      await importPlacesFile(city.ground, file, { refused, dryRun })
      const report = existsSync(refused) ? readFileSync(refused, 'utf8') : ''
      return { said: printed.join(''), refused: report.trim().split('\n').slice(1) }
    }
    const find = async () => (await city.call('listPlaces', { query: '入表' }, sessions.district)).result.rows
    try {
      const tried = await bring(lines.join('\n'), true)
      expect(tried.said).toContain(placeWords.summary(7, 2, 0, 0, 5))
      expect(await find()).toEqual([])
      const taken = await bring(lines.join('\n'), false)
      expect([...taken.refused].sort()).toEqual([
        expect.stringMatching(/^4,所属街道,看不出在哪个街道/),
        expect.stringMatching(/^5,所属街道,没有这个街道/),
        expect.stringMatching(/^6,名称,名称为空/),
        expect.stringMatching(/^7,类型,看不出是哪一类/),
        expect.stringMatching(/^8,整行,与第 2 行是同一处/),
      ])
      expect((await find()).map(({ name, path }) => [name, path])).toEqual([
        ['示例入表大厦', paths.cuiyuan],
        ['示例入表市场', paths.zhuantang],
      ])
      const again = await bring(lines.slice(0, 3).join('\n').replace('试验路301号', '试验路311号'), false)
      expect(again.said).toContain(placeWords.summary(2, 0, 1, 1, 0))
      // A list without kinds says nothing of one that somebody put right; what is new is read from its name.
      await city.ground.act(({ tx }) => sql`update place set kind = 'park' where name = '示例入表大厦'`.execute(tx))
      const bare = [
        '名称,地址,所属街道',
        '示例入表大厦,西湖区翠苑街道试验路300号示例入表大厦,',
        '示例入表小镇,试验路306号,转塘街道',
      ]
      expect((await bring(bare.join('\n'), false)).said).toContain(placeWords.summary(2, 1, 0, 1, 0))
      expect((await find()).map(({ name, kind }) => [name, kind])).toEqual([
        ['示例入表大厦', 'park'],
        ['示例入表小镇', 'town'],
        ['示例入表市场', 'market'],
      ])
    } finally {
      out.mockRestore()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('a member shows the day of the last visit that counts, also of what was merged into it; whoever may plan and open is told so', async () => {
    await put([
      record('云阶甲', '西湖区翠苑街道试验路400号示例云阶大厦3楼', '翠苑街道'),
      record('云阶乙', '西湖区翠苑街道试验路400号示例云阶大厦4楼', '翠苑街道'),
      record('云阶丙', '西湖区翠苑街道试验路400号示例云阶大厦5楼', '翠苑街道'),
    ])
    await read()
    const steps = (await create({ name: '示例云阶大厦', address: '西湖区翠苑街道试验路400号示例云阶大厦' })).id
    const [first, second, third] = await members(steps)
    const days = async () => (await members(steps)).map((one) => one.lastVisitOn)
    expect(await days()).toEqual([null, null, null])
    const phone = new FieldPhone(city, sessions.street)
    await phone.open()
    const visit = phone.make(visitOf({ enterprise: first!.id }))
    await phone.send([visit, phone.make(visitOf({ enterprise: third!.id }))])
    const today = new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(await days()).toEqual([today, null, today])
    await phone.record({ form: 1, kind: 'taken-back', record: visit.id })
    expect(await days()).toEqual([null, null, today])
    await city.ground.act((call) =>
      mergeEnterprises(call, { winner: second!.id, loser: third!.id, ground: 'same' }, by),
    )
    await read()
    expect((await members(steps)).map((one) => [one.id, one.lastVisitOn])).toContainEqual([second!.id, today])
    const told = async (session: string) => {
      const { mayPlan, mayOpen } = (await city.call('getPlaceFloors', { id: steps }, session)).result
      return { mayPlan, mayOpen }
    }
    expect(await told(sessions.street)).toEqual({ mayPlan: true, mayOpen: false })
    expect(await told(sessions.district)).toEqual({ mayPlan: true, mayOpen: true })
  })

  test('whoever opens the poster of a place is told the office of where it stands today', async () => {
    const tellsOf = { name: '示例迁街大厦', address: '西湖区翠苑街道示例迁街路7号' }
    const { id: moved } = await create(tellsOf)
    const [link] = await city.ground.act((call) =>
      makeLinks(call, [{ kind: 'place', place: paths.cuiyuan, placeId: moved, title: '示例迁街大厦' }]),
    )
    const office = async () => (await city.call('openInvitation', { token: link?.scene ?? '' })).result.office.name
    expect(await office()).toContain('翠苑街道')
    const corrected = { ...said({ ...tellsOf, place: paths.zhuantang }), id: moved }
    expect((await city.call('changePlace', corrected, sessions.district)).status).toBe(200)
    expect(await office()).toContain('转塘街道')
  })

  test('places go along with their street', async () => {
    const desk = await new DivisionDesk(city).open()
    const [kept, gone] = [await desk.code('文新街道'), await desk.code('翠苑街道')]
    const { counts } = await desk.done({ kind: 'merge', subjects: [kept, gone], into: [{ code: kept }] })
    expect(counts).toEqual(expect.arrayContaining([expect.objectContaining({ what: 'places' })]))
    const page = (await city.call('getPlaceFloors', { id }, sessions.district)).result
    expect(page.place).toBe('西湖区 文新街道')
    expect(page.enterprises).toBeGreaterThan(5)
  })
})
