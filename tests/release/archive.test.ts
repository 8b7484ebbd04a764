/**
 * The archive as a city gets it: unpacked in an empty folder outside the repository, without network, installed, started, used,
 * stopped, upgraded, taken back. Needs dist/h5 (npm run build:h5).
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packFolder, sha256Of } from '../../config/release/archive'
import { findMachineFiles } from '../../config/release/platform'
import { firms } from '../support/city'

const ROOT = join(__dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'league-archive-'))
const at = (...names: string[]) => join(folder, ...names)
let unpacked = ''
let version = ''

/** Nothing of the repository, of npm or of a city's settings reaches what runs from the archive. */
const bare = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: folder,
  LANG: 'C.UTF-8',
  LOG_LEVEL: 'error',
  ...more,
})

/**
 * Without network: a network namespace of its own with nothing but loopback where this user may make one, else Node is kept from
 * connecting anywhere but to loopback. In a namespace, requests have to come from inside it as well.
 */
const canUnshare = spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status === 0
const GUARD = `const net = require('node:net'); const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const given = Array.isArray(args[0]) ? args[0][0] : args[0]
  const host = typeof given === 'object' && given !== null ? given.host : args[1]
  if (given?.path === undefined && host !== undefined && !/^(127\\.|localhost$|::1$)/.test(host)) throw new Error('network is off: ' + host)
  return connect.apply(this, args)
}`

function offline(script: string, environment: NodeJS.ProcessEnv): ChildProcess {
  if (canUnshare)
    return spawn('unshare', ['--net', 'sh', '-c', `ip link set lo up; ${script}`], { env: environment, cwd: folder })
  writeFileSync(at('guard.cjs'), GUARD)
  return spawn('sh', ['-c', script], {
    cwd: folder,
    env: { ...environment, NODE_OPTIONS: `--require=${at('guard.cjs')}` },
  })
}

function run(script: string, environment: NodeJS.ProcessEnv): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = offline(script, environment)
    let out = ''
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.once('close', (code) => {
      resolve({ code, out })
    })
  })
}

beforeAll(() => {
  const released = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
      join(ROOT, 'config', 'release', 'main.ts'),
      ...['--reuse', '--skip-mini', '--out', at('out')],
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  if (released.status !== 0) throw new Error(released.stderr)
  const archive = readdirSync(at('out')).find((name) => name.endsWith('.tar.gz')) ?? ''
  mkdirSync(at('unpacked'))
  execFileSync('tar', ['--extract', `--file=${at('out', archive)}`, `--directory=${at('unpacked')}`])
  unpacked = at('unpacked', readdirSync(at('unpacked'))[0] ?? '')
  version = readFileSync(join(unpacked, 'VERSION'), 'utf8').trim()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the archive', () => {
  test('is whole by its own sums, says what it is, and brings licences, settings, unit and documents', () => {
    execFileSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: unpacked })
    execFileSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: at('out') })
    const manifest = JSON.parse(readFileSync(join(unpacked, 'MANIFEST.json'), 'utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({ name: 'one-tap-league', version, node: '>=20.12' })
    expect(manifest.packages).toContainEqual(expect.stringMatching(/^fastify@/))
    for (const file of [
      'LICENSE',
      'THIRD-PARTY-LICENSES.txt',
      'OPERATIONS.md',
      'environment.example',
      'one-tap-league.service',
      'install.sh',
      'bin/one-tap-league',
    ])
      expect(statSync(join(unpacked, file)).size).toBeGreaterThan(0)
  })

  test('serves x64 and arm64 alike: nothing inside is compiled for a machine, and no tool of the build is there', () => {
    expect(findMachineFiles(unpacked)).toEqual([])
    for (const name of ['esbuild', '@swc/core', 'typescript', '@tarojs', 'webpack'])
      expect(existsSync(join(unpacked, 'app', 'node_modules', name))).toBe(false)
  })

  test('is the same bytes when it is packed again', async () => {
    const epoch = Math.floor(statSync(join(unpacked, 'VERSION')).mtimeMs / 1000)
    const again = at('again.tar.gz')
    await packFolder(unpacked, again, epoch)
    const [first] = readdirSync(at('out')).filter((name) => name.endsWith('.tar.gz'))
    expect(await sha256Of(again)).toBe(await sha256Of(at('out', first ?? '')))
  })

  test('says in a sentence that Node is too old', () => {
    writeFileSync(at('old-node'), '#!/bin/sh\n[ "$1" = --version ] && echo v18.20.0 && exit 0\nexit 1\n', {
      mode: 0o755,
    })
    const { status, stderr } = spawnSync(join(unpacked, 'bin', 'one-tap-league'), ['serve'], {
      env: bare({ NODE: at('old-node') }),
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/需要 Node\.js 20\.12 或更高版本（当前：v18\.20\.0）/)
  })
})

test('without network: pool import, service with pages and API document, doctor, backup, a clean stop', async () => {
  const rows = [
    '企业名称,统一社会信用代码,住所,所属街道',
    `${firms.willow.name},${firms.willow.uscc},${firms.willow.address},翠苑街道`,
  ]
  writeFileSync(at('pool.csv'), rows.join('\n'))
  const environment = bare({ DATA_DIR: at('data'), PORT: '8942', BIN: join(unpacked, 'bin', 'one-tap-league') })
  const imported = await run('"$BIN" cli pool import pool.csv', environment)
  expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('新增 1') })
  const out = `require('node:net').connect(80, '192.0.2.1').on('error', (error) => console.log('network', error.code))`
  const off = await run(`node -e "${out}"`, environment)
  expect(off.out).toMatch(/network ENETUNREACH|network is off/)
  // One script, so that the requests come from inside the service's own network.
  const served = await run(
    [
      '"$BIN" serve > serve.log 2>&1 & service=$!',
      'get() { node -e \'fetch(process.argv[1]).then(async (r) => console.log(process.argv[2], r.status, (await r.text()).slice(0, 60).replace(/\\n/g, " ")), () => process.exit(1))\' "http://127.0.0.1:$PORT$1" "$2"; }',
      'tries=0; until get /readyz ready; do tries=$((tries + 1)); [ $tries -lt 120 ] || exit 9; sleep 0.5; done',
      'get / page; get /docs/json document; get /docs/static/swagger-ui.css look; get /metrics figures',
      'kill -TERM $service; wait $service; echo "ended $?"',
    ].join('\n'),
    environment,
  )
  expect(served.out).toMatch(/ready 200 \{"status":"ready"\}/)
  expect(served.out).toMatch(/page 200 <!doctype html>/)
  expect(served.out).toMatch(/document 200 \{"openapi":"3\.1\.0"/)
  expect(served.out).toMatch(/look 200/)
  expect(served.out).toMatch(/figures 200/)
  expect(served.out).toMatch(/ended 0/)
  const doctor = await run('"$BIN" cli doctor', environment)
  expect(doctor).toMatchObject({ code: 0, out: expect.stringContaining('✓ 数据库结构') })
  expect(doctor.out).toContain('✓ H5 页面')
  expect(await run('"$BIN" cli backup city.backup', environment)).toMatchObject({ code: 0 })
  expect(await run('"$BIN" cli restore city.backup --into restored', environment)).toMatchObject({ code: 0 })
})

describe('install.sh, without network', () => {
  const prefix = at('prefix')
  const install = (from: string, ...more: string[]) =>
    run(
      `"$FROM/install.sh" --prefix prefix --config config --data data-installed ${more.join(' ')}`,
      bare({ FROM: from }),
    )
  const settings = () => readFileSync(at('config', 'environment'), 'utf8')

  test('puts the version in its folder, makes settings with keys of their own, and keeps them ever after', async () => {
    const first = await install(unpacked)
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('密钥') })
    expect(readlinkSync(join(prefix, 'current'))).toBe(`releases/${version}`)
    expect(statSync(at('config', 'environment')).mode & 0o007).toBe(0)
    const keys = ['MASTER_KEYS', 'INDEX_KEY', 'TOKEN_KEY'].map(
      (name) => new RegExp(`^${name}=(?:\\w+:)?(\\S{44})$`, 'm').exec(settings())?.[1],
    )
    expect(new Set(keys).size).toBe(3)
    expect(keys).not.toContain(undefined)
    // A trial on the embedded database, so that doctor is content with it.
    const own = settings()
      .replace('MODE=production', 'MODE=demo')
      .replace(/^(DATABASE_URL|PUBLIC_URL|SMS_PROVIDER)=.*$/gm, '')
    writeFileSync(at('config', 'environment'), own)
    expect((await install(unpacked)).code).toBe(0)
    expect(settings()).toBe(own)
  })

  test('an upgrade is switched to when doctor is content, and the way back is there', async () => {
    const next = at('next')
    execFileSync('cp', ['-R', unpacked, next])
    writeFileSync(join(next, 'VERSION'), '9.9.9\n')
    execFileSync(
      'sh',
      [
        '-c',
        'rm SHA256SUMS; find . -type f | sed "s,^./,," | sort | xargs -d "\\n" sha256sum > ../sums; mv ../sums SHA256SUMS',
      ],
      { cwd: next },
    )
    const own = settings()
    writeFileSync(at('config', 'environment'), own.replace(/^INDEX_KEY=.*$/m, 'INDEX_KEY=short'))
    const refused = await install(next)
    expect(refused.code).toBe(2)
    expect(refused.out).toContain('current 没有切换')
    expect(readlinkSync(join(prefix, 'current'))).toBe(`releases/${version}`)
    writeFileSync(at('config', 'environment'), own)
    expect((await install(next)).code).toBe(0)
    expect(readlinkSync(join(prefix, 'current'))).toBe('releases/9.9.9')
    expect(readlinkSync(join(prefix, 'previous'))).toBe(`releases/${version}`)
    const usage = spawnSync(join(prefix, 'previous', 'bin', 'one-tap-league'), ['cli', '--help'], { env: bare() })
    expect(usage.status).toBe(0)
  })

  test('a copy that is not whole is refused', async () => {
    const broken = at('broken')
    execFileSync('cp', ['-R', unpacked, broken])
    writeFileSync(join(broken, 'app', 'cloud', 'main.js'), '// changed')
    const refused = await install(broken)
    expect(refused.code).toBe(2)
    expect(refused.out).toContain('安装包不完整')
  })
})
