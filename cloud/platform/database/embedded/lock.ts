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

/**
 * @returns a function that gives the lock back
 * @throws FolderInUseError while the holder lives
 */
export function lockFolder(folder: string): () => void {
  const lock = `${folder}.lock`
  mkdirSync(dirname(folder), { recursive: true })
  const mine = `${lock}.${randomUUID()}`
  const content = `${process.pid} ${startOf(process.pid)}`
  writeFileSync(mine, content)
  try {
    for (;;) {
      try {
        linkSync(mine, lock)
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const [pid = '', start = ''] = readIfThere(lock).split(' ')
      if (pid !== '' && isAlive(Number(pid), start)) throw new FolderInUseError(folder, Number(pid))
      // Renaming is atomic: of two that find a dead lock, one moves it away and the other finds it gone.
      const dead = `${lock}.${randomUUID()}`
      try {
        renameSync(lock, dead)
        rmSync(dead, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (readIfThere(lock) === content) rmSync(lock, { force: true })
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
