/** The command line: what a person can put right is said in one line, a defect is not hidden; settings; links. */
import { invitationLink } from '../../../cloud/intake/actions'
import { settingsPage } from '../../../cloud/commands/upkeep'
import { readConfiguration } from '../../../cloud/platform/configuration/read'
import { PUBLIC_SECRETS, settings } from '../../../cloud/platform/configuration/settings'
import { CommandRefused, runCommand } from '../../../cloud/commands/with-ground'
import { EXIT_BAD_INPUT } from '../../../cloud/commands/batch'
import { StartRefused } from '../../../cloud/compose'
import { Failure } from '../../../cloud/platform/failure'
import { FolderInUseError } from '../../../cloud/platform/database/embedded/lock'

let said: string
beforeEach(() => {
  said = ''
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  process.exitCode = undefined
})

it.each<[string, Error, string]>([
  ['a refusal', new CommandRefused('库内没有这家企业'), '库内没有这家企业\n'],
  ['a failure', new Failure('invitationUnknown'), '这个邀请链接已失效或不完整，您仍可以直接申请\n'],
  [
    'wrong fields',
    new Failure('inputInvalid', [
      { field: '', message: '请填写手机号' },
      { field: '', message: '请填写联系人姓名' },
    ]),
    '请填写手机号\n请填写联系人姓名\n',
  ],
  ['a start that is refused', new StartRefused('no'), 'no\n'],
  [
    'a folder in use',
    new FolderInUseError('data', 7),
    '数据目录 data 正被进程 7 使用，请先停止它，或用 DATA_DIR 指定另一个目录\n',
  ],
])('%s', async (_, error, sentence) => {
  await runCommand(() => Promise.reject(error))
  expect(said).toBe(sentence)
  expect(process.exitCode).toBe(EXIT_BAD_INPUT)
})

it('a defect goes on with its stack', async () => {
  await expect(runCommand(() => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError)
  expect(said).toBe('')
  expect(process.exitCode).toBeUndefined()
})

it('work that succeeds says nothing', async () => {
  await runCommand(() => Promise.resolve())
  expect([said, process.exitCode]).toEqual(['', undefined])
})

it.each([
  [{}, 'http://127.0.0.1:8787/i/T'],
  [{ HOST: '10.0.0.5', PORT: '80' }, 'http://10.0.0.5:80/i/T'],
  [{ PUBLIC_URL: 'https://league.example' }, 'https://league.example/i/T'],
  [{ PUBLIC_URL: 'https://league.example/' }, 'https://league.example/i/T'],
  [{ PUBLIC_URL: 'https://league.example/app/' }, 'https://league.example/app/i/T'],
])('an invitation points to our own address: %j', (environment, link) => {
  expect(invitationLink(readConfiguration(environment), 'T')).toBe(link)
})

describe('the page of settings', () => {
  it('documents every setting and prints no secret', () => {
    const page = settingsPage()
    for (const [name, entry] of Object.entries(settings)) {
      expect(page).toContain(`| \`${name}\` |`)
      expect(entry.means.length).toBeGreaterThan(10)
      if ('secret' in entry) expect(page).toMatch(new RegExp(`\`${name}\`.*\\*\\*Secret\\.\\*\\*`))
    }
    for (const value of Object.values(PUBLIC_SECRETS)) expect(page).not.toContain(value)
  })
})
