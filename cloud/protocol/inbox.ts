/** The sandbox's inbox as a page: what a phone would have shown. Installed only where the sandbox sends. */
import type { FastifyInstance } from 'fastify'
import { sayPhone } from '../../types/words/dates'
import { sandboxWords as words } from '../../types/words/sandbox'
import type { SandboxSms } from '../gateways/sms/sandbox'

const escape = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0) ?? 0};`)

const STYLE = `body{margin:0;background:#F6F5F2;color:#1F2328;font:17px/1.5 system-ui,sans-serif}
main{max-width:480px;margin:0 auto;padding:16px}h1,h2{font-size:22px;margin:8px 0}h2{margin-top:32px}.code{font-size:22px;font-weight:600;font-variant-numeric:tabular-nums}p{color:#57606A;font-size:15px}
li{background:#fff;border:1px solid #E3E1DB;border-radius:12px;padding:12px 16px;margin:12px 0;list-style:none}ul{padding:0}
time{color:#57606A;font-size:13px;float:right}b{font-weight:600}`

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
  service.get('/sandbox/inbox', (_request, reply) => {
    const rows = sms
      .list()
      .map(
        ({ at, phone, text }) =>
          `<li><time>${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' })}</time><b>${escape(sayPhone(phone))}</b><div>${escape(text)}</div></li>`,
      )
    const codes = authenticators().map(
      ({ who, phone, code }) =>
        `<li><b>${escape(sayPhone(phone))}</b> <span>${escape(who)}</span><div class="code">${escape(code.replace(/^(...)/, '$1 '))}</div></li>`,
    )
    const factors =
      codes.length === 0 ? '' : `<h2>${words.factors}</h2><p>${words.factorsExplain}</p><ul>${codes.join('')}</ul>`
    return reply
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
          `<meta http-equiv="refresh" content="3"><title>${words.title}</title><style>${STYLE}</style>` +
          `<main><h1>${words.title}</h1><p>${words.explain}</p>${rows.length > 0 ? `<ul>${rows.join('')}</ul>` : `<p>${words.empty}</p>`}${factors}</main></html>`,
      )
  })
}
