/** What reaches people and offices through WeChat and DingTalk besides their logins: by configuration nothing, the sandbox or the vendor. */
import type { StatusChannel } from './gateways/channels/port'
import { SANDBOX_DINGTALK_APP } from './gateways/dingtalk/sandbox'
import type { DingtalkApp } from './gateways/dingtalk/mini-link'
import type { WorkNotices } from './gateways/dingtalk/port'
import { createWorkNotices } from './gateways/dingtalk/work-notices'
import type { HostSandboxes } from './gateways/identity/create'
import { createMiniCodes } from './gateways/wechat/mini-codes'
import { createMiniLinks, LINK_RULES, type LinkQuota } from './gateways/wechat/links'
import type { MiniCodes, MiniLinks } from './gateways/wechat/port'
import { SANDBOX_WECHAT_APP } from './gateways/wechat/sandbox'
import { createSandboxWechatApp, type SandboxWechatApp } from './gateways/wechat/sandbox-app'
import { createWechatServer } from './gateways/wechat/server-calls'
import { createWechatMessages } from './gateways/wechat/subscribe'
import { readTemplates, type PickedTemplates } from './gateways/wechat/templates'
import { countAct } from './platform/act-count'
import type { Clock } from './platform/clock'
import type { Configuration } from './platform/configuration/settings'
import type { Database } from './platform/database/database'
import { StartRefused } from './start-refused'

/** Null: not set up. */
export interface Outward {
  wechatMessages: StatusChannel | null
  workNotices: WorkNotices | null
  miniLinks: MiniLinks | null
  miniCodes: MiniCodes | null
  /** The same for what is printed: only of a published mini-program, for paper outlives a sandbox. */
  printedCodes: MiniCodes | null
  dingtalkApp: DingtalkApp | null
  /** What the mini-program on WeChat may ask its user to agree to. */
  templates: PickedTemplates
  /** WeChat's side, where the sandbox stands for it. */
  wechatApp: SandboxWechatApp | null
}

/** In a sandbox too the real client runs: only who answers it differs. @throws StartRefused templates that cannot be */
export function createOutward(
  configuration: Configuration,
  clock: Clock,
  sandboxes: HostSandboxes,
  database: Database | null = null,
): Outward {
  return {
    ...wechatOf(configuration, clock, database === null ? undefined : linksOfDay(database, clock)),
    ...dingtalkOf(configuration, clock, sandboxes),
  }
}

/** Links that WeChat makes a day for the app, over all processes. */
const linksOfDay = (database: Database, clock: Clock): LinkQuota => ({
  take: () =>
    // A count that cannot be written keeps nobody from the link: WeChat counts, too.
    database
      .transact((tx) => countAct({ tx, now: clock.now() }, 'wechat-links', [{ hours: 24, times: LINK_RULES.daily }]))
      .catch(() => true),
})

function wechatOf(configuration: Configuration, clock: Clock, linksToday?: LinkQuota) {
  const { templates, problems } = readTemplates(configuration.WECHAT_TEMPLATES)
  if (problems.length > 0) throw new StartRefused(problems.map((one) => `WECHAT_TEMPLATES: ${one}`).join('\n'))
  if (configuration.WECHAT_PROVIDER === undefined)
    return {
      wechatMessages: null,
      miniLinks: null,
      miniCodes: null,
      printedCodes: null,
      templates: {},
      wechatApp: null,
    }
  const keys = Object.fromEntries(Object.values(templates).map((picked) => [picked.id, picked.keys]))
  const wechatApp =
    configuration.WECHAT_PROVIDER === 'sandbox' ? createSandboxWechatApp(clock, SANDBOX_WECHAT_APP, keys) : null
  const server = createWechatServer(
    wechatApp === null
      ? {
          appId: configuration.WECHAT_APP_ID ?? '',
          secret: configuration.WECHAT_SECRET ?? '',
          base: configuration.WECHAT_API_BASE,
          clock,
        }
      : { ...SANDBOX_WECHAT_APP, ask: wechatApp.ask, clock },
  )
  const miniCodes = createMiniCodes(server)
  return {
    wechatMessages: createWechatMessages(server, templates),
    miniLinks: configuration.WECHAT_LINKS ? createMiniLinks(server, clock, linksToday) : null,
    miniCodes,
    printedCodes: wechatApp === null && configuration.WECHAT_LINKS ? miniCodes : null,
    templates,
    wechatApp,
  }
}

function dingtalkOf(configuration: Configuration, clock: Clock, { dingtalk: sandbox }: HostSandboxes) {
  const agentId = sandbox === null ? configuration.DINGTALK_AGENT_ID : SANDBOX_DINGTALK_APP.agentId
  if (configuration.DINGTALK_PROVIDER === undefined || agentId === undefined)
    return { workNotices: null, dingtalkApp: null }
  const app =
    sandbox === null
      ? {
          appKey: configuration.DINGTALK_APP_KEY ?? '',
          appSecret: configuration.DINGTALK_APP_SECRET ?? '',
          corpId: configuration.DINGTALK_CORP_ID ?? '',
          base: configuration.DINGTALK_API_BASE,
          oldBase: configuration.DINGTALK_OAPI_BASE,
        }
      : { ...SANDBOX_DINGTALK_APP, ask: sandbox.ask }
  return {
    workNotices: createWorkNotices({ ...app, agentId, clock }),
    dingtalkApp: { corpId: app.corpId, agentId },
  }
}
