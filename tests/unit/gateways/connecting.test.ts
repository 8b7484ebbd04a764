/** Whether a host was asked at all: only where a connection stood, whatever the error is called. */
import { request } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import {
  askOnce,
  CONNECTING,
  createConnections,
  NeverConnected,
  neverConnectedIn,
} from '../../../cloud/gateways/connecting'
import { HOST_PATIENCE } from '../../../cloud/gateways/identity/ask'
import { createAliyunSms } from '../../../cloud/gateways/sms/aliyun'
import { createTencentSms, TENCENT_DEFAULTS } from '../../../cloud/gateways/sms/tencent'
import { standingClock } from '../../../cloud/platform/clock'

const servers: Server[] = []
const sockets: Socket[] = []
/** Takes connections; what comes over them is up to the test. */
async function serve(each: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    each(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
})

const ask = (url: string, seconds = 10) =>
  askOnce({ method: 'POST', url, headers: {}, body: 'a', seconds }).then(
    ({ status, bytes }) => `${status} ${bytes.toString()}`,
    (error: unknown) => [(error as Error).name, (error as NodeJS.ErrnoException).code],
  )

it('connects in clearly less time than an answer may take', () => {
  expect(CONNECTING.seconds * 1000).toBeLessThan(HOST_PATIENCE.seconds * 1000)
  expect(CONNECTING.seconds).toBeLessThan(TENCENT_DEFAULTS.timeoutSeconds)
})

it('gives up a connection that does not come about, and knows that nothing was asked', async () => {
  // As behind a firewall that drops packets: nobody says anything. Here the host's half of the handshake stays away.
  const host = await serve(() => undefined)
  const began = performance.now()
  const account = { clock: standingClock(new Date()), sign: '共青团委' }
  const message = { phone: '15400000001', template: 'invitation', params: ['示例', 'aB3dE6gH9k'], ref: 'r' } as const
  const tencent = createTencentSms({
    ...account,
    secretId: 'AKIDinvented',
    secretKey: 'invented',
    sdkAppId: '1400000000',
    templateIds: { invitation: '1' },
    endpoint: host,
  })
  const aliyun = createAliyunSms({
    ...account,
    keyId: 'k',
    keySecret: 's',
    templateIds: { invitation: 'SMS_1' },
    endpoint: host,
  })
  const unreached = { outcome: 'refused', code: 'Unreachable', retry: 'elsewhere' }
  expect(await Promise.all([ask(`https://${host}/`), tencent.send(message), aliyun.send(message)])).toEqual([
    ['NeverConnected', 'ECONNTIMEOUT'],
    expect.objectContaining(unreached),
    expect.objectContaining(unreached),
  ])
  expect(performance.now() - began).toBeLessThan(TENCENT_DEFAULTS.timeoutSeconds * 1000)
})

it('knows the same where all of the time runs out before', async () => {
  const host = await serve(() => undefined)
  expect(await ask(`https://${host}/`, 0.2)).toEqual(['NeverConnected', 'TimeoutError'])
})

it('asks nobody whose certificate is not believed, or who is none for it', async () => {
  const closing = await serve((socket) => socket.destroy())
  const plain = await serve((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  for (const host of [closing, plain]) expect(await ask(`https://${host}/`)).toContain('NeverConnected')
  expect(await ask('http://127.0.0.1:9/')).toEqual(['NeverConnected', 'ECONNREFUSED'])
})

it('gives up a host whose address nobody finds', async () => {
  const agent = createConnections('http')
  const error = await new Promise((resolve) => {
    request('http://host.invalid/', { agent, lookup: () => undefined })
      .on('error', resolve)
      .end()
  })
  expect(error).toBeInstanceOf(NeverConnected)
  expect(neverConnectedIn(`request to http://host.invalid/ failed, reason: ${(error as Error).message}`)).toBe(
    'ECONNTIMEOUT',
  )
})

it('does not know what became of what was asked, whatever broke', async () => {
  const silent = await serve(() => undefined)
  expect(await ask(`http://${silent}/`, 0.2)).toEqual(['TimeoutError', undefined])
  const reset = await serve((socket) => socket.once('data', () => socket.resetAndDestroy()))
  expect(await ask(`http://${reset}/`)).toEqual(['Error', 'ECONNRESET'])
  const within = await serve((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')),
  )
  expect(await ask(`http://${within}/`)).toEqual(['Error', 'ECONNRESET'])
  const elsewhere = await serve((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n')),
  )
  expect(await ask(`http://${elsewhere}/`)).toEqual(['SentElsewhere', undefined])
})

it('asks again over the connection that stands', async () => {
  let connections = 0
  const host = await serve((socket) => {
    connections++
    socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
  })
  expect([await ask(`http://${host}/`), await ask(`http://${host}/`)]).toEqual(['200 ok', '200 ok'])
  expect(connections).toBe(1)
})
