/** DingTalk's work notices over its old interfaces. */
import type { Clock } from '../../platform/clock'
import { ownCodes, type ChannelOutcome } from '../channels/port'
import { askOverHttp, isNeverConnected, reasonOfNone, type AskHost, type HostAnswer } from '../identity/ask'
import { codeOf, dingtalkCodes, isTokenRefused } from './codes'
import { dingtalkLink } from './mini-link'
import { findNoticeMisfit, NOTICE_RULES } from './notice-rules'
import type { DeliveryOutcome, DeliveryState, NoticeContent, WorkNotices } from './port'
import { bare, createDingtalkTokens, DINGTALK_DEFAULTS, NoDingtalkToken } from './tokens'

export interface WorkNoticeOptions {
  appKey: string
  appSecret: string
  corpId: string
  /** Id of the app within the organisation; work notices are sent in its name. */
  agentId: string
  base?: string | undefined
  oldBase?: string | undefined
  ask?: AskHost | undefined
  clock: Clock
}

const refused = (
  code: string,
  reason: string,
  retry: Extract<ChannelOutcome, { outcome: 'refused' }>['retry'],
): ChannelOutcome => ({ outcome: 'refused', code, reason, retry })

export function createWorkNotices(options: WorkNoticeOptions): WorkNotices {
  const { appKey, appSecret, corpId, agentId, clock, ask = askOverHttp() } = options
  const oldBase = bare(options.oldBase ?? DINGTALK_DEFAULTS.oldBase)
  const { getToken, drop } = createDingtalkTokens({ appKey, appSecret, base: options.base, ask, clock })

  /** @throws NoDingtalkToken where none could be had, at all or twice one that is taken */
  const post = async (path: string, json: Readonly<Record<string, unknown>>): Promise<HostAnswer> => {
    const once = (token: string) =>
      ask({ method: 'POST', url: `${oldBase}${path}?access_token=${encodeURIComponent(token)}`, json })
    const token = await tokenOrNone()
    const answer = await once(token)
    if (!isTokenRefused(answer)) return answer
    drop(token)
    const again = await once(await tokenOrNone())
    if (isTokenRefused(again)) throw new NoDingtalkToken('no access token is taken', 'host')
    return again
  }
  /** Without a token nothing left: that must be told apart from an answer that stayed away. */
  const tokenOrNone = () =>
    getToken().catch((error: unknown) => {
      throw error instanceof NoDingtalkToken
        ? error
        : new NoDingtalkToken(`access token: ${reasonOfNone(error)}`, 'host')
    })
  const isOurs = (id: string) => id.startsWith(`${corpId}/`) && id.length > corpId.length + 1

  return {
    name: 'dingtalk',
    async send({ to, content }) {
      const link = content.kind === 'card' ? dingtalkLink({ corpId, agentId }, content.page) : ''
      if (to.length > NOTICE_RULES.together) return refused(ownCodes.tooMany, `${to.length} recipients`, 'never')
      if (to.length === 0 || !to.every(isOurs))
        return refused(ownCodes.recipient, 'an id of another organisation, or none', 'elsewhere')
      const misfit = findNoticeMisfit(content, link)
      if (misfit !== undefined) return refused(ownCodes.field, misfit, 'never')
      try {
        const answer = await post(NOTICE_RULES.send, {
          agent_id: agentId,
          userid_list: to.map((id) => id.slice(corpId.length + 1)).join(','),
          to_all_user: false,
          msg: messageOf(content, link),
        })
        return outcomeOf(answer)
      } catch (error) {
        if (error instanceof NoDingtalkToken)
          return refused(ownCodes.unreached, error.message, error.why === 'settings' ? 'never' : 'later')
        const reason = reasonOfNone(error)
        return isNeverConnected(error) ? refused(ownCodes.unreached, reason, 'later') : { outcome: 'unknown', reason }
      }
    },
    async results(providerId) {
      try {
        return deliveriesIn(await post(NOTICE_RULES.results, { agent_id: agentId, task_id: providerId }), corpId)
      } catch (error) {
        return { outcome: 'unavailable', detail: reasonOfNone(error) }
      }
    },
  }
}

function messageOf(content: NoticeContent, link: string): Readonly<Record<string, unknown>> {
  if (content.kind === 'text') return { msgtype: 'text', text: { content: content.text } }
  const { title, text, button } = content
  return { msgtype: 'action_card', action_card: { title, markdown: text, single_title: button, single_url: link } }
}

function outcomeOf(answer: HostAnswer): ChannelOutcome {
  const code = codeOf(answer.body)
  if (code === undefined) return { outcome: 'unknown', reason: `HTTP ${answer.status} without errcode` }
  if (code === dingtalkCodes.ok) {
    const task = answer.body?.task_id
    return { outcome: 'sent', providerId: typeof task === 'number' || typeof task === 'string' ? String(task) : '' }
  }
  // Its words (errmsg) may quote what was sent.
  if (code === dingtalkCodes.busy) return { outcome: 'unknown', reason: `errcode ${code}` }
  const retry =
    code === dingtalkCodes.tooOften
      ? 'later'
      : code === dingtalkCodes.noRecipients || code === dingtalkCodes.userIds
        ? 'elsewhere'
        : 'never'
  return refused(String(code), `errcode ${code}`, retry)
}

const listIn = (result: object, name: string): string[] => {
  const list: unknown = Reflect.get(result, name)
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : []
}

/** DingTalk's lists by member. A member that stands in none was not dealt with yet: then all of it is pending. */
function deliveriesIn({ status, body }: HostAnswer, corpId: string): DeliveryOutcome {
  const code = codeOf(body)
  if (code !== dingtalkCodes.ok) return { outcome: 'unavailable', detail: `HTTP ${status} errcode ${String(code)}` }
  const result: unknown = body?.send_result
  if (typeof result !== 'object' || result === null) return { outcome: 'pending' }
  const deliveries = new Map<string, DeliveryState>()
  const put = (name: string, state: DeliveryState) => {
    for (const userId of listIn(result, name)) deliveries.set(`${corpId}/${userId}`, state)
  }
  put('unread_user_id_list', { state: 'unread' })
  put('read_user_id_list', { state: 'read' })
  put('failed_user_id_list', { state: 'failed' })
  put('invalid_user_id_list', { state: 'unknownMember' })
  put('forbidden_user_id_list', { state: 'withheld', code: '' })
  // The reasons stand beside the list.
  const reasons: unknown = Reflect.get(result, 'forbidden_list')
  for (const one of Array.isArray(reasons) ? (reasons as unknown[]) : []) {
    if (typeof one !== 'object' || one === null) continue
    const userId: unknown = Reflect.get(one, 'userid')
    const why: unknown = Reflect.get(one, 'code')
    if (typeof userId === 'string')
      deliveries.set(`${corpId}/${userId}`, { state: 'withheld', code: typeof why === 'string' ? why : '' })
  }
  return deliveries.size === 0 ? { outcome: 'pending' } : { outcome: 'told', deliveries }
}
