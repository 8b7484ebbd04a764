/** Subscribe messages: one to whom agreed to get it, in WeChat's list of service notices. */
import { ownCodes, statusTemplates, type ChannelOutcome, type StatusChannel } from '../channels/port'
import { fitsField } from './field-rules'
import { passing, personRefused, serverCodes } from './server-codes'
import type { WechatServer } from './server-calls'
import { fieldsOf, type PickedTemplates } from './templates'

export const SUBSCRIBE_RULES = {
  path: '/cgi-bin/message/subscribe/send',
  /** Of one app without payment; with it three times as many. */
  daily: 10_000_000,
  since: '2026-11-28',
  source: 'developers.weixin.qq.com, subscribe-message sendMessage; subscribeMessage.send: 没开通支付能力的是1kw/日',
} as const

export function createWechatMessages(server: WechatServer, templates: PickedTemplates): StatusChannel {
  return {
    name: 'wechat',
    templates: statusTemplates.filter((name) => templates[name] !== undefined),
    async send(message) {
      const picked = templates[message.template]
      if (picked === undefined)
        return refused(ownCodes.notSet, `no id of the template ${message.template}`, 'elsewhere')
      const [appId, openid] = message.to.split('/')
      // An openid of another app would be somebody else's, or nobody's.
      if (appId !== server.appId || !openid) return refused(ownCodes.recipient, 'an id of another app', 'elsewhere')
      const fields = fieldsOf(message, picked.keys)
      const misfit = fields.find(({ key, text }) => !fitsField(key, text))
      if (misfit !== undefined) return refused(ownCodes.field, misfit.key, 'never')
      const called = await server.post(SUBSCRIBE_RULES.path, {
        touser: openid,
        template_id: picked.id,
        page: message.page,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
        data: Object.fromEntries(fields.map(({ key, text }) => [key, { value: text }])),
      })
      if (called.call === 'unreached') return refused(ownCodes.unreached, called.reason, called.retry)
      // "The system is busy" is said before or after the message went out.
      if (called.call === 'silent') return { outcome: 'unknown', reason: called.reason }
      const { code, body } = called
      if (code === serverCodes.busy) return { outcome: 'unknown', reason: `errcode ${code}` }
      if (code === serverCodes.ok)
        // Not in the documents; where it is longer than a number holds, none is better than a wrong one.
        return { outcome: 'sent', providerId: Number.isSafeInteger(body.msgid) ? String(body.msgid) : '' }
      return refused(
        String(code),
        `errcode ${code}`,
        personRefused.has(code) ? 'elsewhere' : passing.has(code) ? 'later' : 'never',
      )
    },
  }
}

const refused = (
  code: string,
  reason: string,
  retry: Extract<ChannelOutcome, { outcome: 'refused' }>['retry'],
): ChannelOutcome => ({ outcome: 'refused', code, reason, retry })
