/** `doctor` on the embedded database: what it finds, what it says to do, and what it never says. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examine, formatFindings } from '../../cloud/commands/doctor'
import { reach } from '../../cloud/commands/doctor-gateways'
import { checkDataDir, checkDisk, checkHolidays, checkNode } from '../../cloud/commands/doctor-machine'
import { openGround, StartRefused } from '../../cloud/compose'
import { standardsOn } from '../../cloud/founding/own-rules'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { preparedCluster } from '../support/cluster'

const folder = mkdtempSync(join(tmpdir(), 'league-doctor-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const secrets = {
  MASTER_KEYS: `own:${Buffer.alloc(32, 1).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
  TOKEN_KEY: Buffer.alloc(32, 3).toString('base64'),
}
const environment = (more: Record<string, string> = {}) => ({ DATA_DIR: join(folder, 'city'), ...secrets, ...more })
const levelOf = async (check: string, more: Record<string, string> = {}) =>
  (await examine(environment(more))).filter((one) => one.check === check).map(({ level }) => level)

describe('on the embedded database', () => {
  test('before the first start it makes nothing; while the service runs it says so; afterwards all is checked', async () => {
    expect(await levelOf('database')).toEqual(['warn'])
    expect(existsSync(join(folder, 'city'))).toBe(false)
    const ground = await openGround(readConfiguration({ ...environment(), LOG_LEVEL: 'silent' }))
    try {
      const busy = (await examine(environment())).find(({ check }) => check === 'database')
      expect(busy).toMatchObject({ level: 'warn', says: expect.stringContaining('正在使用') })
    } finally {
      await ground.stop()
    }
    const findings = await examine(environment())
    expect(findings.filter(({ level }) => level === 'bad')).toEqual([])
    for (const check of ['database', 'locale', 'migrations', 'clock', 'timeZone', 'seal', 'keys', 'dataDir'])
      expect(findings).toContainEqual(expect.objectContaining({ check, level: 'good' }))
    expect(await levelOf('seal', { TOKEN_KEY: Buffer.alloc(32, 4).toString('base64') })).toEqual(['bad'])
    expect(await levelOf('seal')).toEqual(['good'])
  })

  test('the command ends with 2 where something must be put right, says it as JSON when asked, and never a secret', () => {
    const root = join(__dirname, '..', '..')
    const run = (...args: string[]) =>
      spawnSync(
        process.execPath,
        [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), join(root, 'cloud', 'cli.ts'), 'doctor', ...args],
        {
          cwd: folder,
          encoding: 'utf8',
          env: {
            ...process.env,
            ...environment({
              MODE: 'production',
              SMS_PROVIDER: 'tencent',
              SMS_TENCENT_SECRET_KEY: 'a-secret-of-tencent',
              SMS_TENCENT_ENDPOINT: 'http://127.0.0.1:9',
              DATABASE_URL: 'postgres://somebody:a-password@127.0.0.1:9/nothing',
            }),
          },
        },
      )
    const plain = run()
    expect(plain.status).toBe(2)
    expect(plain.stdout).toMatch(/✗ 设置：SMS_TENCENT_SECRET_ID/)
    expect(plain.stdout).toMatch(/✗ 数据库：连接不上.*\n {4}处理：/)
    expect(plain.stdout).toMatch(/✗ 访问地址/)
    const json = run('--json')
    expect(json.status).toBe(2)
    expect(JSON.parse(json.stdout)).toContainEqual(expect.objectContaining({ check: 'database', level: 'bad' }))
    for (const secret of [...Object.values(secrets), 'a-secret-of-tencent', 'a-password'])
      for (const said of [plain, json]) expect(said.stdout + said.stderr).not.toContain(secret.replace(/^own:/, ''))
  })
})

describe('keys', () => {
  test('that everybody can read are told', async () => {
    const findings = await examine({ DATA_DIR: join(folder, 'none') })
    expect(findings).toContainEqual(expect.objectContaining({ check: 'keys', level: 'warn' }))
  })
  test('of which one serves twice are refused', async () => {
    expect(await levelOf('keys', { INDEX_KEY: secrets.MASTER_KEYS.slice(4), DATA_DIR: join(folder, 'none') })).toEqual([
      'bad',
    ])
  })
  test('of a wrong length are told with the other settings', async () => {
    expect(await levelOf('settings', { INDEX_KEY: 'short' })).toEqual(['bad'])
  })
})

test('an old Node, a full disk, a folder that cannot be written to', () => {
  expect(['18.20.0', '20.11.1', '20.12.0', '24.1.0'].map((version) => checkNode(version).level)).toEqual([
    'bad',
    'bad',
    'good',
    'good',
  ])
  expect([0.5e9, 3e9, 50e9].map((free) => checkDisk(folder, free).level)).toEqual(['bad', 'warn', 'good'])
  writeFileSync(join(folder, 'file'), '')
  expect(checkDataDir(join(folder, 'file', 'below')).level).toBe('bad')
  mkdirSync(join(folder, 'there'))
  expect(checkDataDir(join(folder, 'there')).level).toBe('good')
  expect(checkDataDir(join(folder, 'there', 'new')).level).toBe('good')
})

describe('the city’s own founding rules', () => {
  const entry = { since: '2026-01-01', source: '示例市团委文件' }
  const path = join(folder, 'rules.json')
  const given = (written: unknown) => {
    writeFileSync(path, typeof written === 'string' ? written : JSON.stringify(written))
    return environment({ FOUNDING_RULES: path })
  }
  const found = async (written: unknown) =>
    (await examine(given(written))).find(({ check }) => check === 'foundingRules')

  test('are counted where they fit, and the service recommends by them', async () => {
    // Windows' mark at the beginning is none of the rules.
    const rules = `\uFEFF${JSON.stringify({ branch: [{ ...entry, value: { least: 4, normallyMost: 60 } }], jointBranch: [{ ...entry, value: { membersUnder: 4, membersTogether: 4, enterprises: 2, youth: 3 } }] })}`
    expect(await found(rules)).toMatchObject({ level: 'good', says: expect.stringContaining('本市自定 2 项') })
    const ground = await openGround(readConfiguration({ ...given(rules), LOG_LEVEL: 'silent' }), {
      inMemory: true,
      copy: await preparedCluster(),
    })
    try {
      await ground.act(async (call) => {
        expect(standardsOn(call, '2026-11-28').branch).toMatchObject({ value: { least: 4 }, source: '示例市团委文件' })
        expect(standardsOn(call, '2025-12-31').branch.value.least).not.toBe(4)
      })
    } finally {
      await ground.stop()
    }
  })

  test.each([
    ['{ "branch": ', /不是 JSON/],
    [{ branches: [] }, /没有名为 branches 的规则/],
    [{ quorum: [{ ...entry, value: { of: 6, among: 5 } }] }, /2026-01-01 这一天的规则互相矛盾：quorum 超过全体/],
    [{ committee: [{ since: '2026-01-01', value: { least: 200 } }] }, /rules\.committee\.0\.source：缺少，或类型不对/],
  ])('are refused, at the start as well, in words: %j', async (written, told) => {
    expect(await found(written)).toMatchObject({ level: 'bad', says: expect.stringMatching(told) })
    const start = openGround(readConfiguration({ ...given(written), LOG_LEVEL: 'silent' }), { inMemory: true })
    const refused = await start.catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StartRefused)
    expect((refused as Error).message).toMatch(/^FOUNDING_RULES：本市的建团规则不能使用/)
    expect((refused as Error).message).toMatch(told)
  })

  test('a file that is not there is no rule', async () => {
    const findings = await examine(environment({ FOUNDING_RULES: join(folder, 'nowhere.json') }))
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'foundingRules', level: 'bad', says: expect.stringContaining('读不到') }),
    )
  })
})

test('holidays of the next year are missed from the month in which they are announced', () => {
  const at = (day: string, known: string[]) => checkHolidays(new Date(`${day}T04:00:00Z`), known).level
  expect(at('2026-06-01', ['2026'])).toBe('good')
  expect(at('2026-11-24', ['2026'])).toBe('warn')
  expect(at('2026-11-24', ['2026', '2027'])).toBe('good')
  expect(at('2028-06-01', ['2026', '2027'])).toBe('warn')
})

test('a provider’s address is reached, refused, or given up', async () => {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    expect(await reach(`http://127.0.0.1:${port}`)).toBeNull()
    // It takes the connection and speaks no TLS: that is not the provider.
    expect(await reach(`127.0.0.1:${port}`)).not.toBeNull()
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  expect(await reach(`http://127.0.0.1:${port}`)).toBe('ECONNREFUSED')
})

test('every finding that needs something done says what', async () => {
  const findings = await examine(environment({ MODE: 'production' }))
  for (const finding of findings) if (finding.level !== 'good') expect(finding.remedy).toBeTruthy()
  expect(formatFindings(findings)).toMatch(/有 \d+ 项必须处理/)
})

test('messages of WeChat and DingTalk: off, without templates, with wrong ones, ready', async () => {
  const wechat = (WECHAT_TEMPLATES: string) =>
    levelOf('wechatMessages', { WECHAT_PROVIDER: 'sandbox', WECHAT_TEMPLATES })
  const whole = ['case-update', 'complaint-update'].map((name) => `${name}=id-of-${name}`)
  expect(await levelOf('wechatMessages')).toEqual(['good'])
  expect(await wechat('')).toEqual(['warn'])
  expect(await wechat('case-update=short')).toEqual(['bad'])
  expect(await wechat(whole.join(','))).toEqual(['good'])
  const dingtalk = (more: Record<string, string>) =>
    levelOf('dingtalkMessages', {
      DINGTALK_PROVIDER: 'dingtalk',
      DINGTALK_APP_KEY: 'k',
      DINGTALK_APP_SECRET: 's',
      DINGTALK_CORP_ID: 'c',
      DINGTALK_API_BASE: 'http://127.0.0.1:47999',
      DINGTALK_OAPI_BASE: 'http://127.0.0.1:47999',
      ...more,
    })
  expect(await levelOf('dingtalkMessages')).toEqual(['good'])
  expect(await dingtalk({})).toEqual(['warn'])
  expect(await dingtalk({ DINGTALK_AGENT_ID: '12345' })).toEqual(['good'])
})
