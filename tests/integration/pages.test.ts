/** The H5 app as the service hands it out: its own folder and nothing beside it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compress } from '../../config/compress.cjs'
import { TestCity } from '../support/city'

describe('pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'league-h5-'))
  let city: TestCity
  beforeAll(async () => {
    mkdirSync(join(folder, 'h5', 'js'), { recursive: true })
    writeFileSync(join(folder, 'h5', 'index.html'), '<!doctype html><title>页面</title>')
    writeFileSync(join(folder, 'h5', 'js', 'app.0123abcd.js'), 'void 0')
    const script = join(folder, 'h5', 'js', 'long.89abcdef.js')
    writeFileSync(script, `void '${'字'.repeat(2000)}'`)
    compress([script])
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    city = await TestCity.start({}, join(folder, 'h5'))
  })
  afterAll(async () => {
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A request line as it stands: fetch would tidy the address up. */
  const raw = (line: string) =>
    new Promise<string>((resolve) => {
      const { port } = new URL(city.url)
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
      )
      let text = ''
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
      socket.on('close', () => {
        resolve(text)
      })
    })

  test('the page is always asked for, what is named by its content is kept', async () => {
    const page = await fetch(`${city.url}/`)
    expect(await page.text()).toContain('页面')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect((await fetch(`${city.url}/js/app.0123abcd.js`)).headers.get('cache-control')).toContain('immutable')
  })

  test('what is large comes compressed to whoever can read that, and means the same', async () => {
    const plain = await fetch(`${city.url}/js/long.89abcdef.js`, { headers: { 'accept-encoding': 'identity' } })
    const packed = await fetch(`${city.url}/js/long.89abcdef.js`, { headers: { 'accept-encoding': 'br, gzip' } })
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'br'])
    expect(packed.headers.get('cache-control')).toContain('immutable')
    expect(packed.headers.get('content-type')).toMatch(/javascript/)
    expect(await packed.text()).toBe(await plain.text())
  })

  test('a link of an invitation leads to its page', async () => {
    const reply = await fetch(`${city.url}/i/abc-DEF_1`, { redirect: 'manual' })
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/#/pages/invitation/index?i=abc-DEF_1'])
  })

  test.each([
    '/../secret.txt',
    '/js/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/js/..%5c..%5csecret.txt',
  ])('nothing beside the folder is handed out: %s', async (path) => {
    const reply = await raw(`GET ${path} HTTP/1.1`)
    expect(reply).not.toContain('secret\n')
    expect(reply.split('\r\n\r\n').at(1)).not.toBe('secret')
    expect(reply).toMatch(/^HTTP\/1.1 (400|403|404) /)
  })

  test('what is no HTTP is answered with code and sentence', async () => {
    const reply = await raw('\u0000 nonsense')
    expect(reply).toMatch(/^HTTP\/1.1 400 /)
    expect(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 107, name: 'inputUnreadable' })
  })
})
