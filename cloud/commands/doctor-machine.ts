/** What `doctor` looks at on the machine: Node, folders, disk, fonts, the H5 app, the calendar. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { doctorWords as words } from '../../types/words/doctor'
import { localDate } from '../platform/calendar/calendar'
import { holidays } from '../platform/calendar/holidays'
import { bad, DOCTOR_LIMITS as LIMITS, good, warn, type Finding } from './doctor-check'

/** @param version as process.versions.node says it */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = LIMITS.node.value
  const isEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor)
  return isEnough
    ? good('node', version)
    : bad('node', words.nodeOld(version, `${leastMajor}.${leastMinor}`), words.nodeOldRemedy)
}

function nearestExisting(folder: string): string {
  let at = resolve(folder)
  while (!existsSync(at)) at = dirname(at)
  return at
}

/** Really writes where it may: a full or read-only file system passes a look at rights. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    const probe = mkdtempSync(join(folder, '.doctor-'))
    try {
      writeFileSync(join(probe, 'probe'), 'probe')
    } finally {
      rmSync(probe, { recursive: true, force: true })
    }
    return true
  } catch {
    return false
  }
}

/** The folder of uploads (and of the embedded database). Where it is not there yet, its parent must let it be made. */
export function checkDataDir(folder: string): Finding {
  const exists = existsSync(folder)
  const files = join(folder, 'files')
  const places = exists ? [folder, ...(existsSync(files) ? [files] : [])] : [nearestExisting(folder)]
  const closed = places.find((place) => !isWritable(place))
  if (closed !== undefined) return bad('dataDir', words.dataDirWrong(closed), words.dataDirRemedy)
  return good('dataDir', exists ? words.dataDirRight(folder) : words.dataDirNew(folder))
}

/** @param freeBytes on the disk of the data folder; measured where not given */
export function checkDisk(folder: string, freeBytes = freeBytesAt(folder)): Finding {
  const says = words.diskFree((freeBytes / 1e9).toFixed(1))
  if (freeBytes < LIMITS.diskBadBytes.value) return bad('disk', says, words.diskRemedy)
  return freeBytes < LIMITS.diskWarnBytes.value ? warn('disk', says, words.diskRemedy) : good('disk', says)
}

function freeBytesAt(folder: string): number {
  const { bavail, bsize } = statfsSync(nearestExisting(folder))
  return bavail * bsize
}

/** Only a warning: they are needed where papers and pictures are made, not to serve. */
export function checkFonts(): Finding {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8', timeout: 10_000 })
  const found = listed.status === 0 && listed.stdout.trim() !== ''
  return found ? good('fonts', words.fontsRight) : warn('fonts', words.fontsNone, words.fontsRemedy)
}

/** The running year must be known; the next one from the month on in which it is announced. */
export function checkHolidays(now: Date, known: readonly string[] = Object.keys(holidays)): Finding {
  const [year = '', month = ''] = localDate(now).split('-')
  const isAnnounced = Number(month) >= LIMITS.announcedInMonth.value
  const needed = isAnnounced ? [year, String(Number(year) + 1)] : [year]
  const missing = needed.filter((one) => !known.includes(one))
  return missing.length === 0
    ? good('holidays', words.holidaysRight(needed))
    : warn('holidays', words.holidaysMissing(missing), words.holidaysRemedy)
}

export function checkH5(folder: string | null): Finding {
  return folder === null ? warn('h5', words.h5None, words.h5Remedy) : good('h5', words.h5Right)
}
