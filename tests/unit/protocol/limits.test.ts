import Fastify from 'fastify'
import { installErrors } from '../../../cloud/protocol/errors'
import { installLimits, networkOf, requestLimits } from '../../../cloud/protocol/limits'

const build = async (factor = 1, trustProxy: false | string[] = false) => {
  const service = Fastify({ trustProxy })
  installErrors(service)
  await installLimits(service, factor)
  service.get('/healthz', () => ({}))
  service.post('/1.1/functions/:name', () => ({ result: {} }))
  service.post('/1.1/functions/recordFieldwork', () => ({ result: {} }))
  service.post('/1.1/requestSmsCode', () => ({}))
  service.post('/1.1/users', () => ({}))
  service.post('/1.1/usersByMobilePhone', () => ({}))
  service.post('/i/:token/wechat', () => ({}))
  return service
}
type Service = Awaited<ReturnType<typeof build>>
const ask = async (
  service: Service,
  url: string,
  headers: Record<string, string> = {},
  remoteAddress = '203.0.113.7',
) => service.inject({ method: url === '/healthz' ? 'GET' : 'POST', url, headers, remoteAddress })
const statusesOf = async (times: number, one: () => Promise<{ statusCode: number }>) => {
  const statuses: number[] = []
  for (let i = 0; i < times; i++) statuses.push((await one()).statusCode)
  return statuses
}
const { address, addressLogin, session, sessionFunction } = requestLimits

it('turns one address away above its limit, says until when, and nobody else', async () => {
  const service = await build()
  const all = await statusesOf(address.perMinute, () => ask(service, '/1.1/functions/getCity'))
  expect(all.every((status) => status === 200)).toBe(true)
  const refused = await ask(service, '/1.1/functions/getCity')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ code: 1102, name: 'tooManyRequests', error: expect.stringContaining('频繁') })
  expect((await ask(service, '/1.1/functions/getCity', {}, '203.0.113.8')).statusCode).toBe(200)
  expect((await ask(service, '/healthz')).statusCode).toBe(200)
})

it('counts the ways in apart, all of one address together', async () => {
  const service = await build()
  await statusesOf(addressLogin.perMinute / 2, () => ask(service, '/1.1/requestSmsCode'))
  await statusesOf(addressLogin.perMinute / 2, () => ask(service, '/1.1/users?failOnNotExist=true'))
  expect((await ask(service, '/1.1/users')).statusCode).toBe(429)
  expect((await ask(service, '/1.1/functions/getCity')).statusCode).toBe(200)
})

it('counts a session, and each function of it, wherever it calls from', async () => {
  const service = await build()
  const from = (i: number) => `198.51.100.${i % 200}`
  let i = 0
  const call = (name: string, token: string) =>
    ask(service, `/1.1/functions/${name}`, { 'x-lc-session': token }, from(i++))
  await statusesOf(sessionFunction.perMinute, () => call('getCase', 'a'))
  expect((await call('getCase', 'a')).statusCode).toBe(429)
  expect((await call('getCase', 'b')).statusCode).toBe(200)
  expect((await call('listQueue', 'a')).statusCode).toBe(200)
  // One with a route of its own, too.
  await statusesOf(sessionFunction.perMinute, () => call('recordFieldwork', 'c'))
  expect((await call('recordFieldwork', 'c')).statusCode).toBe(429)
  const names = Array.from({ length: session.perMinute }, (_, n) => `f${n}`)
  const statuses: number[] = []
  for (const name of names) statuses.push((await call(name, 'a')).statusCode)
  expect(statuses.at(-1)).toBe(429)
})

it('counts by what is answered, however its address is written', async () => {
  const service = await build()
  const { addressLink } = requestLimits
  await statusesOf(addressLogin.perMinute, () => ask(service, '/1.1/usersByMobile%50hone'))
  expect((await ask(service, '/1.1/usersByMobilePhone')).statusCode).toBe(429)
  await statusesOf(addressLink.perMinute, () => ask(service, '/i/abcdefgh/%77echat', {}, '203.0.113.8'))
  expect((await ask(service, '/i/abcdefgh/w%65chat', {}, '203.0.113.8')).statusCode).toBe(429)
  const list = (name: string) => ask(service, `/1.1/functions/${name}`, { 'x-lc-session': 'a' }, '203.0.113.9')
  await statusesOf(sessionFunction.perMinute, () => list('list%43ampaigns'))
  expect((await list('listCampaigns')).statusCode).toBe(429)
})

it('multiplies by the factor', async () => {
  const service = await build(3)
  const statuses = await statusesOf(addressLogin.perMinute * 3 + 1, () => ask(service, '/1.1/requestSmsCode'))
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
})

it('believes only a balancer of ours: an invented address in front gives nobody a limit of its own', async () => {
  const service = await build(1, ['loopback', 'linklocal', 'uniquelocal'])
  let i = 0
  const through = () =>
    ask(service, '/1.1/requestSmsCode', { 'x-forwarded-for': `192.0.2.${i++ % 250}, 203.0.113.9` }, '10.0.0.1')
  const statuses = await statusesOf(addressLogin.perMinute + 1, through)
  expect(statuses.at(-1)).toBe(429)
  const other = { 'x-forwarded-for': '203.0.113.10' }
  expect((await ask(service, '/1.1/requestSmsCode', other, '10.0.0.1')).statusCode).toBe(200)
  // Not from our network: what the header says is nothing.
  const bare = await build()
  const spoofed = () => ask(bare, '/1.1/requestSmsCode', { 'x-forwarded-for': `192.0.2.${i++ % 250}` })
  expect((await statusesOf(addressLogin.perMinute + 1, spoofed)).at(-1)).toBe(429)
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s belongs to the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
