/** Acts on all that a filter finds, within the acting cadre's reach: tried, done, taken back; and the filter as a table. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { poolPageWords, bulkWords } from '../../../types/words/pool-pages'
import { enterprisesToLeaveOut, organisedEnterprises } from '../../organisations/actions'
import { actingGrant } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { formatRows } from '../../platform/csv'
import { Failure } from '../../platform/failure'
import {
  countForBulk,
  findLastBulkAct,
  ineligibleEnterprises,
  lockBulkActs,
  markAll,
  undoBulkAct,
  type PoolQuestion,
} from '../../pool/actions'
import { findPage, questionOf } from '../search'

/** Own choice, 2026-11-27: rows a call; some 400 KB, half a second. */
const EXPORTED = 2000

async function countAll(call: SignedInCall, question: PoolQuestion) {
  const counted = await countForBulk(call, question, {
    organised: organisedEnterprises(localDate(call.now)),
    ineligible: ineligibleEnterprises(),
  })
  const { total, already, organised, ineligible } = counted
  return { ...counted, changes: { withhold: total - already - organised - ineligible, release: already } }
}

export async function tryBulk(call: SignedInCall, asked: ParsedOf<'tryBulk'>): Promise<OutputOf<'tryBulk'>> {
  const { already: withheld, ...counted } = await countAll(call, questionOf(call, asked, 'pool.mark'))
  const last = await findLastBulkAct(call, call.actor.personId)
  return { ...counted, withheld, last: last === undefined ? null : { ...last, at: last.at.toISOString() } }
}

/** @throws Failure bulkMoved: it would change another number than was confirmed */
export async function markBulk(
  call: SignedInCall,
  { withhold, expected, key: _key, ...asked }: ParsedOf<'markBulk'>,
): Promise<OutputOf<'markBulk'>> {
  const grant = actingGrant(call.actor, 'pool.mark')
  if (grant === undefined) throw new Failure('forbidden')
  await lockBulkActs(call)
  const question = questionOf(call, asked, 'pool.mark')
  const { changes } = await countAll(call, question)
  if (changes[withhold === null ? 'release' : 'withhold'] !== expected) throw new Failure('bulkMoved')
  const by = { personId: call.actor.personId, officeId: grant.officeId }
  return markAll(call, question, { reason: withhold, leftOut: enterprisesToLeaveOut(call.now) }, by)
}

/** @throws Failure bulkMoved: not the own last act, or taken back already */
export async function undoBulk(call: SignedInCall, { act }: ParsedOf<'undoBulk'>): Promise<OutputOf<'undoBulk'>> {
  await lockBulkActs(call)
  const last = await findLastBulkAct(call, call.actor.personId)
  if (last?.id !== act) throw new Failure('bulkMoved')
  return { changed: await undoBulkAct(call, act) }
}

/** A text that a spreadsheet would run as a formula gets a ' in front. */
const safe = (text: string) => (/^'*[=+\-@]/.test(text) ? `'${text}` : text)

export async function exportFound(
  call: SignedInCall,
  { cursor, ...asked }: ParsedOf<'exportFound'>,
): Promise<OutputOf<'exportFound'>> {
  const { rows, next } = await findPage(call, questionOf(call, asked, 'pool.export'), { cursor, limit: EXPORTED })
  const lines = rows.map(({ name, uscc, place, address, marks }) => [
    safe(name),
    uscc,
    safe(place),
    safe(address),
    marks.map((mark) => poolPageWords.marks[mark]).join('、'),
  ])
  const isFirst = cursor === undefined
  return {
    csv: formatRows(isFirst ? [[...bulkWords.columns], ...lines] : lines, { mark: isFirst }),
    rows: rows.length,
    next,
  }
}
