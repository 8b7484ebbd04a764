/** What a cadre was told, in sentences. */
import type { OutputOf } from '../../types/registry'
import { noticeWords } from '../../types/words/notices'
import { findDigest, listNotices, seeNotices } from '../duties/actions'
import type { SignedInCall } from '../platform/call'
import { findCases } from './actions'

export async function listMyNotices(call: SignedInCall): Promise<OutputOf<'listNotices'>> {
  const notices = await listNotices(call, call.actor.personId)
  const cases = await findCases(
    call,
    'case.view',
    notices.flatMap((one) => one.case_id ?? []),
  )
  const digest = await findDigest(call, call.actor.personId)
  return {
    notices: notices.map((one) => {
      // What was given away, or lies elsewhere since, is named no more.
      const file = one.case_id === null ? undefined : cases.get(one.case_id)
      const name = file?.enterprise
      // Both are told: with whom it is late, or who stands in there, and who is asked to help.
      const isLate = one.kind === 'escalated' && call.actor.grants.some(({ officeId }) => officeId === file?.owner_id)
      return {
        id: one.id,
        text:
          one.case_id === null
            ? noticeWords.many[one.kind](one.count)
            : (isLate ? noticeWords.late : noticeWords.one[one.kind])(name ?? noticeWords.elsewhere),
        caseId: name === undefined ? null : one.case_id,
        at: one.at.toISOString(),
        seen: one.seen_at !== null,
      }
    }),
    digest:
      digest === undefined
        ? null
        : { on: digest.on, lines: digest.lines.map(({ text }) => text), leads: digest.lines.map(({ page }) => page) },
  }
}

export const seeMyNotices = (call: SignedInCall, upTo: string | undefined) =>
  seeNotices(call, call.actor.personId, upTo)
