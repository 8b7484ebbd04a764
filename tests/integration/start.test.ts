/** `npm start` as a person runs it: processes of their own, from the sources, with an embedded database in a folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firms } from '../support/city'
import { ended, openCommandLine, SOURCES } from '../support/cli'

const line = openCommandLine()
const { folder, launch, cli } = line
afterAll(() => {
  line.close()
})

test('demo and real data do not mix, and two processes do not share a folder', async () => {
  const pool = join(folder, 'pool.csv')
  writeFileSync(pool, `企业名称,统一社会信用代码\n${firms.willow.name},${firms.willow.uscc}\n`)
  expect((await cli('pool', 'import', pool)).out).toContain('新增 1')
  // From the sources, as `npm start` does: it looks for the built app beside them, and builds it where there is none.
  const start = (more?: Record<string, string>) => launch(['start'], more, SOURCES)
  expect(await ended(start())).toMatchObject({ code: 2, err: expect.stringContaining('真实数据') })
  const demo = { DATA_DIR: join(folder, 'demo') }
  const child = start(demo)
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const url = await new Promise<string>((resolve, reject) => {
    child.on('close', () => {
      reject(new Error(`ended: ${out}`))
    })
    child.stdout.on('data', () => {
      const found = /服务已启动：(\S+)[\s\S]*下一步/.exec(out)
      if (found?.[1] !== undefined) resolve(found[1])
    })
  })
  try {
    expect(out).toMatch(/\/i\/[\w-]{24}/)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('pool_enterprises 2054')
    expect(((await (await fetch(`${url}/docs/json`)).json()) as { paths: object }).paths).toHaveProperty([
      '/1.1/functions/submitApplication',
    ])
    expect((await fetch(`${url}/sandbox/inbox`)).headers.get('content-type')).toContain('text/html')
    const taken = start({ DATA_DIR: join(folder, 'other'), PORT: new URL(url).port })
    let said = ''
    taken.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    expect(await new Promise((resolve) => taken.on('close', resolve))).toBe(2)
    expect(said).toMatch(/端口 \d+ 已被占用/)
    const second = launch(['pool', 'import', pool], demo)
    let err = ''
    second.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    await new Promise((resolve) => second.on('close', resolve))
    expect(err).toContain('正被进程')
  } finally {
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    expect(await closed).toBe(0)
  }
  // Three processes start, two with demo data of their own; on a fresh clone the first builds the app too.
})
