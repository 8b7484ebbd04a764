/** Whether the services outside can be reached. Nothing is sent, no account is used. */
import { connect as connectPlain, isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { doctorWords as words } from '../../types/words/doctor'
import { checkTemplates } from '../gateways/sms/templates'
import { TENCENT_DEFAULTS } from '../gateways/sms/tencent'
import type { Configuration } from '../platform/configuration/settings'
import { bad, DOCTOR_LIMITS, good, warn, type Finding } from './doctor-check'

/** An endpoint as the settings give it: a host, or an address with http:// for a sandbox on loopback. */
function addressOf(endpoint: string): { host: string; port: number; plain: boolean } {
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

export async function checkSms(configuration: Configuration): Promise<Finding> {
  if (configuration.SMS_PROVIDER === 'sandbox') return good('sms', words.smsSandbox)
  const [misfit] = checkTemplates(configuration.SMS_TENCENT_SIGN ?? '')
  if (misfit !== undefined) return bad('sms', words.smsTemplate(misfit), words.smsTemplateRemedy)
  const endpoint = configuration.SMS_TENCENT_ENDPOINT ?? TENCENT_DEFAULTS.endpoint
  const { host } = addressOf(endpoint)
  const reason = await reach(endpoint)
  if (reason !== null) return bad('sms', words.smsUnreached(host, reason), words.smsUnreachedRemedy)
  if (!/(^|,)complaint-update=[^,]/.test(configuration.SMS_TENCENT_TEMPLATES ?? ''))
    return warn('sms', words.smsTemplateMissing('complaint-update'), words.smsTemplateMissingRemedy)
  return good('sms', words.smsReached(host))
}
