/** The engines over the pool: what a match may and may not do to them. */
import { createMatcher } from '../../../cloud/matching'
import { Router } from '../../../cloud/routing/router'
import { PoolEngines, type Enterprise } from '../../../cloud/pool/actions'
import * as store from '../../../cloud/pool/store'
import * as lessons from '../../../cloud/pool/lessons/store'
import type { Database, Tx } from '../../../cloud/platform/database/database'
import { usccCheckCharacter } from '../../../types/uscc'

jest.mock('../../../cloud/pool/store')
jest.mock('../../../cloud/pool/lessons/store')
const stored = jest.mocked(store)
const tx = undefined as unknown as Tx
const database = { transact: <T>(work: (tx: Tx) => Promise<T>) => work(tx) } as unknown as Database

const codeOf = (serial: number) => {
  const first = `91990101WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
const firm: Enterprise = {
  id: 'f1',
  uscc: codeOf(1),
  name: '柳岸晴测试科技有限公司',
  address: '试验路18号',
  street: '河东街道',
  registrationStatus: null,
  ownership: null,
  formerNames: [],
}
const gazetteer = {
  cityCode: '9901',
  cityNames: ['示例市'],
  provinceNames: ['示例省'],
  districts: [{ code: '990101', name: '东区', short: '东区' }],
  streets: [{ code: '990101001', name: '河东街道', short: '河东', district: '东区' }],
  communities: [],
  former: [],
  elsewhere: [],
}

let engines: PoolEngines
beforeEach(async () => {
  jest.restoreAllMocks()
  jest.resetAllMocks()
  stored.readHorizon.mockResolvedValue('100')
  stored.listAll.mockResolvedValue([firm])
  stored.listByIds.mockResolvedValue([])
  jest.mocked(lessons.readLessonsMark).mockResolvedValue('0/0')
  jest.mocked(lessons.listLessons).mockResolvedValue([])
  engines = await PoolEngines.build(database, { regions: [], gazetteer })
})

it('are built from the pool and stand at its horizon', () => {
  expect([engines.size, engines.position]).toEqual([1, '100'])
})

it('follow only what was settled since, and do not ask twice for the same', async () => {
  expect(await engines.follow(database)).toBe(0)
  expect(stored.listChanged).not.toHaveBeenCalled()
  stored.readHorizon.mockResolvedValue('120')
  stored.listChanged.mockResolvedValue([{ ...firm, id: 'f2', uscc: codeOf(2), name: '溪上石测试贸易有限公司' }])
  expect(await engines.follow(database)).toBe(1)
  expect(stored.listChanged).toHaveBeenCalledWith(undefined, '100', '120')
  expect([engines.size, engines.position]).toEqual([2, '120'])
})

it('match what is in the database and not yet in the index', async () => {
  const fresh = { ...firm, id: 'f3', uscc: codeOf(3), name: '远山雾测试咨询有限公司' }
  stored.findByUscc.mockResolvedValue(fresh)
  stored.listByCanonicalName.mockResolvedValue([])
  const found = await engines.match(tx, { name: fresh.name, uscc: fresh.uscc }, '')
  expect([found.decision, found.candidates[0]?.id]).toEqual(['auto', 'f3'])
})

it('match what is in the database while the log waits to be read', async () => {
  let release: (horizon: string) => void = () => undefined
  stored.readHorizon.mockReturnValue(
    new Promise((resolve) => {
      release = resolve
    }),
  )
  const following = engines.follow(database)
  const fresh = { ...firm, id: 'f4', uscc: codeOf(4), name: '远山雨测试咨询有限公司' }
  stored.findByUscc.mockResolvedValue(fresh)
  stored.listByCanonicalName.mockResolvedValue([])
  const found = await engines.match(tx, { name: fresh.name, uscc: fresh.uscc }, '')
  expect([found.decision, found.candidates[0]?.id]).toEqual(['auto', 'f4'])
  // What the log says in the end is what stands.
  const newer = { ...fresh, name: '远山雷测试咨询有限公司' }
  stored.listChanged.mockResolvedValue([newer])
  release('120')
  await following
  stored.findByUscc.mockResolvedValue(undefined)
  expect((await engines.match(tx, { name: newer.name }, '')).candidates[0]).toMatchObject({
    id: 'f4',
    name: newer.name,
  })
})

it('match what is in the database though the log begins to be read, or was read, meanwhile', async () => {
  for (const isRead of [false, true]) {
    const fresh = { ...firm, id: `f5${isRead}`, uscc: codeOf(isRead ? 6 : 5), name: '远山雪测试咨询有限公司' }
    let following: Promise<number> | undefined
    stored.readHorizon.mockResolvedValue(isRead ? '130' : '120')
    stored.listChanged.mockResolvedValue([])
    stored.listByCanonicalName.mockResolvedValue([])
    stored.findByUscc.mockImplementation(async () => {
      following = engines.follow(database)
      if (isRead) await following
      return fresh
    })
    const found = await engines.match(tx, { name: fresh.name, uscc: fresh.uscc }, '')
    expect([found.decision, found.candidates[0]?.id]).toEqual(['auto', fresh.id])
    await following
  }
})

it('forget what a request read and what was never committed', async () => {
  const ghost = { ...firm, id: 'f8', uscc: codeOf(8), name: '远山虹测试咨询有限公司' }
  const changed = { ...firm, name: '柳岸阴测试科技有限公司' }
  stored.findByUscc.mockResolvedValue(undefined)
  stored.listByCanonicalName.mockResolvedValue([ghost, changed])
  await engines.match(tx, { name: ghost.name }, '')
  stored.listByCanonicalName.mockResolvedValue([])
  stored.listByIds.mockResolvedValue([firm])
  // The log has nothing new: what was rolled back stands in no log.
  await engines.follow(database)
  expect(stored.listByIds).toHaveBeenCalledWith(undefined, ['f8', 'f1'])
  expect((await engines.match(tx, { name: ghost.name }, '')).decision).toBe('none')
  expect((await engines.match(tx, { name: firm.name }, '')).candidates[0]).toMatchObject({ id: 'f1', name: firm.name })
  await engines.follow(database)
  expect(stored.listByIds).toHaveBeenCalledTimes(1)
})

it('keep what a request read that was committed, also while the log is read', async () => {
  const fresh = { ...firm, id: 'f9', uscc: codeOf(9), name: '远山霜测试咨询有限公司' }
  const newer = { ...fresh, name: '远山露测试咨询有限公司' }
  stored.findByUscc.mockResolvedValue(fresh)
  stored.listByCanonicalName.mockResolvedValue([])
  await engines.match(tx, { name: fresh.name, uscc: fresh.uscc }, '')
  stored.listByIds.mockImplementation(async () => {
    stored.findByUscc.mockResolvedValue(newer)
    await engines.match(tx, { name: newer.name, uscc: newer.uscc }, '')
    return [fresh]
  })
  await engines.follow(database)
  stored.findByUscc.mockResolvedValue(undefined)
  expect((await engines.match(tx, { name: newer.name }, '')).candidates[0]).toMatchObject({
    id: 'f9',
    name: newer.name,
  })
})

it('a match of what the index knows changes nothing in it, however often somebody asks', async () => {
  stored.findByUscc.mockResolvedValue(firm)
  stored.listByCanonicalName.mockResolvedValue([firm])
  const learn = jest.spyOn(Router.prototype, 'learn')
  const change = jest.spyOn(Object.getPrototypeOf(createMatcher([])) as ReturnType<typeof createMatcher>, 'change')
  for (let i = 0; i < 10; i++) await engines.match(tx, { name: firm.name, uscc: firm.uscc }, '')
  expect([learn.mock.calls.length, change.mock.calls.length]).toEqual([0, 0])
})

it('find an enterprise by the name it had, and say so', async () => {
  stored.findByUscc.mockResolvedValue(undefined)
  const renamed = { ...firm, name: '清溪渡测试科技有限公司', formerNames: ['柳岸晴测试科技有限公司'] }
  stored.listByCanonicalName.mockResolvedValue([renamed])
  const found = await engines.match(tx, { name: '柳岸晴测试科技有限公司' }, '')
  expect(found.candidates[0]?.id).toBe('f1')
  expect(found.reason).toContain('曾用名')
})

describe('following a large import', () => {
  const many = Array.from({ length: 900 }, (_, at): Enterprise => ({
    ...firm,
    id: `m${at}`,
    uscc: codeOf(1000 + at),
    name: `第${String(at)}号雨后测试科技有限公司`,
  }))
  const last = many.at(-1)!
  beforeEach(() => {
    stored.readHorizon.mockResolvedValue('120')
    stored.listChanged.mockResolvedValue(many)
    stored.listByCanonicalName.mockResolvedValue([])
  })

  it('serves requests in between, and stands at the new horizon only when all is taken in', async () => {
    const following = engines.follow(database)
    const seen: [number, string][] = []
    for (let turn = 0; turn < 3; turn++) {
      await new Promise(setImmediate)
      seen.push([engines.size, engines.position])
    }
    expect(seen.every(([size, position]) => size > 1 && size < 901 && position === '100')).toBe(true)
    expect(await following).toBe(900)
    expect([engines.size, engines.position]).toEqual([901, '120'])
  })

  it('does not put something older over what a request took in meanwhile', async () => {
    const newer = { ...last, name: '竹影深测试科技有限公司' }
    const following = engines.follow(database)
    await new Promise(setImmediate)
    stored.findByUscc.mockResolvedValue(newer)
    await engines.match(tx, { name: newer.name, uscc: newer.uscc }, '')
    await following
    stored.findByUscc.mockResolvedValue(undefined)
    const found = await engines.match(tx, { name: newer.name }, '')
    expect(found.candidates[0]).toMatchObject({ id: last.id, name: newer.name })
  })

  it('does not put what a request read before the log over what stood in the log', async () => {
    let release: (row: Enterprise) => void = () => undefined
    stored.findByUscc.mockReturnValue(
      new Promise((resolve) => {
        release = resolve
      }),
    )
    const older = { ...last, name: '竹影深测试科技有限公司' }
    const matching = engines.match(tx, { name: last.name, uscc: last.uscc }, '')
    const following = engines.follow(database)
    await new Promise(setImmediate)
    release(older)
    const found = await matching
    expect(found.candidates[0]).toMatchObject({ id: last.id, name: last.name })
    await following
    expect(engines.size).toBe(901)
  })

  it('is followed once by two who ask at the same time', async () => {
    expect(await Promise.all([engines.follow(database), engines.follow(database)])).toEqual([900, 900])
    expect(stored.listChanged).toHaveBeenCalledTimes(1)
    await engines.close()
  })
})
