/** The lock on the folder of the embedded database: two processes in it would destroy it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FolderInUseError, lockFolder } from '../../../cloud/platform/database/embedded/lock'

let parent: string
let folder: string
let lock: string
const children: ChildProcess[] = []

beforeEach(() => {
  parent = fs.mkdtempSync(join(tmpdir(), 'lock-'))
  folder = join(parent, 'deep', 'database')
  lock = `${folder}.lock`
  fs.mkdirSync(join(parent, 'deep'))
})
afterEach(() => {
  jest.restoreAllMocks()
  for (const child of children.splice(0)) child.kill()
  fs.rmSync(parent, { recursive: true })
})

const litter = () => fs.readdirSync(join(parent, 'deep'))
const startOf = (pid: number) => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19] ?? ''
/** A process that lives until the test is over. */
function neighbour(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  children.push(child)
  if (child.pid === undefined) throw new Error('no child')
  return child.pid
}
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

it('refuses the second while the first lives, names its process, and frees the folder when given back', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  expect(() => lockFolder(folder)).toThrow(String(process.pid))
  unlock()
  expect(litter()).toEqual([])
  lockFolder(folder)()
})

it('makes the folders above', () => {
  const far = join(parent, 'a', 'b', 'database')
  lockFolder(far)()
  expect(fs.existsSync(join(parent, 'a', 'b'))).toBe(true)
})

it('refuses while another process holds it', () => {
  const pid = neighbour()
  fs.writeFileSync(lock, `${pid} ${startOf(pid)}`)
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  expect(litter()).toEqual(['database.lock'])
})

it('takes over from a process that died, and leaves nothing lying about', () => {
  fs.writeFileSync(lock, `${deadPid()} 12345`)
  const unlock = lockFolder(folder)
  expect(litter()).toEqual(['database.lock'])
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  unlock()
})

it('takes over where the number of the dead process was given to another one', () => {
  fs.writeFileSync(lock, `${neighbour()} 1`)
  lockFolder(folder)()
})

it.each(['', 'rubbish', '-1 x'])('takes over from a lock that says %j', (content) => {
  fs.writeFileSync(lock, content)
  lockFolder(folder)()
})

it('gives back only what is its own', () => {
  const unlock = lockFolder(folder)
  const pid = neighbour()
  fs.writeFileSync(lock, `${pid} ${startOf(pid)}`)
  unlock()
  expect(fs.existsSync(lock)).toBe(true)
})

it('of two that find a dead lock at once, one gets it: also when the other is a step quicker', () => {
  fs.writeFileSync(lock, `${deadPid()} 12345`)
  const pid = neighbour()
  const link = fs.linkSync
  // The quicker one has taken the dead lock over between our look at it and our turn.
  jest.spyOn(fs, 'linkSync').mockImplementation((from, to) => {
    if (String(to).endsWith('.takeover')) fs.writeFileSync(lock, `${pid} ${startOf(pid)}`)
    link(from, to)
  })
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  expect(fs.readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${pid} `))
})
