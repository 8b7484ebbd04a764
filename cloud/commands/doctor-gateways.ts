/** Whether the services outside can be reached. Nothing is sent, no account is used. */
import { connect as connectPlain, isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { doctorWords as words } from '../../types/words/doctor'
import { statusTemplates } from '../gateways/channels/port'
import { DINGTALK_DEFAULTS } from '../gateways/dingtalk/tokens'
import type { IdentityKind } from '../gateways/identity/port'
import { readTemplates } from '../gateways/wechat/templates'
import { WECHAT_DEFAULTS } from '../gateways/wechat/wechat'
import type { Configuration } from '../platform/configuration/settings'
import { bad, DOCTOR_LIMITS, good, warn, type Finding } from './doctor-check'

/** An endpoint as the settings give it: a host, or an address with http:// for a sandbox on loopback. */
export function addressOf(endpoint: string): { host: string; port: number; plain: boolean } {
  const plain = endpoint.startsWith('http://')
  const url = new URL(/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`)
  return { host: url.hostname, port: Number(url.port) || (plain ? 80 : 443), plain }
}

/** Opens a connection and closes it. @returns why it failed, null when it did not */
export function reach(endpoint: string, timeoutMs: number = DOCTOR_LIMITS.connectMs.value): Promise<string | null> {
  const { host, port, plain } = addressOf(endpoint)
  return new Promise((resolve) => {
    const servername = isIP(host) === 0 ? { servername: host } : {}
    const socket = plain ? connectPlain({ host, port }) : connectTls({ host, port, ...servername })
    const end = (reason: string | null) => {
      socket.destroy()
      resolve(reason)
    }
    socket.setTimeout(timeoutMs, () => {
      end('ETIMEDOUT')
    })
    // Of TLS, with the certificate verified: a middlebox that rewrites it would break every message.
    socket.once(plain ? 'connect' : 'secureConnect', () => {
      end(null)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      end(error.code ?? error.message)
    })
    socket.once('close', () => {
      end('ECONNRESET')
    })
  })
}

/** Login by the hosts of mini-programs: set up wholly or not at all (the settings' check says so), and reached. */
export async function checkHosts(configuration: Configuration): Promise<Finding[]> {
  const { WECHAT_PROVIDER, WECHAT_API_BASE, DINGTALK_PROVIDER, DINGTALK_API_BASE, DINGTALK_OAPI_BASE } = configuration
  return [
    await checkHost('wechat', WECHAT_PROVIDER, [WECHAT_API_BASE ?? WECHAT_DEFAULTS.base]),
    await checkHost('dingtalk', DINGTALK_PROVIDER, [
      DINGTALK_API_BASE ?? DINGTALK_DEFAULTS.base,
      DINGTALK_OAPI_BASE ?? DINGTALK_DEFAULTS.oldBase,
    ]),
    checkWechatMessages(configuration),
    checkDingtalkMessages(configuration),
  ]
}

function checkWechatMessages({ WECHAT_PROVIDER, WECHAT_TEMPLATES }: Configuration): Finding {
  const { templates, problems } = readTemplates(WECHAT_TEMPLATES)
  const [problem] = problems
  if (problem !== undefined)
    return bad('wechatMessages', words.wechatTemplatesWrong(problem), words.wechatTemplatesWrongRemedy)
  if (WECHAT_PROVIDER === undefined) return good('wechatMessages', words.hostOff)
  const missing = statusTemplates.filter((name) => templates[name] === undefined)
  if (missing.length > 0)
    return warn('wechatMessages', words.wechatTemplatesMissing(missing.join('、')), words.wechatTemplatesMissingRemedy)
  return good('wechatMessages', words.wechatTemplatesReady(statusTemplates.length))
}

function checkDingtalkMessages({ DINGTALK_PROVIDER, DINGTALK_AGENT_ID }: Configuration): Finding {
  if (DINGTALK_PROVIDER === undefined) return good('dingtalkMessages', words.hostOff)
  if (DINGTALK_PROVIDER === 'sandbox') return good('dingtalkMessages', words.hostSandbox)
  return DINGTALK_AGENT_ID === undefined
    ? warn('dingtalkMessages', words.dingtalkAgentMissing, words.dingtalkAgentMissingRemedy)
    : good('dingtalkMessages', words.dingtalkAgentReady)
}

async function checkHost(
  check: IdentityKind,
  provider: string | undefined,
  bases: readonly string[],
): Promise<Finding> {
  if (provider === undefined) return good(check, words.hostOff)
  if (provider === 'sandbox') return good(check, words.hostSandbox)
  for (const base of bases) {
    const reason = await reach(base)
    if (reason !== null) return bad(check, words.smsUnreached(addressOf(base).host, reason), words.smsUnreachedRemedy)
  }
  return good(check, words.hostReached(bases.map((base) => addressOf(base).host).join('、')))
}
