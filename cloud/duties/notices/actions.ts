/** Cadres are told inside the workbench what was given to them, taken away, or went past its day. */
import { listAbsent } from '../../people/actions'
import type { Call } from '../../platform/call'
import { noticeRules } from './rules'
import * as store from './store'

export type { NoticeKind } from './rules'
export type { Notice } from './store'

type Act = Pick<Call, 'tx' | 'now'>

/** Tells persons, and who stands in for them; whoever does it is not told of the own act. Each once per cause. */
export async function tellCadres(
  act: Act,
  notices: readonly store.NewNotice[],
  by: string | null = null,
): Promise<void> {
  if (notices.length === 0) return
  const absent = await listAbsent(act)
  const told = notices.flatMap((one) => [
    one,
    ...absent
      .filter(({ personId }) => personId === one.personId)
      .flatMap(({ standIns }) => standIns.map((personId) => ({ ...one, personId }))),
  ])
  await store.insertNotices(
    act.tx,
    told.filter((one) => one.personId !== by),
    act.now,
  )
}

export const listNotices = (act: Act, personId: string) => store.listNotices(act.tx, personId, noticeRules.shown)

export const countUnseenNotices = (act: Pick<Act, 'tx'>, personId: string) => store.countUnseen(act.tx, personId)

/** @param upTo the newest that was shown; without it, all */
export const seeNotices = (act: Act, personId: string, upTo?: string) => store.markSeen(act.tx, personId, act.now, upTo)

const DAY = 86_400_000
export const forgetOldNotices = (act: Act) =>
  store.deleteOld(act.tx, new Date(act.now.getTime() - noticeRules.keptDays * DAY))
