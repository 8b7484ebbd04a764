/** The morning's digest for each cadre: once a working day, gathered from the queues that the cadre sees. */
import { roles } from '../../types/people'
import { listWithoutDigest, putDigest, sayDigest } from '../duties/actions'
import { digestRules } from '../duties/rules'
import { listAbsent, listCadresInForce } from '../people/actions'
import { dutyClass } from '../people/rules'
import { addWorkingDays, isWorkingDay, localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { countForDigest } from './queues/digest'
import { digestWritten } from './rules'

const HOUR = 3_600_000
/** China's clock; no summer time. */
const ZONE_HOURS = 8

/** Own choice, 2026-11-27: cadres of one round. */
const BATCH = 50

const caseRoles = roles.filter((role) => dutyClass[role] === 'case' && role !== 'partner-cadre')

/** @returns how many digests were written */
export async function writeDigests(call: Call): Promise<number> {
  const today = localDate(call.now)
  const hour = new Date(call.now.getTime() + ZONE_HOURS * HOUR).getUTCHours()
  if (!isWorkingDay(today) || hour < digestRules.fromHour) return 0
  const cadres = await listCadresInForce(call, caseRoles)
  const waiting = new Set(await listWithoutDigest(call, [...cadres.keys()], today))
  const absent = await listAbsent(call)
  let written = 0
  for (const [personId, paths] of cadres) {
    if (!waiting.has(personId)) continue
    // Who is away everywhere has one again on the first day back; who stands in has it meanwhile.
    const isAway = (path: string) => absent.some((one) => one.personId === personId && one.officePath === path)
    if (paths.every(isAway)) continue
    const standsFor = absent
      .filter(({ standIns }) => standIns.includes(personId))
      .map((one) => ({ personId: one.personId, path: one.officePath }))
    if (written >= BATCH) break
    const counts = await countForDigest(call.tx, {
      eye: { personId, paths, today, standsFor },
      soon: addWorkingDays(today, digestRules.soonDays),
    })
    if (!(await putDigest(call, personId, today, counts))) continue
    await call.tools.bus.emit(call, digestWritten, { personId, on: today, lines: sayDigest(counts) })
    written++
  }
  return written
}
