/** What a cadre was told, in sentences. */
import type { OutputOf } from '../../types/registry'
import { noticeWords } from '../../types/words/notices'
import { findDigest, listNotices, seeNotices } from '../duties/actions'
import type { SignedInCall } from '../platform/call'
import { listCaseNames } from './actions'

export async function listMyNotices(call: SignedInCall): Promise<OutputOf<'listNotices'>> {
  const notices = await listNotices(call, call.actor.personId)
  const names = await listCaseNames(
    call,
    notices.flatMap((one) => one.case_id ?? []),
  )
  const digest = await findDigest(call, call.actor.personId)
  return {
    notices: notices.map((one) => {
      // What was given away, or lies elsewhere since, is named no more.
      const name = one.case_id === null ? undefined : names.get(one.case_id)
      return {
        id: one.id,
        text:
          one.case_id === null
            ? noticeWords.many[one.kind](one.count)
            : noticeWords.one[one.kind](name ?? noticeWords.elsewhere),
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
