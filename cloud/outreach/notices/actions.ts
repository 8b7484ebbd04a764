/**
 * The day's digest in DingTalk, for cadres who have an account there: once a cadre and working day, claimed (committed) before anything leaves, in doubt not
 * sent again. It holds counts and a link into the workbench; DingTalk learns of nobody. The inbox in the workbench has the same in any case.
 */
import { digestNoticeWords as words } from '../../../types/words/channels'
import { sayDate } from '../../../types/words/dates'
import type { WrittenDigest } from '../../casework/rules'
import type { ChannelOutcome } from '../../gateways/channels/port'
import { inBatches } from '../../gateways/dingtalk/notice-rules'
import type { NoticeContent, WorkNotices } from '../../gateways/dingtalk/port'
import { hasAccount, readAccounts } from '../../people/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call, Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import type { Database, Tx } from '../../platform/database/database'
import { listPreferring } from '../inbox/actions'
import { noticePages, workNoticeRules as rules } from './rules'
import * as store from './store'
import type { ClaimedNotice, SettledNotice } from './store'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** China's clock; no summer time. */
const ZONE_HOURS = 8

export interface NoticeSender {
  database: Database
  clock: Clock
  tools: Tools
  notices: WorkNotices
}

/** A digest that says something is wanted in DingTalk by whoever has an account there. */
export async function wantDigestNotice(call: Call, { personId, on, lines, page }: WrittenDigest): Promise<void> {
  if (lines.length === 0 || !(await hasAccount(call, personId, 'dingtalk'))) return
  await store.insert(call.tx, { personId, on, lines, page: page ?? 'queue', now: call.now })
}

/**
 * One round. When this process dies in it, what it had claimed is given up later and never sent again.
 * @returns how many were claimed; 0: nothing is to be sent now
 */
export async function sendWorkNotices(sender: NoticeSender): Promise<number> {
  const { database, clock } = sender
  const { claimed, wanted } = await database.transact((tx) => claimWanted(tx, sender))
  const settled: SettledNotice[] = []
  for (const [content, group] of byText(wanted))
    for (const ids of inBatches([...group.keys()]))
      for (const [id, outcome] of await sendSplit(sender.notices, content, ids)) {
        const notice = group.get(id)
        if (notice !== undefined) settled.push(settledAs(notice, outcome, clock.now()))
      }
  await database.transact((tx) => store.settle(tx, clock.now(), settled))
  return claimed
}

type Wanted = Map<string, ClaimedNotice>

/** What goes out, by DingTalk's ids. What is not wanted any more is dropped in the very transaction that claims it. */
async function claimWanted(tx: Tx, { clock, tools }: NoticeSender): Promise<{ claimed: number; wanted: Wanted }> {
  const now = clock.now()
  await store.giveUpClaimed(tx, new Date(now.getTime() - rules.claimLifeMinutes * MINUTE), now)
  const isOver = new Date(now.getTime() + ZONE_HOURS * HOUR).getUTCHours() >= rules.untilHour
  await store.dropUpTo(tx, localDate(isOver ? now : new Date(now.getTime() - 24 * HOUR)), now)
  const claimed = await store.claim(tx, rules.batch, now)
  const persons = claimed.map((one) => one.person_id)
  const silent = new Set(await listPreferring({ tx }, persons, 'inbox'))
  const accounts = await readAccounts({ tx, tools }, persons, 'dingtalk')
  const wanted: Wanted = new Map()
  const dropped: SettledNotice[] = []
  for (const notice of claimed) {
    const { person_id: personId, on_date: on } = notice
    const id = accounts.get(personId)
    const reason = silent.has(personId) ? 'inbox' : 'no-account'
    if (id === undefined || silent.has(personId))
      dropped.push({ personId, on, state: 'dropped', providerId: null, reason, notBefore: null })
    else wanted.set(id, notice)
  }
  await store.settle(tx, now, dropped)
  return { claimed: claimed.length, wanted }
}

/** Whoever reads the same gets it in one call. */
function byText(wanted: Wanted): [NoticeContent, Wanted][] {
  const groups = new Map<string, [NoticeContent, Wanted]>()
  for (const [id, notice] of wanted) {
    const title = words.title(sayDate(notice.on_date))
    const text = words.text(title, notice.lines)
    const group = groups.get(text) ?? [
      { kind: 'card', title, text, button: words.button, page: noticePages[notice.page] },
      new Map<string, ClaimedNotice>(),
    ]
    group[1].set(id, notice)
    groups.set(text, group)
  }
  return [...groups.values()]
}

/** DingTalk refuses a whole list for one wrong id in it. It surely sent nothing then: each half is asked for alone, until the wrong one stands alone. */
async function sendSplit(
  notices: WorkNotices,
  content: NoticeContent,
  ids: readonly string[],
): Promise<[string, ChannelOutcome][]> {
  const outcome = await notices.send({ to: ids, content }).catch(lost)
  const isSplit = outcome.outcome === 'refused' && outcome.retry === 'elsewhere' && ids.length > 1
  if (!isSplit) return ids.map((id) => [id, outcome])
  const half = Math.ceil(ids.length / 2)
  return [
    ...(await sendSplit(notices, content, ids.slice(0, half))),
    ...(await sendSplit(notices, content, ids.slice(half))),
  ]
}

/** The gateway never throws; whatever broke nevertheless may have gone out. */
const lost = (): ChannelOutcome => ({ outcome: 'unknown', reason: 'broken off' })

function settledAs({ person_id, on_date, attempts }: ClaimedNotice, outcome: ChannelOutcome, now: Date): SettledNotice {
  const minutes = rules.retryMinutes[attempts - 1]
  const isAgain = outcome.outcome === 'refused' && outcome.retry === 'later' && minutes !== undefined
  return {
    personId: person_id,
    on: on_date,
    state: isAgain ? 'wanted' : outcome.outcome,
    providerId: outcome.outcome === 'sent' ? outcome.providerId : null,
    reason: outcome.outcome === 'sent' ? null : outcome.outcome === 'refused' ? outcome.code : outcome.reason,
    notBefore: isAgain ? new Date(now.getTime() + minutes * MINUTE) : null,
  }
}

/** DingTalk takes a list and says afterwards whom it did not reach: of those nobody says that they were sent it. Whether it was read is not kept. */
export async function settleWorkNotices({ database, clock, tools, notices }: NoticeSender): Promise<void> {
  const now = clock.now()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const { afterMinutes, againMinutes, hours, tasks: limit } = rules.results
  const tasks = await database.transact((tx) =>
    store.listUntold(tx, {
      since: ago(hours * HOUR),
      until: ago(afterMinutes * MINUTE),
      askedBefore: ago(againMinutes * MINUTE),
      limit,
    }),
  )
  for (const task of tasks) {
    const outcome = await notices.results(task)
    await database.transact(async (tx) => {
      await store.markAsked(tx, task, now)
      if (outcome.outcome !== 'told') return
      const rows = await store.listOfTask(tx, task)
      const accounts = await readAccounts(
        { tx, tools },
        rows.map((row) => row.person_id),
        'dingtalk',
      )
      const told = rows.flatMap(({ person_id: personId, on_date: on }) => {
        const delivery = outcome.deliveries.get(accounts.get(personId) ?? '')
        if (delivery === undefined) return []
        const { state } = delivery
        const reason =
          state === 'read' || state === 'unread' ? null : state === 'withheld' ? `withheld ${delivery.code}` : state
        return [{ personId, on, reason }]
      })
      await store.putTold(tx, told, now)
    })
  }
}

export const forgetOldWorkNotices = (act: Pick<Call, 'tx' | 'now'>): Promise<void> =>
  store.deleteOld(act.tx, new Date(act.now.getTime() - rules.keptDays * 24 * HOUR))
