/** The queue of applications whose enterprise a person is to settle. */
import { sql, type RawBuilder } from 'kysely'
import type { ReviewState } from '../../../types/reviews'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { countCasesAmong, hasCaseEnded, listCasesAmong, readQueueCursor, sayQueueCursor } from '../../casework/actions'
import { applicationsInReview, listApplications } from '../../intake/actions'
import type { SignedInCall } from '../../platform/call'
import { localDate } from '../../platform/calendar/calendar'
import * as store from './store'

/** Own choice, 2026-11-24: rows of a page where the client asks for no number. */
const PAGE = 20

/** The applications of a state, as a subquery. */
const among: Readonly<Record<ReviewState, () => RawBuilder<unknown>>> = {
  open: () => sql`${applicationsInReview()} and id not in (${store.putOff()})`,
  later: () => sql`${applicationsInReview()} and id in (${store.putOff()})`,
  settled: store.decided,
}

export async function listReviews(
  call: SignedInCall,
  { state, cursor, limit = PAGE }: ParsedOf<'listReviews'>,
): Promise<OutputOf<'listReviews'>> {
  const found = await listCasesAmong(call, 'case.review', among[state](), {
    after: readQueueCursor(cursor),
    limit: limit + 1,
  })
  const files = found.slice(0, limit)
  const applications = await listApplications(
    call,
    files.map((file) => file.id),
  )
  const last = found.length > limit ? files.at(-1) : undefined
  const count = (of: ReviewState) => countCasesAmong(call, 'case.review', among[of]())
  const today = localDate(call.now)
  return {
    rows: files.map((file) => {
      const isOver = state === 'settled' || hasCaseEnded(file)
      return {
        id: file.id,
        number: file.number,
        name: applications.get(file.id)?.name ?? file.enterprise,
        place: file.place,
        reason: applications.get(file.id)?.match_reason ?? '',
        dueOn: isOver ? null : file.due_on,
        overdue: !isOver && file.due_on < today,
      }
    }),
    counts: { open: await count('open'), later: await count('later'), settled: await count('settled') },
    next: last === undefined ? null : sayQueueCursor(last),
  }
}
