/** Backup and restore of the embedded database with the uploaded files, as `cli backup` and `cli restore` do them. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../../cloud/commands/backup-make'
import { restoreBackup } from '../../cloud/commands/backup-restore'
import { openGround } from '../../cloud/compose'
import { openFolderStore } from '../../cloud/gateways/files/folder'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { appointCadre } from '../../cloud/people/actions'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { firms, phones } from '../support/city'

const folder = mkdtempSync(join(tmpdir(), 'league-backup-'))
const at = (name: string) => join(folder, name)
const settings = (dataDir: string, more: Record<string, string> = {}) =>
  readConfiguration({ LOG_LEVEL: 'silent', DATA_DIR: at(dataDir), ...more })
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const OTHER_KEY = Buffer.alloc(32, 7).toString('base64')
let upload = ''

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content
}

beforeAll(async () => {
  const ground = await openGround(settings('city'))
  try {
    await ground.act(async (call) => {
      await putRecords(call, [firms.willow, firms.brook], 'test')
      const [office] = await findOfficesByName(call, '翠苑街道')
      if (office !== undefined) await appointCadre(call, { phone: phones.cadre, name: '示例干部', office })
    })
    const stored = await (await openFolderStore(join(at('city'), 'files'))).store(once(PNG), { bytes: 1000 })
    if (stored.outcome === 'stored') upload = stored.key
    await expect(makeBackup(settings('city'), at('running.backup'))).rejects.toThrow(/正被进程/)
  } finally {
    await ground.stop()
  }
  await makeBackup(settings('city'), at('city.backup'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('what was backed up is there again in an empty folder: rows, uploads, readable persons', async () => {
  const { manifest, sealProblems } = await restoreBackup(settings('restored'), at('city.backup'))
  expect(sealProblems).toEqual([])
  expect(manifest).toMatchObject({ database: 'embedded', files: 1, rows: { enterprise: 2, person: 1, cadre_grant: 1 } })
  const files = await openFolderStore(join(at('restored'), 'files'))
  const found = await files.find(upload)
  expect(Buffer.concat((await found?.content.toArray()) ?? [])).toEqual(PNG)
  const ground = await openGround(settings('restored'))
  try {
    const firm = await ground.act((call) => findEnterpriseByUscc(call, firms.willow.uscc))
    expect(firm?.name).toBe(firms.willow.name)
    // The same phone is found by its blind index: the person is known, not appointed anew.
    const isNew = await ground.act(async (call) => {
      const [office] = await findOfficesByName(call, '翠苑街道')
      return office && appointCadre(call, { phone: phones.cadre, name: '示例干部', office })
    })
    expect(isNew).toBe(false)
  } finally {
    await ground.stop()
  }
})

test('is for its owner’s eyes, holds no key, and is not written over', async () => {
  expect(statSync(at('city.backup')).mode & 0o077).toBe(0)
  const manifest = execFileSync('tar', ['--extract', '--to-stdout', `--file=${at('city.backup')}`, 'manifest.json'], {
    encoding: 'utf8',
  })
  for (const name of ['MASTER_KEYS', 'INDEX_KEY', 'TOKEN_KEY'] as const)
    expect(manifest).not.toContain(settings('city')[name])
  await expect(makeBackup(settings('city'), at('city.backup'))).rejects.toThrow(/已存在/)
})

test('a target with something in it is left alone', async () => {
  await expect(restoreBackup(settings('city'), at('city.backup'))).rejects.toThrow(/不是空的/)
  mkdirSync(join(at('occupied'), 'files', 'ab'), { recursive: true })
  await expect(restoreBackup(settings('occupied'), at('city.backup'))).rejects.toThrow(/不是空的/)
  expect(existsSync(join(at('occupied'), 'database'))).toBe(false)
})

test('a changed byte, a cut file and a file that is no backup are refused before anything is touched', async () => {
  const whole = readFileSync(at('city.backup'))
  const changed = Buffer.from(whole)
  const middle = Math.floor(changed.length / 2)
  changed[middle] = (changed[middle] ?? 0) ^ 1
  writeFileSync(at('changed.backup'), changed)
  writeFileSync(at('cut.backup'), whole.subarray(0, middle))
  writeFileSync(at('other.backup'), 'not a backup')
  for (const name of ['changed', 'cut', 'other'])
    await expect(restoreBackup(settings(`from-${name}`), at(`${name}.backup`))).rejects.toThrow(
      /校验值不符|不是本程序的备份/,
    )
  await expect(restoreBackup(settings('from-none'), at('none.backup'))).rejects.toThrow(/找不到/)
  for (const name of ['changed', 'cut', 'other', 'none'])
    expect(existsSync(join(at(`from-${name}`), 'database'))).toBe(false)
})

test('names that lead out of the folder are refused', async () => {
  mkdirSync(at('evil'))
  writeFileSync(at('evil/manifest.json'), '{}')
  execFileSync('tar', ['-cf', at('evil.backup'), '-C', at('evil'), '--transform=s,^,../,', '-P', 'manifest.json'])
  await expect(restoreBackup(settings('from-evil'), at('evil.backup'))).rejects.toThrow(/不是本程序的备份/)
  expect(existsSync(at('manifest.json'))).toBe(false)
})

test('other keys than the city’s are told, after the data is there', async () => {
  const { sealProblems } = await restoreBackup(
    settings('other-keys', { MASTER_KEYS: `other:${OTHER_KEY}` }),
    at('city.backup'),
  )
  expect(sealProblems.join()).toContain('MASTER_KEYS')
})

test('nothing is backed up where nothing is', async () => {
  await expect(makeBackup(settings('nowhere'), at('nowhere.backup'))).rejects.toThrow(/没有可备份/)
  expect(existsSync(at('nowhere.backup'))).toBe(false)
})
