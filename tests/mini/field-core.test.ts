/** The core of field work where a mini-program runs: ECMAScript of an old phone, no crypto, no TextEncoder, no chance but its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Field } from '../../src/client/field/field'
import { ModelService, visit } from '../support/field-model'
import { Realm } from './runtime/realm'
import { Storage, storageLimits } from './runtime/storage'

const FIELD = join(__dirname, '..', '..', 'src', 'client', 'field')
const folder = mkdtempSync(join(tmpdir(), 'field-core-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

beforeAll(async () => {
  await build({
    stdin: {
      contents: `
        import { openField } from './field'
        import { markOf } from './ciphers'
        import { createGenerator } from './generator'
        module.exports = (store, call) => {
          const generator = createGenerator(store, String(Date.now()))
          const host = { store, call, now: () => Date.now(), random: generator.bytes, shared: false }
          return openField(host, markOf('person'), { stir: generator.stir })
        }`,
      resolveDir: FIELD,
      loader: 'ts',
    },
    outfile: join(folder, 'core.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2017',
    logLevel: 'silent',
  })
})

test.each(['weapp', 'dd'] as const)('on %s it opens, locks, takes a list, records and sends', async (face) => {
  const storage = new Storage(storageLimits[face])
  const store = {
    get: (name: string) => storage.get(name) as string | undefined,
    set: (name: string, value: string) => storage.set(name, value),
    remove: (name: string) => storage.remove(name),
    names: () => storage.keys(),
  }
  const service = new ModelService()
  const enterprises = Array.from({ length: 6000 }, (_, n) => ({
    id: `e${n}`,
    name: `杭州第${n}号测试有限公司`,
    uscc: String(n),
    address: `西湖区模拟路${n}号`,
    place: null,
    floor: '',
    room: '',
    turn: null,
  }))
  const call = async (name: string, input: Parameters<ModelService['receive']>[0] & { cursor?: string }) => {
    if (name === 'openFieldDevice')
      return { secret: service.secretOf(input.device), entropy: service.secretOf('e'), mayVisit: true }
    if (name === 'recordFieldwork') return service.receive(input)
    const from = Number(input.cursor ?? 0)
    return {
      version: 'v',
      takenOn: '2026-11-29',
      office: {},
      noticeVersion: 'n',
      places: [],
      enterprises: enterprises.slice(from, from + 300),
      total: enterprises.length,
      next: from + 300 < enterprises.length ? String(from + 300) : null,
    }
  }
  const start = () => {
    const realm = new Realm(folder, {})
    const open = realm.require('core') as (s: typeof store, c: typeof call) => Field
    return { realm, field: open(store, call) }
  }
  const first = start()
  await first.field.openByLogin()
  await first.field.takeList([])
  expect(first.field.book()?.search('第4711号')).toHaveLength(1)
  await first.field.setPin('135790')
  first.realm.close()
  // The app is closed and opened again, without a network.
  const { field, realm } = start()
  expect(field.state()).toBe('locked')
  field.record(field.begin('visit').id, visit('三楼前台，𠮷'))
  expect(await field.openByPin('135790')).toEqual({ is: 'open' })
  expect(field.book()?.enterprises).toHaveLength(6000)
  field.record(field.begin('visit').id, visit('open'))
  await field.send()
  expect(field.waiting()).toEqual([])
  expect(service.taken.map(({ body }) => (JSON.parse(body) as { note: string }).note)).toEqual(['三楼前台，𠮷', 'open'])
  realm.close()
})
