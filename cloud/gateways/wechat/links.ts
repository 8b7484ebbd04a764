/** Links that open a page of the mini-program from a text message, a browser, or a page inside of WeChat. */
import type { Clock } from '../../platform/clock'
import { ownCodes } from '../channels/port'
import type { LinkKind, LinkOutcome, MiniLinks, MiniPage, Refusal } from './port'
import type { CallOutcome, WechatServer } from './server-calls'
import { createQuota } from './quota'
import { passing, serverCodes } from './server-codes'

export const LINK_RULES = {
  /** What WeChat itself takes as parameters. */
  query: { most: 1024, alphabet: /^[\w!#$&'()*+,/:;=?@.~%-]*$/ },
  /** Path and parameters together: what is appended to a link may have no more, so one that fits can be made either way. */
  whole: 256,
  /** Days. WeChat's most. */
  days: 30,
  /** Both kinds together, of one app. */
  daily: 500_000,
  perSecond: 100,
  since: '2026-11-28',
  source:
    'developers.weixin.qq.com, generateUrlLink, generateScheme and 获取加密 URL Link: parameters up to 1024 characters (256 where appended), 30 days at most, 500,000 of both kinds made a day; since 2023-12-19 one link opens for several people. 44990: more than 100 a second',
} as const

export const LINK_KEEPING = {
  /** A link in hand is handed out again while it lasts at least this long: who taps it may come back to it tomorrow. */
  renewDays: 2,
  /** Links remembered; the least recent goes first. */
  remembered: 20_000,
  since: '2026-11-28',
  source: 'own choice: a fifteenth of the life; about 4 MB',
} as const

const DAY = 86_400_000
const PATHS = { link: '/wxa/generate_urllink', scheme: '/wxa/generatescheme' } as const

/** Why WeChat would not take this page, for the log; undefined where it would. */
function findMisfit({ path, query }: MiniPage): { code: number; reason: string } | undefined {
  const { alphabet, most } = LINK_RULES.query
  if (!/^[\w-]+(\/[\w-]+)+$/.test(path)) return { code: serverCodes.linkPath, reason: 'the path' }
  if (!alphabet.test(query) || query.length > most || path.length + query.length + 1 > LINK_RULES.whole)
    return { code: serverCodes.linkQuery, reason: 'the parameters' }
  return undefined
}

/** What is made a day is counted where all processes see it, and restarts do not begin anew. */
export interface LinkQuota {
  /** Takes one of the day's; false: none is left. */
  take: () => Promise<boolean>
}

const UNCOUNTED: LinkQuota = { take: async () => true }

/** Asking WeChat for more than it makes may have the app limited: it is not asked. The page in the browser stays. */
const USED_UP: Refusal = {
  outcome: 'refused',
  code: String(serverCodes.quota),
  reason: 'our count of the day, or of this second',
  retry: 'later',
}

export function createMiniLinks(server: WechatServer, clock: Clock, today: LinkQuota = UNCOUNTED): MiniLinks {
  const now = createQuota(clock, LINK_RULES.perSecond, 1000)
  const held = new Map<string, { link: string; until: Date }>()
  const asked = new Map<string, Promise<LinkOutcome>>()

  const ask = async (kind: LinkKind, { path, query }: MiniPage): Promise<LinkOutcome> => {
    const until = new Date(clock.now().getTime() + LINK_RULES.days * DAY)
    const life = { expire_type: 1, expire_interval: LINK_RULES.days }
    const json =
      kind === 'link'
        ? { path, query, ...life, env_version: 'release' }
        : { jump_wxa: { path, query, env_version: 'release' }, is_expire: true, ...life }
    if (!now() || !(await today.take())) return USED_UP
    const called = await server.post(PATHS[kind], json)
    const link = called.call === 'answered' ? called.body[kind === 'link' ? 'url_link' : 'openlink'] : undefined
    if (called.call !== 'answered' || called.code !== serverCodes.ok) return refusalOf(called)
    return typeof link === 'string' && isLink(kind, link)
      ? { outcome: 'minted', link, until }
      : { outcome: 'refused', code: 'NoLink', reason: 'an answer without a link', retry: 'later' }
  }

  return {
    async mint(kind, page) {
      const misfit = findMisfit(page)
      if (misfit !== undefined)
        return { outcome: 'refused', code: String(misfit.code), reason: misfit.reason, retry: 'never' }
      const key = `${kind} ${page.path}?${page.query}`
      const known = held.get(key)
      if (known !== undefined && known.until.getTime() - clock.now().getTime() > LINK_KEEPING.renewDays * DAY) {
        // Used last: forgotten last.
        held.delete(key)
        held.set(key, known)
        return { outcome: 'minted', ...known }
      }
      // A link that is read out in a meeting is tapped by everybody at once: one question for all of them.
      const asking =
        asked.get(key) ??
        ask(kind, page).finally(() => {
          asked.delete(key)
        })
      asked.set(key, asking)
      const outcome = await asking
      if (outcome.outcome === 'minted') {
        held.set(key, { link: outcome.link, until: outcome.until })
        const [oldest] = held.keys()
        if (held.size > LINK_KEEPING.remembered && oldest !== undefined) held.delete(oldest)
      }
      return outcome
    },
  }
}

/** Whoever answers in WeChat's place must not send our people elsewhere. */
const isLink = (kind: LinkKind, link: string) =>
  kind === 'link'
    ? /^https:\/\/(wxaurl|wxmpurl)\.cn\/[\w-]+$/.test(link)
    : /^weixin:\/\/dl\/business\/\?t=[\w-]+$/.test(link)

/** Questions whose repetition does no harm: unanswered is as good as refused for now. */
export function refusalOf(called: CallOutcome): Refusal {
  if (called.call !== 'answered')
    return {
      outcome: 'refused',
      code: ownCodes.unreached,
      reason: called.reason,
      retry: called.call === 'unreached' ? called.retry : 'later',
    }
  return {
    outcome: 'refused',
    code: String(called.code),
    reason: `errcode ${called.code}`,
    retry: passing.has(called.code) ? 'later' : 'never',
  }
}
