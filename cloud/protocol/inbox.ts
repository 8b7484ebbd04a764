/** The sandbox's inbox as a page: what phones would have shown, all of them or one. Installed only where the sandbox sends. */
import type { FastifyInstance } from 'fastify'
import { sayPhone } from '../../types/words/dates'
import { sandboxWords as words } from '../../types/words/sandbox'
import type { InboxMessage, SandboxSms } from '../gateways/sms/sandbox'

const PAGE = { most: 100, since: '2026-11-28', source: 'own choice: as many as one looks through by hand' } as const

const escape = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0) ?? 0};`)

const STYLE = `body{margin:0;background:#F6F5F2;color:#1F2328;font:17px/1.5 system-ui,sans-serif}
main{max-width:480px;margin:0 auto;padding:16px}h1,h2{font-size:22px;margin:8px 0}h2{margin-top:32px}.code{font-size:22px;font-weight:600;font-variant-numeric:tabular-nums}p{color:#57606A;font-size:15px}
li{background:#fff;border:1px solid #E3E1DB;border-radius:12px;padding:12px 16px;margin:12px 0;list-style:none}ul{padding:0}
time{color:#57606A;font-size:13px;float:right}b{font-weight:600}a{color:#A8321F;overflow-wrap:anywhere}a.phone{color:inherit;display:inline-block;min-height:44px;line-height:44px}
a.back{display:inline-block;min-height:44px;line-height:44px}ol{padding:0;margin:0}ol li{background:none;border:0;padding:0}ol div{background:#fff;border:1px solid #E3E1DB;border-radius:18px 18px 18px 4px;padding:12px 16px;margin:4px 40px 20px 0}ol time{float:none;display:block;text-align:center}`

/** What an authenticator app of the demo would show. */
export interface ShownCode {
  who: string
  phone: string
  code: string
}

/** @param authenticators of the demo's accounts; a service of its own data has none */
export function installInbox(
  service: FastifyInstance,
  sms: SandboxSms,
  authenticators: () => readonly ShownCode[],
): void {
  service.get('/sandbox/messages', () => ({ messages: sms.list() }))
  service.get('/sandbox/authenticators', () => ({ authenticators: authenticators() }))
  service.get<{ Querystring: { phone?: unknown } }>('/sandbox/inbox', (request, reply) => {
    const asked = request.query.phone
    const phone = typeof asked === 'string' && /^\d{11}$/.test(asked) ? asked : undefined
    const body =
      phone === undefined
        ? wholeInbox(sms.list(), authenticators(), sms.link)
        : onePhone(phone, sms.list(phone), sms.link)
    return reply.type('text/html; charset=utf-8').send(pageOf(body))
  })
}

const pageOf = (body: string) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<meta http-equiv="refresh" content="3"><link rel="icon" href="data:,"><title>${words.title}</title><style>${STYLE}</style><main>${body}</main></html>`

function wholeInbox(messages: readonly InboxMessage[], shown: readonly ShownCode[], link: string): string {
  const rows = messages
    .slice(0, PAGE.most)
    .map(
      ({ at, phone, text }) =>
        `<li><time>${timeOf(at)}</time><a class="phone" href="?phone=${phone}"><b>${escape(sayPhone(phone))}</b></a><div>${withLinks(text, link)}</div></li>`,
    )
  const codes = shown.map(
    ({ who, phone, code }) =>
      `<li><b>${escape(sayPhone(phone))}</b> <span>${escape(who)}</span><div class="code">${escape(code.replace(/^(...)/, '$1 '))}</div></li>`,
  )
  const factors =
    codes.length === 0 ? '' : `<h2>${words.factors}</h2><p>${words.factorsExplain}</p><ul>${codes.join('')}</ul>`
  const list = rows.length > 0 ? `<ul>${rows.join('')}</ul>` : `<p>${words.empty}</p>`
  return `<h1>${words.title}</h1><p>${words.explain}</p>${countOf(messages.length)}${list}${factors}`
}

/** As a phone lists what one sender wrote to it. */
function onePhone(phone: string, messages: readonly InboxMessage[], link: string): string {
  const rows = messages
    .slice(0, PAGE.most)
    .map(({ at, text }) => `<li><time>${dayOf(at)} ${timeOf(at)}</time><div>${withLinks(text, link)}</div></li>`)
  const list = rows.length > 0 ? `<ol>${rows.join('')}</ol>` : `<p>${words.emptyPhone}</p>`
  return `<a class="back" href="/sandbox/inbox">${words.back}</a><h1>${escape(sayPhone(phone))}</h1>${countOf(messages.length)}${list}`
}

const countOf = (count: number) => (count > PAGE.most ? `<p>${words.count(count, PAGE.most)}</p>` : '')

const timeOf = (at: Date) => at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' })
const dayOf = (at: Date) => at.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })

/** The service's own link can be tapped, as on a phone, and leads to this service; nothing else in a text is made a link. */
function withLinks(text: string, link: string): string {
  const at = text.indexOf(link)
  if (at < 0) return escape(text)
  const [found = ''] = /^[\w-]*/.exec(text.slice(at + link.length)) ?? []
  const end = at + link.length + found.length
  return `${escape(text.slice(0, at))}<a href="/i/${found}">${escape(text.slice(at, end))}</a>${escape(text.slice(end))}`
}
