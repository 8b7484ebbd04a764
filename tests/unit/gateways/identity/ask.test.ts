import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { askOverHttp, NoAnswer, objectIn } from '../../../../cloud/gateways/identity/ask'

const servers: Server[] = []
const serve = async (handler: Parameters<typeof createServer>[1]) => {
  const server = createServer(handler)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

const SECRET = 'my-app-secret'
const failureOf = async (url: string, seconds = 5) =>
  askOverHttp(seconds)({ method: 'GET', url: `${url}/?secret=${SECRET}` }).then(
    () => undefined,
    (error: unknown) => error,
  )

it('gives status and object, whatever the status; no object where the answer is none', async () => {
  const url = await serve((request, response) => {
    response.statusCode = request.url === '/bad' ? 400 : 200
    response.end(request.url === '/text' ? '<html>' : request.url === '/list' ? '[1]' : '{"a":1}')
  })
  const ask = askOverHttp()
  expect(await ask({ method: 'GET', url: `${url}/` })).toEqual({ status: 200, body: { a: 1 } })
  expect(await ask({ method: 'GET', url: `${url}/bad` })).toEqual({ status: 400, body: { a: 1 } })
  expect(await ask({ method: 'GET', url: `${url}/text` })).toEqual({ status: 200, body: undefined })
  expect(await ask({ method: 'GET', url: `${url}/list` })).toEqual({ status: 200, body: undefined })
})

it('throws without a word of the address when nobody answers, in time or at all, or sends elsewhere', async () => {
  const silent = await serve(() => undefined)
  const cut = await serve((request) => request.socket.destroy())
  const elsewhere = await serve((_, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' })
    response.end()
  })
  const closed = await serve(() => undefined)
  await new Promise((resolve) => servers.pop()?.close(resolve))
  for (const [url, seconds] of [
    [silent, 0.2],
    [cut, 5],
    [elsewhere, 5],
    [closed, 5],
  ] as const) {
    const error = await failureOf(url, seconds)
    expect(error).toBeInstanceOf(NoAnswer)
    expect(`${(error as Error).message} ${(error as Error).stack ?? ''}`).not.toContain(SECRET)
  }
  expect((await failureOf(closed)) as Error).toMatchObject({ message: 'ECONNREFUSED' })
  expect((await failureOf(silent, 0.2)) as Error).toMatchObject({ message: 'TimeoutError' })
})

it('reads objects only', () => {
  expect(objectIn('{"a":1}')).toEqual({ a: 1 })
  for (const text of ['', 'null', '1', '"x"', '[]', '{']) expect(objectIn(text)).toBeUndefined()
})
