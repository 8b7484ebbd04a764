import { createAmapGeocoder } from '../../../../cloud/gateways/geocoder/amap'
import {
  createSandboxGeocoder,
  SANDBOX_GEOCODER_KEY,
  type SandboxPlace,
} from '../../../../cloud/gateways/geocoder/sandbox'
import { createTencentGeocoder } from '../../../../cloud/gateways/geocoder/tencent'
import { startSandboxHostServer, type SandboxHostServer } from '../../../../cloud/gateways/identity/sandbox-server'
import { standingClock } from '../../../../cloud/platform/clock'

const city = '江城市'
const place = (text: string, changes: Partial<SandboxPlace> = {}): SandboxPlace => ({
  text,
  city,
  district: '东山区',
  street: '松林街道',
  level: 9,
  levelWord: '门牌号',
  reliability: 9,
  ...changes,
})
const places = [
  place('青石路478号'),
  place('青石路', { level: 7, levelWord: '道路', reliability: 9 }),
  place('渔歌大厦', { level: 11, levelWord: '兴趣点', reliability: 5 }),
  place('海州路1号', { city: '海州市', district: '港区', street: '港口街道' }),
]
const clock = standingClock(new Date('2026-11-27T02:00:00Z'))
const sandbox = createSandboxGeocoder(clock, places, { signed: true })
let tencentServer: SandboxHostServer
let amapServer: SandboxHostServer
beforeAll(async () => {
  tencentServer = await startSandboxHostServer(sandbox.tencent)
  amapServer = await startSandboxHostServer(sandbox.amap)
})
afterAll(() => Promise.all([tencentServer.stop(), amapServer.stop()]))

const make = {
  tencent: (changes = {}) => createTencentGeocoder({ ...SANDBOX_GEOCODER_KEY, base: tencentServer.base, ...changes }),
  amap: (changes = {}) => createAmapGeocoder({ ...SANDBOX_GEOCODER_KEY, base: amapServer.base, ...changes }),
}

describe.each(['tencent', 'amap'] as const)('the geocoder of %s', (name) => {
  it('finds the street of a house, and is sure of it', async () => {
    expect(await make[name]().locate('东山区青石路478号', city)).toEqual({
      outcome: 'found',
      district: '东山区',
      street: '松林街道',
      level: 'house',
      sure: true,
    })
  })

  it('is not sure of a road, which may run through several streets', async () => {
    expect(await make[name]().locate('东山区青石路', city)).toMatchObject({ level: 'road', sure: false })
  })

  it('knows nothing of what is not there or lies in another city', async () => {
    expect(await make[name]().locate('某某巷1号', city)).toEqual({ outcome: 'nothing' })
    expect(await make[name]().locate('海州路1号', city)).toEqual({ outcome: 'nothing' })
  })

  it('tells a wrong key and a wrong signature as a matter of the settings', async () => {
    for (const changes of [{ key: 'other' }, { signKey: 'other' }, { signKey: undefined }])
      expect(await make[name](changes).locate('青石路478号', city)).toMatchObject({
        outcome: 'unavailable',
        why: 'settings',
      })
  })

  it('tells when the quota of the day is used up, and answers on the next day', async () => {
    const small = createSandboxGeocoder(clock, places, { daily: 2 })
    const ask = name === 'tencent' ? small.tencent : small.amap
    const geocoder = make[name]({ ask, base: undefined, signKey: undefined })
    expect(await geocoder.locate('青石路478号', city)).toMatchObject({ outcome: 'found' })
    expect(await geocoder.locate('青石路478号', city)).toMatchObject({ outcome: 'unavailable', why: 'quota' })
    clock.advance(24 * 3_600_000)
    expect(await geocoder.locate('青石路478号', city)).toMatchObject({ outcome: 'found' })
  })

  it('says that there was no answer, and nothing of what was asked', async () => {
    const gone = make[name]({ base: 'http://127.0.0.1:9' })
    const outcome = await gone.locate('青石路478号', city)
    expect(outcome).toMatchObject({ outcome: 'unavailable', why: 'host' })
    expect(JSON.stringify(outcome)).not.toContain('青石')
    const odd = make[name]({ ask: () => Promise.resolve({ status: 502, body: undefined }) })
    expect(await odd.locate('青石路478号', city)).toMatchObject({ outcome: 'unavailable', why: 'host' })
  })
})

it('honours the reliability that Tencent states', async () => {
  expect(await make.tencent().locate('渔歌大厦', city)).toMatchObject({ level: 'place', sure: false })
})
