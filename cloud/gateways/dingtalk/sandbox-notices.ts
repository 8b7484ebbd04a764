/** DingTalk's work notices in memory: takes what DingTalk takes, and withholds by its limits what it would withhold. */
import type { Clock } from '../../platform/clock'
import type { HostAnswer } from '../identity/ask'
import { dingtalkCodes } from './codes'
import { NOTICE_RULES } from './notice-rules'

export interface SandboxWorkNotice {
  at: Date
  userId: string
  /** As it was sent: `text`, or `action_card` with its fields. */
  message: Readonly<Record<string, unknown>>
}

type Json = Readonly<Record<string, unknown>>
type Said = (errcode: number, errmsg: string) => HostAnswer

export interface SandboxNotices {
  /** From now on a member. */
  join: (userId: string) => void
  /** What lies in a member's work notices, newest first. */
  list: (userId: string) => SandboxWorkNotice[]
  /** The member opens the work notices. */
  read: (userId: string) => void
  /** The answer of one of the two interfaces; undefined for others. */
  answer: (path: string, json: Json, said: Said) => HostAnswer | undefined
}

const BEIJING_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const dayOf = (at: Date) => Math.floor((at.getTime() + BEIJING_MS) / DAY_MS)

type State = 'unread' | 'invalid' | { withheld: string }

/** @param agentId the app in whose name notices are sent */
export function createSandboxNotices(clock: Clock, agentId: string): SandboxNotices {
  const members = new Set<string>()
  const inbox: (SandboxWorkNotice & { task: string; content: string })[] = []
  const tasks = new Map<string, Map<string, State>>()
  const hasRead = new Set<string>()

  const withheldBy = (userId: string, content: string): string | undefined => {
    const now = clock.now()
    const today = inbox.filter((one) => one.userId === userId && dayOf(one.at) === dayOf(now))
    if (today.filter((one) => one.content === content).length >= NOTICE_RULES.sameDaily)
      return NOTICE_RULES.withheld.same
    if (today.length >= NOTICE_RULES.perPersonDaily) return NOTICE_RULES.withheld.daily
    const lately = inbox.filter(({ at }) => now.getTime() - at.getTime() < MINUTE_MS)
    return lately.length >= NOTICE_RULES.perMinute ? NOTICE_RULES.withheld.perMinute : undefined
  }

  const send = (json: Json, said: Said): HostAnswer => {
    if (String(json.agent_id) !== agentId) return said(dingtalkCodes.agent, '不合法的agentid')
    const userIds = typeof json.userid_list === 'string' ? json.userid_list.split(',').filter(Boolean) : []
    if (userIds.length === 0) return said(dingtalkCodes.noRecipients, '接受者为空')
    if (userIds.length > NOTICE_RULES.together) return said(dingtalkCodes.userIds, '不合法的UserID列表')
    const message: Json = typeof json.msg === 'object' && json.msg !== null ? { ...json.msg } : {}
    const type = message.msgtype
    if ((type !== 'text' && type !== 'action_card') || typeof message[type] !== 'object')
      return said(dingtalkCodes.badMessage, '会话消息的json结构无效或不完整')
    const content = JSON.stringify(message[type])
    if (Buffer.byteLength(content) > NOTICE_RULES.bytes) return said(dingtalkCodes.tooLong, '消息内容长度超过限制')
    const task = String(256_271_667_526 + tasks.size)
    const states = new Map<string, State>()
    for (const userId of userIds) {
      const code = members.has(userId) ? withheldBy(userId, content) : undefined
      states.set(userId, !members.has(userId) ? 'invalid' : code === undefined ? 'unread' : { withheld: code })
      if (states.get(userId) === 'unread') inbox.unshift({ at: clock.now(), userId, message, task, content })
    }
    tasks.set(task, states)
    return { status: 200, body: { ...said(dingtalkCodes.ok, 'ok').body, task_id: Number(task) } }
  }

  const results = (json: Json, said: Said): HostAnswer => {
    if (String(json.agent_id) !== agentId) return said(dingtalkCodes.agent, '不合法的agentid')
    const task = String(json.task_id)
    const of = (wanted: (state: State, userId: string) => boolean) =>
      [...(tasks.get(task) ?? [])].filter(([userId, state]) => wanted(state, userId)).map(([userId]) => userId)
    const seen = (userId: string) => hasRead.has(`${task} ${userId}`)
    const withheld = of((state) => typeof state === 'object')
    const send_result = {
      invalid_user_id_list: of((state) => state === 'invalid'),
      forbidden_user_id_list: withheld,
      forbidden_list: withheld.map((userid) => {
        const state = tasks.get(task)?.get(userid)
        return { userid, code: typeof state === 'object' ? state.withheld : '', count: 1 }
      }),
      failed_user_id_list: [],
      read_user_id_list: of((state, userId) => state === 'unread' && seen(userId)),
      unread_user_id_list: of((state, userId) => state === 'unread' && !seen(userId)),
      invalid_dept_id_list: [],
    }
    return { status: 200, body: { ...said(dingtalkCodes.ok, 'ok').body, send_result } }
  }

  return {
    join: (userId) => {
      members.add(userId)
    },
    list: (userId) => inbox.filter((one) => one.userId === userId).map(({ at, message }) => ({ at, userId, message })),
    read: (userId) => {
      for (const one of inbox) if (one.userId === userId) hasRead.add(`${one.task} ${userId}`)
    },
    answer: (path, json, said) =>
      path === NOTICE_RULES.send ? send(json, said) : path === NOTICE_RULES.results ? results(json, said) : undefined,
  }
}
