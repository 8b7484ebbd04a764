/** Login codes as the hosts of mini-programs hand them out: five minutes, once, for one app. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock'

export const SANDBOX_CODE = {
  minutes: 5,
  since: '2026-11-24',
  source:
    'developers.weixin.qq.com wx.login: code 有效期五分钟，只能用一次; open.dingtalk.com getAuthCode: 有效期5分钟且只能使用一次',
} as const

export interface SandboxCodes {
  /** What the host's own call on the phone gives: a code for whoever holds it. */
  issue: (person: string) => string
  /** Uses a code up. */
  take: (code: string) => { person: string } | 'unknown' | 'used' | 'expired'
}

/** @param most codes remembered; the oldest are forgotten, as a host would */
export function createSandboxCodes(clock: Clock, most = 10_000): SandboxCodes {
  const issued = new Map<string, { person: string; until: number; used: boolean }>()
  return {
    issue(person) {
      const code = randomBytes(16).toString('hex')
      issued.set(code, { person, until: clock.now().getTime() + SANDBOX_CODE.minutes * 60_000, used: false })
      const [oldest] = issued.keys()
      if (issued.size > most && oldest !== undefined) issued.delete(oldest)
      return code
    },
    take(code) {
      const found = issued.get(code)
      if (found === undefined) return 'unknown'
      if (found.used) return 'used'
      if (found.until <= clock.now().getTime()) return 'expired'
      found.used = true
      return { person: found.person }
    },
  }
}
