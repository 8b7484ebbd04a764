/** Terms that end: cadre and enterprise are told some months ahead, each once a mark, that the next election is to be prepared. */
import { tellCadres } from '../duties/actions'
import { electionReminders, isReminderTime } from '../duties/rules'
import { listCaseCadres } from '../people/actions'
import { localDate } from '../platform/calendar/calendar'
import { addMonths } from '../platform/calendar/months'
import type { Call } from '../platform/call'
import { termNears } from './rules'
import { claimReminders, listTermsEnding } from './terms-store'

/**
 * Says for each organisation the mark that was passed last, once, and nothing of those before it. At night and on days off it waits.
 * @returns how many organisations were told of
 */
export async function remindOfTerms(call: Call): Promise<number> {
  if (!isReminderTime(call.now)) return 0
  const today = localDate(call.now)
  const [farthest] = electionReminders.monthsAhead
  const ending = await listTermsEnding(call.tx, { from: today, until: addMonths(today, farthest) })
  const marked = ending.flatMap((file) => {
    const months = electionReminders.monthsAhead.filter((ahead) => addMonths(file.due_on, -ahead) <= today).at(-1)
    return months === undefined ? [] : [{ file, months }]
  })
  const unsaid = await claimReminders(
    call.tx,
    marked.map(({ file, months }) => ({ id: file.id, endsOn: file.due_on, months })),
    call.now,
  )
  const now = marked.filter(({ file }) => unsaid.has(file.id))
  const staffed = await listCaseCadres(
    call,
    now.flatMap(({ file }) => (file.person_id === null ? (file.owner_id ?? []) : [])),
  )
  for (const { file, months } of now) {
    const cause = `term/${file.id}/${file.due_on}/${months}`
    const cadres = file.person_id === null ? (staffed.get(file.owner_id ?? '') ?? []) : [file.person_id]
    await tellCadres(
      call,
      cadres.map((personId) => ({ personId, kind: 'term', caseId: file.id, count: 1, cause })),
    )
    await call.tools.bus.emit(call, termNears, { cause, personId: file.applicant_id, number: file.number, months })
  }
  return now.length
}
