/** DingTalk in memory, both its old and its new interfaces: refuses what DingTalk refuses, by its codes. */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { AskHost, HostAnswer, HostRequest } from '../identity/ask'
import { createSandboxCodes } from '../identity/sandbox-codes'
import { dingtalkCodes } from './codes'
import { createSandboxNotices, type SandboxNotices } from './sandbox-notices'

/** The app that the sandbox knows; no secret, for nothing outside the process takes it. */
export const SANDBOX_DINGTALK_APP = {
  appKey: 'dingsandbox0000000000',
  appSecret: 'sandbox',
  corpId: 'ding00000000000000000000sandbox0',
  agentId: '1000000001',
} as const

export const DINGTALK_SANDBOX_TOKEN = {
  seconds: 7200,
  since: '2026-11-24',
  source: 'open.dingtalk.com, 获取企业内部应用的access_token: 有效期7200秒，有效期内重复获取返回相同结果',
} as const

export interface SandboxDingtalk {
  /** What `dd.getAuthCode({corpId})` gives on the phone of an invented member of the organisation. */
  issueCode: (person: string) => string
  /** The user id of an invented member of the organisation, who from now on can get work notices. */
  memberOf: (person: string) => string
  notices: Omit<SandboxNotices, 'answer' | 'join'>
  /** Ends the access token early, as DingTalk does when an app's secret is reset. */
  endToken: () => void
  setBusy: (busy: boolean) => void
  /** How often an access token was asked for. */
  tokensAsked: () => number
  ask: AskHost
}

export function createSandboxDingtalk(
  clock: Clock,
  {
    appKey,
    appSecret,
    agentId = SANDBOX_DINGTALK_APP.agentId,
  }: { appKey: string; appSecret: string; agentId?: string } = SANDBOX_DINGTALK_APP,
): SandboxDingtalk {
  const codes = createSandboxCodes(clock)
  const notices = createSandboxNotices(clock, agentId)
  let token: { value: string; until: number } | undefined
  let tokensAsked = 0
  let isBusy = false
  const said = (errcode: number, errmsg: string): HostAnswer => ({
    status: 200,
    body: { errcode, errmsg, request_id: randomBytes(6).toString('hex') },
  })

  const accessToken = ({ json }: HostRequest): HostAnswer => {
    tokensAsked++
    const requestid = randomBytes(12).toString('hex').toUpperCase()
    if (!json?.appKey || !json.appSecret)
      return { status: 400, body: { code: dingtalkCodes.parameter, message: 'body is mandatory', requestid } }
    if (json.appKey !== appKey || json.appSecret !== appSecret)
      return {
        status: 400,
        body: { code: dingtalkCodes.invalidClient, message: '无效的clientId或者clientSecret', requestid },
      }
    const now = clock.now().getTime()
    if (token === undefined || token.until <= now) token = { value: randomBytes(16).toString('hex'), until: 0 }
    token.until = now + DINGTALK_SANDBOX_TOKEN.seconds * 1000
    return { status: 200, body: { accessToken: token.value, expireIn: DINGTALK_SANDBOX_TOKEN.seconds } }
  }

  const refuseToken = (given: string | null): HostAnswer | undefined => {
    if (!given) return said(dingtalkCodes.noToken, '缺少参数 access_token')
    return given !== token?.value || token.until <= clock.now().getTime()
      ? said(dingtalkCodes.tokenWrong, '不合法的access_token')
      : undefined
  }
  const memberOf = (person: string) => {
    const userid = hashed(person).slice(0, 16)
    notices.join(userid)
    return userid
  }

  const userInfo = ({ form, json }: HostRequest): HostAnswer => {
    const taken = codes.take(form?.code ?? (typeof json?.code === 'string' ? json.code : ''))
    if (typeof taken === 'string') return said(dingtalkCodes.code, '不存在的临时授权码')
    const userid = memberOf(taken.person)
    const result = {
      userid,
      unionid: hashed(`union/${taken.person}`),
      device_id: '',
      sys: false,
      sys_level: 0,
      name: '示例成员',
    }
    return { status: 200, body: { ...said(dingtalkCodes.ok, 'ok').body, result } }
  }

  return {
    issueCode: codes.issue,
    memberOf,
    notices: { list: notices.list, read: notices.read },
    endToken: () => {
      token = undefined
    },
    setBusy: (busy) => {
      isBusy = busy
    },
    tokensAsked: () => tokensAsked,
    ask: async (request) => {
      const { pathname, searchParams } = new URL(request.url)
      if (request.method === 'POST' && pathname === '/v1.0/oauth2/accessToken')
        return isBusy ? { status: 503, body: { code: 'ServiceUnavailable' } } : accessToken(request)
      if (request.method !== 'POST' || !pathname.startsWith('/topapi/')) return { status: 404, body: undefined }
      if (isBusy) return said(dingtalkCodes.busy, '系统繁忙')
      const refusal = refuseToken(searchParams.get('access_token'))
      if (refusal !== undefined) return refusal
      if (pathname === '/topapi/v2/user/getuserinfo') return userInfo(request)
      return notices.answer(pathname, request.json ?? {}, said) ?? { status: 404, body: undefined }
    },
  }
}

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')
