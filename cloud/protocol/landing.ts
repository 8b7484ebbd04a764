/** Where a link of an invitation leads: into a mini-program where there is one, and always into the H5 app. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dingtalkLink, type DingtalkApp } from '../gateways/dingtalk/mini-link'
import type { MiniLinks } from '../gateways/wechat/port'
import { drawLanding, type LandingNames } from './landing-page'

export interface LandingWays {
  /** Null where there is no mini-program on WeChat, or none that links may lead to. */
  wechat: MiniLinks | null
  /** Null where there is none on DingTalk. */
  dingtalk: DingtalkApp | null
  /** Who invites whom, as the invitation shows it to whoever holds the link; undefined where there is none. Opens and counts nothing. */
  preview: (token: string) => Promise<LandingNames | undefined>
}

/** Whether a token was issued by this service, by its signature: what is made up asks nobody outside for anything. */
export type IsIssued = (token: string) => boolean

export const landingRules = {
  /** What may be a token: those of 24 characters, and short codes that are typed. Whether it is known is the app's question. */
  token: /^[0-9A-Za-z_-]{8,32}$/,
  /** Whoever tapped waits no longer for WeChat than this, then the H5 app opens instead; nor for the names, then the page stands without them. */
  patienceMs: 3000,
  since: '2026-11-28',
  source: 'own choice: 24 characters of base64url, short codes of 10; a page that does nothing for 3 s is tapped again',
} as const

/** The invitation's page, the same on every face. */
export const INVITATION = 'pages/invitation/index'
/** In place of a code: the own applications. */
const OWN = 'my'
const APPLICATIONS = 'pages/mine/index'
const pageOf = (token: string) => `/#/${INVITATION}?i=${encodeURIComponent(token)}`

/** What was pasted along behind a link: a full stop, a bracket, the rest of the sentence's punctuation. */
const bare = (token: string): string => {
  const cut = token.replace(/[^0-9A-Za-z_-]+$/, '')
  return landingRules.token.test(cut) ? cut : token
}

type Browser = 'wechat' | 'dingtalk' | 'mobile' | 'desktop'

/** Whose browser asks. What a link's address is scanned by counts as a desktop: it is shown what anybody is. */
export function browserOf(userAgent: string): Browser {
  if (/DingTalk/i.test(userAgent)) return 'dingtalk'
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  return /Mobile|Android|iPhone|iPad|HarmonyOS|OpenHarmony/i.test(userAgent) ? 'mobile' : 'desktop'
}

/** What is asked for again means the invitation as it stands then, and no address of ours goes on to others. */
const unkept = (reply: FastifyReply) =>
  reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })

export function installLanding(
  service: FastifyInstance,
  { wechat, dingtalk, preview }: LandingWays,
  isIssued: IsIssued,
): void {
  // What a text message, a code or a letter carries: our own constant address and the token. Fetching it opens nothing and counts nothing.
  const land = async (request: FastifyRequest<{ Params: { token: string } }>, reply: FastifyReply) => {
    if (request.params.token === '') {
      reply.callNotFound()
      return reply
    }
    const token = bare(request.params.token)
    // Of a message on an application's progress: whoever it is for logs in with the number that it came to.
    if (token === OWN) return unkept(reply).redirect(`/#/${APPLICATIONS}`, 302)
    const pageLink = pageOf(token)
    const browser = browserOf(request.headers['user-agent'] ?? '')
    const page = async (app: 'wechat' | 'dingtalk', appLink: string) => {
      // What breaks on the way to the names keeps nobody from the invitation.
      const found = isIssued(token) ? preview(token) : Promise.resolve(undefined)
      const asked = found.catch((error: unknown) => {
        request.log.error({ err: error }, 'a landing page without names')
        return undefined
      })
      const names = await inTime(asked, landingRules.patienceMs)
      return unkept(reply).type('text/html; charset=utf-8').send(drawLanding({ app, appLink, pageLink }, names))
    }
    if (landingRules.token.test(token)) {
      if (browser === 'dingtalk' && dingtalk !== null)
        return page('dingtalk', dingtalkLink(dingtalk, `${INVITATION}?i=${encodeURIComponent(token)}`))
      if ((browser === 'wechat' || browser === 'mobile') && wechat !== null)
        return page('wechat', `/i/${encodeURIComponent(token)}/wechat`)
    }
    // A wrong one meets the friendly page of the app.
    return unkept(reply).redirect(pageLink, 302)
  }
  service.get('/i/:token', land)
  service.get('/i/:token/', land)
  if (wechat === null) return
  // Asked for by the tap on the first button only: whatever merely looks at the page takes nothing of the day's quota.
  service.get<{ Params: { token: string } }>('/i/:token/wechat', async (request, reply) => {
    const { token } = request.params
    const link = landingRules.token.test(token) && isIssued(token) ? await linkInTime(wechat, token) : undefined
    return unkept(reply).redirect(link ?? pageOf(token), 302)
  })
}

/** Undefined where it takes longer. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined)
    }, ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function linkInTime(wechat: MiniLinks, token: string): Promise<string | undefined> {
  const minted = wechat
    .mint('link', { path: INVITATION, query: `i=${token}` })
    .then((outcome) => (outcome.outcome === 'minted' ? outcome.link : undefined))
  return inTime(minted, landingRules.patienceMs)
}
