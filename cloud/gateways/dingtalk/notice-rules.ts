/** What DingTalk takes as a work notice. */
import type { NoticeContent } from './port'

export const NOTICE_RULES = {
  send: '/topapi/message/corpconversation/asyncsend_v2',
  results: '/topapi/message/corpconversation/getsendresult',
  /** Members in one call. */
  together: 100,
  /** Messages to people that one organisation’s app delivers in a minute; more are withheld. */
  perMinute: 5000,
  /** To one person, of one app, on one day; and of the same content. */
  perPersonDaily: 500,
  sameDaily: 1,
  /** Characters; the whole message in bytes. */
  text: 500,
  title: 64,
  markdown: 1000,
  button: 20,
  link: 500,
  bytes: 2048,
  /** DingTalk’s names of what it withholds by. */
  withheld: { perMinute: '143103', daily: '143105', same: '143106' },
  since: '2026-11-28',
  source:
    'open.dingtalk.com, 发送工作通知 (userid_list: 最大用户列表长度100; msg 最长不超过2048个字节), 获取工作通知消息的发送结果 (143103 to 143106), 消息类型与数据格式, 全局错误码 34016; help.dingtalk.io, Send work notifications: 5,000 recipients a minute, 500 a day to one employee, one of the same content',
} as const

/** Why DingTalk would not take this, for the log; undefined where it would. @param url where a card's button leads */
export function findNoticeMisfit(content: NoticeContent, url: string): string | undefined {
  const tooLong = (text: string, most: number) => text.trim() === '' || [...text].length > most
  if (content.kind === 'text') return tooLong(content.text, NOTICE_RULES.text) ? 'text' : undefined
  if (tooLong(content.title, NOTICE_RULES.title)) return 'title'
  if (tooLong(content.text, NOTICE_RULES.markdown)) return 'text'
  if (tooLong(content.button, NOTICE_RULES.button)) return 'button'
  if (url.length > NOTICE_RULES.link) return 'link'
  return Buffer.byteLength(JSON.stringify({ ...content, url })) > NOTICE_RULES.bytes ? 'size' : undefined
}

/** Recipients in as many lists as calls are needed. */
export function inBatches(recipients: readonly string[]): string[][] {
  const each = [...new Set(recipients)]
  const batches: string[][] = []
  for (let at = 0; at < each.length; at += NOTICE_RULES.together)
    batches.push(each.slice(at, at + NOTICE_RULES.together))
  return batches
}
