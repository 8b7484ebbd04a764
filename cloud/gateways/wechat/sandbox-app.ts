/** WeChat's answers to a mini-program's own server, in memory: refuses what WeChat refuses, by its codes. No message leaves the process. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { AskHost, HostAnswer, HostRequest } from '../identity/ask'
import { fitsField } from './field-rules'
import { LINK_RULES } from './links'
import { MINI_CODE_RULES } from './mini-codes'
import { drawSandboxCode } from './sandbox-code'
import { createQuota } from './quota'
import { createSandboxTokens } from './sandbox-tokens'
import { STABLE_TOKEN } from './server-calls'
import { serverCodes } from './server-codes'
import { SUBSCRIBE_RULES } from './subscribe'

/** The pages that the product's server leads to; others are as good as not published. */
export const SANDBOX_PAGES: readonly string[] = [
  'pages/home/index',
  'pages/invitation/index',
  'pages/status/index',
  'account/messages/index',
  'account/complaint/index',
  'cadre/enterprise/index',
]

export interface SandboxNotice {
  at: Date
  openid: string
  templateId: string
  page: string
  fields: Readonly<Record<string, string>>
}

export interface SandboxWechatApp {
  /** What `wx.requestSubscribeMessage` does on a phone whose owner agrees: one message more, or for as long as it lasts. */
  subscribe: (openid: string, templateId: string, lasting?: 'lasting') => void
  /** Takes every agreement of a person back, as in the settings of the mini-program. */
  unsubscribe: (openid: string) => void
  /** What came in on a person's phone, newest first. */
  notices: (openid: string) => SandboxNotice[]
  /** Where a link leads, as a phone would find out; undefined once it has ended. */
  follow: (link: string) => { path: string; query: string } | undefined
  /** The pages of the published version; none: nothing is published. */
  publish: (pages: readonly string[]) => void
  /** Ends the access token, as a reset secret does. */
  endToken: () => void
  /** How often an access token was asked for; how many links were made. */
  counts: () => { tokens: number; links: number }
  setBusy: (busy: boolean) => void
  ask: AskHost
}

type Json = Readonly<Record<string, unknown>>
const textIn = (json: Json, name: string) => (typeof json[name] === 'string' ? json[name] : '')
const objectIn = (json: Json, name: string): Json => {
  const value = json[name]
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
const failure = (errcode: number, errmsg: string): HostAnswer => ({ status: 200, body: { errcode, errmsg } })
const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 86_400_000

/** @param templates the fields' keys of each picked template, by its id */
export function createSandboxWechatApp(
  clock: Clock,
  app: { appId: string; secret: string },
  templates: Readonly<Record<string, readonly string[]>> = {},
): SandboxWechatApp {
  const tokens = createSandboxTokens(clock, app)
  const links = new Map<string, { path: string; query: string; until: number }>()
  const agreed = new Map<string, number>()
  const inbox: SandboxNotice[] = []
  const linksToday = createQuota(clock, LINK_RULES.daily, 'day')
  const linksNow = createQuota(clock, LINK_RULES.perSecond, SECOND)
  const codesNow = createQuota(clock, MINI_CODE_RULES.perMinute, MINUTE)
  const messagesToday = createQuota(clock, SUBSCRIBE_RULES.daily, 'day')
  let pages = new Set(SANDBOX_PAGES)
  let isBusy = false
  let made = 0

  const lifeOf = (json: Json): number | undefined => {
    if (json.expire_type === 1) {
      const days = Number(json.expire_interval)
      // Longer ones are made, for the longest time.
      return days >= 1 ? Math.min(days, LINK_RULES.days) * DAY : undefined
    }
    const left = Number(json.expire_time) * SECOND - clock.now().getTime()
    return left > MINUTE ? Math.min(left, LINK_RULES.days * DAY) : undefined
  }

  const makeLink = (json: Json, target: Json, form: (ticket: string) => Json): HostAnswer => {
    if (pages.size === 0) return failure(serverCodes.unpublished, 'miniprogram has no online release')
    const [path, query] = [textIn(target, 'path'), textIn(target, 'query')]
    if (path !== '' && !pages.has(path)) return failure(serverCodes.linkPath, 'invalid weapp pagepath')
    if (query.length > LINK_RULES.query.most || !LINK_RULES.query.alphabet.test(query))
      return failure(serverCodes.linkQuery, 'invalid query')
    const life = lifeOf(json)
    if (life === undefined) return failure(serverCodes.expiry, 'invalid expire_time')
    if (!linksNow()) return failure(serverCodes.perSecond, 'reach max api second quota limit')
    if (!linksToday()) return failure(serverCodes.quota, 'reach max api daily quota limit')
    const ticket = randomBytes(8).toString('base64url')
    links.set(ticket, { path, query, until: clock.now().getTime() + life })
    made++
    return { status: 200, body: { errcode: 0, errmsg: 'ok', ...form(ticket) } }
  }

  const makeCode = async (json: Json): Promise<HostAnswer> => {
    const [scene, page] = [textIn(json, 'scene'), textIn(json, 'page')]
    const { most, alphabet } = MINI_CODE_RULES.scene
    if (scene === '' || scene.length > most) return failure(serverCodes.sceneLength, 'invalid length for scene')
    if (!alphabet.test(scene)) return failure(serverCodes.scene, 'invalid scene')
    if (json.check_path !== false && (pages.size === 0 || (page !== '' && !pages.has(page))))
      return failure(serverCodes.page, 'invalid page')
    const { least, most: widest, usual } = MINI_CODE_RULES.width
    const width = typeof json.width === 'number' ? json.width : usual
    if (width < least || width > widest) return failure(serverCodes.argument, 'invalid args')
    if (!codesNow()) return failure(serverCodes.quota, 'reach max api minute quota limit')
    return { status: 200, body: undefined, image: { type: 'image/png', bytes: await drawSandboxCode(scene, width) } }
  }

  const sendNotice = (json: Json): HostAnswer => {
    const [openid, templateId, page] = [textIn(json, 'touser'), textIn(json, 'template_id'), textIn(json, 'page')]
    // Who has never opened the mini-program has no openid; of the others the sandbox knows the form.
    if (!/^o[\w-]{27}$/.test(openid)) return failure(serverCodes.openid, 'invalid openid')
    const keys = templates[templateId]
    if (keys === undefined) return failure(serverCodes.templateId, 'invalid template_id')
    if (page !== '' && !pages.has(page.split('?')[0] ?? '')) return failure(serverCodes.page, 'invalid page')
    const data = objectIn(json, 'data')
    const fields = Object.fromEntries(keys.map((key) => [key, textIn(objectIn(data, key), 'value')]))
    const wrong = keys.find((key) => !fitsField(key, fields[key] ?? ''))
    if (wrong !== undefined) return failure(serverCodes.fields, `argument invalid! data.${wrong}.value invalid`)
    const key = `${openid} ${templateId}`
    const left = agreed.get(key) ?? 0
    if (left <= 0) return failure(serverCodes.refusedByPerson, 'user refuse to accept the msg')
    if (!messagesToday()) return failure(serverCodes.quota, 'reach max api daily quota limit')
    agreed.set(key, left - 1)
    inbox.unshift({ at: clock.now(), openid, templateId, page, fields })
    return { status: 200, body: { errcode: 0, errmsg: 'ok', msgid: inbox.length } }
  }

  const answers: Readonly<Record<string, (json: Json) => HostAnswer | Promise<HostAnswer>>> = {
    '/wxa/generate_urllink': (json) => makeLink(json, json, (ticket) => ({ url_link: `https://wxaurl.cn/${ticket}` })),
    '/wxa/generatescheme': (json) =>
      makeLink(json, objectIn(json, 'jump_wxa'), (ticket) => ({ openlink: `weixin://dl/business/?t=${ticket}` })),
    [MINI_CODE_RULES.path]: makeCode,
    [SUBSCRIBE_RULES.path]: sendNotice,
  }

  const answer = async ({ method, url, json = {} }: HostRequest): Promise<HostAnswer> => {
    const { pathname, searchParams } = new URL(url)
    const own = answers[pathname]
    if (method !== 'POST' || (own === undefined && pathname !== STABLE_TOKEN.path))
      return { status: 404, body: undefined }
    if (isBusy) return failure(serverCodes.busy, 'system error')
    if (own === undefined) return tokens.give(json)
    return tokens.refuse(searchParams.get('access_token')) ?? own(json)
  }

  return {
    subscribe: (openid, templateId, lasting) => {
      const key = `${openid} ${templateId}`
      agreed.set(key, lasting === undefined ? (agreed.get(key) ?? 0) + 1 : Number.POSITIVE_INFINITY)
    },
    unsubscribe: (openid) => {
      for (const key of agreed.keys()) if (key.startsWith(`${openid} `)) agreed.delete(key)
    },
    notices: (openid) => inbox.filter((notice) => notice.openid === openid),
    follow: (link) => {
      const found = links.get(/(?:\/|t=)([\w-]+)$/.exec(link)?.[1] ?? '')
      return found === undefined || found.until <= clock.now().getTime()
        ? undefined
        : { path: found.path, query: found.query }
    },
    publish: (list) => {
      pages = new Set(list)
    },
    endToken: () => {
      tokens.end()
    },
    counts: () => ({ tokens: tokens.given(), links: made }),
    setBusy: (busy) => {
      isBusy = busy
    },
    ask: answer,
  }
}
