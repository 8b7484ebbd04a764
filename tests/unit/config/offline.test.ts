/** The keeper of files in a cadre's browser, run as it is built: of one build or none, never the calls of the service. */
import { webcrypto } from 'node:crypto'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { writeWorker } from '../../../config/offline/index.cjs'

const ORIGIN = 'https://league.example'
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A build with its worker's text. */
function built(mark: string) {
  const folder = mkdtempSync(join(tmpdir(), 'offline-test-'))
  folders.push(folder)
  mkdirSync(join(folder, 'js'))
  const script = `/js/app.${mark.repeat(8)}.js`
  const files: Record<string, string> = { '/': `<html>${mark}<script src="${script}">`, [script]: `var a='${mark}'` }
  writeFileSync(join(folder, 'index.html'), files['/'] ?? '')
  writeFileSync(join(folder, script), files[script] ?? '')
  const { version } = writeWorker(folder, ['index.html', script.slice(1), `${script.slice(1)}.gz`])
  return { files, script, version, worker: readFileSync(join(folder, 'sw.js'), 'utf8') }
}

type Handler = (event: object) => void

/** A browser's store of files, and whatever the network answers. */
class Browser {
  readonly kept = new Map<string, Map<string, Response>>()
  network: Record<string, string> | undefined
  readonly asked: string[] = []

  private readonly fetch = async (request: string | Request) => {
    const path = typeof request === 'string' ? request : new URL(request.url).pathname
    this.asked.push(path)
    const text = this.network?.[path]
    if (this.network === undefined) throw new TypeError('Failed to fetch')
    return new Response(text ?? 'none', { status: text === undefined ? 404 : 200 })
  }

  private open(name: string) {
    const cache = this.kept.get(name) ?? new Map<string, Response>()
    this.kept.set(name, cache)
    const put = (path: string, answer: Response) => void cache.set(path, answer)
    return {
      match: async (path: string) => cache.get(path)?.clone(),
      put: async (path: string, answer: Response) => put(path, answer),
      addAll: async (requests: Request[]) => {
        const answers = await Promise.all(requests.map(this.fetch))
        if (answers.some(({ ok }) => !ok)) throw new TypeError('not all')
        requests.forEach((request, at) => put(new URL(request.url).pathname, answers[at] as Response))
      },
    }
  }

  /** Runs a worker; its events are then handed in. */
  start(worker: string) {
    const handlers = new Map<string, Handler>()
    const self = {
      location: { origin: ORIGIN },
      skipWaiting: async () => undefined,
      clients: { claim: async () => undefined },
      addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    }
    class Asking extends Request {
      constructor(path: string) {
        super(new URL(path, ORIGIN))
      }
    }
    const caches = {
      open: async (name: string) => this.open(name),
      keys: async () => [...this.kept.keys()],
      delete: async (name: string) => this.kept.delete(name),
      match: async (path: string) => {
        for (const cache of this.kept.values()) if (cache.has(path)) return cache.get(path)?.clone()
        return undefined
      },
    }
    const { fetch } = this
    runInContext(
      worker,
      createContext({
        self,
        caches,
        fetch,
        crypto: webcrypto,
        Request: Asking,
        URL,
        setTimeout,
        Uint8Array,
        Promise,
        Error,
      }),
    )
    const wait = async (name: string) => {
      let over: Promise<unknown> = Promise.resolve()
      handlers.get(name)?.({ waitUntil: (promise: Promise<unknown>) => (over = promise) })
      await over
    }
    return {
      install: () => wait('install'),
      activate: () => wait('activate'),
      /** What is answered; undefined: left to the browser. */
      ask: async (path: string, mode = 'no-cors', method = 'GET') => {
        let answer: Promise<Response> | undefined
        const request = { url: path.startsWith('http') ? path : ORIGIN + path, mode, method }
        handlers.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) })
        return answer && (await answer).text()
      },
    }
  }
}

test('kept as a whole, opened without a network; what is the service’s goes by untouched', async () => {
  const a = built('a')
  const browser = new Browser()
  browser.network = a.files
  const worker = browser.start(a.worker)
  await worker.install()
  await worker.activate()
  browser.network = undefined
  expect(await worker.ask('/', 'navigate')).toBe(a.files['/'])
  expect(await worker.ask(a.script)).toBe(a.files[a.script])
  const before = browser.asked.length
  for (const path of [
    '/1.1/functions/recordFieldwork',
    '/1.1/files/x',
    '/i/token',
    '/sw.js',
    'https://evil.example/js/app.aaaaaaaa.js',
  ])
    expect(await worker.ask(path)).toBeUndefined()
  expect(await worker.ask('/', 'navigate', 'POST')).toBeUndefined()
  expect(browser.asked).toHaveLength(before)
  expect([...(browser.kept.values().next().value?.keys() ?? [])].sort()).toEqual(['/', a.script])
})

test('a document of another build is not kept with these files', async () => {
  const [a, b] = [built('a'), built('b')]
  const browser = new Browser()
  browser.network = { ...a.files, '/': b.files['/'] ?? '' }
  await expect(browser.start(a.worker).install()).rejects.toThrow('another build')
})

test('a file that does not come leaves the older build as it was', async () => {
  const [a, b] = [built('a'), built('b')]
  const browser = new Browser()
  browser.network = a.files
  const old = browser.start(a.worker)
  await old.install()
  await old.activate()
  browser.network = { '/': b.files['/'] ?? '' }
  await expect(browser.start(b.worker).install()).rejects.toThrow('not all')
  browser.network = undefined
  expect(await old.ask('/', 'navigate')).toBe(a.files['/'])
})

test('with a network the newest document comes; updated, the new one is kept with its files, and an open page still finds the old ones', async () => {
  const [a, b, c] = [built('a'), built('b'), built('c')]
  const browser = new Browser()
  let worker = browser.start(a.worker)
  for (const build of [a, b, c]) {
    browser.network = build.files
    // The old keeper hands out the new document as it comes from the network, with nothing of its own.
    if (build !== a) expect(await worker.ask('/', 'navigate')).toBe(build.files['/'])
    worker = browser.start(build.worker)
    await worker.install()
    await worker.activate()
  }
  browser.network = undefined
  expect(await worker.ask('/', 'navigate')).toBe(c.files['/'])
  expect(await worker.ask(b.script)).toBe(b.files[b.script])
  await expect(worker.ask(a.script)).rejects.toThrow()
  expect(browser.kept.size).toBe(2)
})

test('a build that did not come whole costs an open page none of its files', async () => {
  const [a, b, c] = [built('a'), built('b'), built('c')]
  const browser = new Browser()
  browser.network = a.files
  const old = browser.start(a.worker)
  await old.install()
  await old.activate()
  browser.network = { '/': b.files['/'] ?? '' }
  await expect(browser.start(b.worker).install()).rejects.toThrow('not all')
  expect(browser.kept.size).toBe(1)
  // Killed in the middle: nobody was there to tidy up.
  browser.kept.set('league-files-killed', new Map())
  browser.network = c.files
  const worker = browser.start(c.worker)
  await worker.install()
  await worker.activate()
  browser.network = undefined
  expect(await worker.ask(a.script)).toBe(a.files[a.script])
  expect(await worker.ask('/', 'navigate')).toBe(c.files['/'])
  expect(browser.kept.size).toBe(2)
})

test('a build that is kept already stays when keeping it again fails', async () => {
  const a = built('a')
  const browser = new Browser()
  browser.network = a.files
  const worker = browser.start(a.worker)
  await worker.install()
  browser.network = undefined
  await expect(browser.start(a.worker).install()).rejects.toThrow('Failed to fetch')
  expect(await worker.ask('/', 'navigate')).toBe(a.files['/'])
})
