/** The morning's digest for each cadre: once a working day, gathered from the queues that the cadre sees, and from what later rooms count. */
import { roles } from '../../types/people'
import { listWithoutDigest, putDigest, sayDigest, type DigestCounts } from '../duties/actions'
import { digestRules, isReminderTime } from '../duties/rules'
import { listAbsent, listCadresInForce } from '../people/actions'
import { dutyClass } from '../people/rules'
import { addWorkingDays, localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { countForDigest } from './queues/digest'
import { digestWritten } from './rules'

/** Own choice, 2026-11-27: cadres of one round. */
const BATCH = 50

const caseRoles = roles.filter((role) => dutyClass[role] === 'case' && role !== 'partner-cadre')

/** A cadre whose digest is written now. */
export interface DigestReader {
  personId: string
  /** Of the cadre's offices. */
  paths: readonly string[]
  /** Who is away meanwhile, and at which office. */
  standsFor: readonly { personId: string; path: string }[]
}

/**
 * How a later room has its work counted in the one digest of a day; bound by the composition. Read for all readers of a round at once.
 * @param today China's day
 * @returns by person; nobody of whom there is nothing to say
 */
export type DigestPart = (
  call: Pick<Call, 'tx' | 'now'>,
  readers: readonly DigestReader[],
  today: string,
) => Promise<ReadonlyMap<string, Partial<DigestCounts>>>

/** @returns how many digests were written */
export async function writeDigests(call: Call, parts: readonly DigestPart[]): Promise<number> {
  if (!isReminderTime(call.now)) return 0
  const today = localDate(call.now)
  const readers = (await listReaders(call, today)).slice(0, BATCH)
  if (readers.length === 0) return 0
  const further = await Promise.all(parts.map((part) => part(call, readers, today)))
  const soon = addWorkingDays(today, digestRules.soonDays)
  let written = 0
  for (const { personId, paths, standsFor } of readers) {
    const eye = { personId, paths, today, standsFor }
    const own = await countForDigest(call.tx, { eye, soon })
    const counts = further.reduce<DigestCounts>((sum, counted) => ({ ...sum, ...counted.get(personId) }), own)
    if (!(await putDigest(call, personId, today, counts))) continue
    const lines = sayDigest(counts)
    const [page = null, ...others] = new Set(lines.map((line) => line.page))
    await call.tools.bus.emit(call, digestWritten, {
      personId,
      on: today,
      lines: lines.map((line) => line.text),
      page: others.length === 0 ? page : null,
    })
    written++
  }
  return written
}

/** Who has none of today yet. */
async function listReaders(call: Call, today: string): Promise<DigestReader[]> {
  const cadres = await listCadresInForce(call, caseRoles)
  const waiting = new Set(await listWithoutDigest(call, [...cadres.keys()], today))
  const absent = await listAbsent(call)
  return [...cadres].flatMap(([personId, paths]) => {
    if (!waiting.has(personId)) return []
    // Who is away everywhere has one again on the first day back; who stands in has it meanwhile.
    const isAway = (path: string) => absent.some((one) => one.personId === personId && one.officePath === path)
    if (paths.every(isAway)) return []
    const standsFor = absent
      .filter(({ standIns }) => standIns.includes(personId))
      .map((one) => ({ personId: one.personId, path: one.officePath }))
    return [{ personId, paths, standsFor }]
  })
}
