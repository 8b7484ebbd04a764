/**
 * A lock on the folder of the embedded database, which has none of its own: two processes in one folder destroy it.
 * The lock lies beside the folder (inside, it would be taken for a file of the database) and is never taken from a live process.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { randomUUID } from 'node:crypto'

export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(`数据目录 ${folder} 正被进程 ${pid} 使用，请先停止它，或用 DATA_DIR 指定另一个目录`)
    this.name = 'FolderInUseError'
  }
}

/** A process number alone is reused; with its start time it names one process. Empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')
    return fields?.[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number, start: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return start === '' || startOf(pid) === start
}

/** What a start left behind that died within the instant of taking over; only a person can say that nobody is at it. */
export class TakeoverLeftError extends Error {
  constructor(file: string) {
    super(`上次启动在接管数据目录时中断。确认没有别的进程在启动后，请删除 ${file} 再试`)
    this.name = 'TakeoverLeftError'
  }
}

/**
 * @returns a function that gives the lock back
 * @throws FolderInUseError while the holder lives; TakeoverLeftError
 */
export function lockFolder(folder: string): () => void {
  const lock = `${folder}.lock`
  mkdirSync(dirname(folder), { recursive: true })
  const mine = `${lock}.${randomUUID()}`
  const content = `${process.pid} ${startOf(process.pid)}`
  writeFileSync(mine, content)
  try {
    if (!linkIfFree(mine, lock)) takeOver(folder, lock, mine)
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (readIfThere(lock) === content) rmSync(lock, { force: true })
  }
}

/** Linking is atomic, and fails where the name is taken. */
function linkIfFree(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

/**
 * Puts our lock in a dead one's place. Only one process at a time may do so, and it looks again once it is that one: a lock that
 * was dead at the first look may be somebody's by now.
 */
function takeOver(folder: string, lock: string, mine: string): void {
  refuseIfAlive(folder, lock)
  const takeover = `${lock}.takeover`
  if (!linkIfFree(mine, takeover)) {
    refuseIfAlive(folder, takeover)
    throw new TakeoverLeftError(takeover)
  }
  try {
    refuseIfAlive(folder, lock)
    renameSync(mine, lock)
  } finally {
    rmSync(takeover, { force: true })
  }
}

function refuseIfAlive(folder: string, lock: string): void {
  const [pid = '', start = ''] = readIfThere(lock).split(' ')
  if (pid !== '' && isAlive(Number(pid), start)) throw new FolderInUseError(folder, Number(pid))
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
