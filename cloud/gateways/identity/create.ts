/** The hosts by which one can log in, as the settings have them. */
import type { Clock } from '../../platform/clock'
import type { Configuration } from '../../platform/configuration/settings'
import { createDingtalk } from '../dingtalk/dingtalk'
import { createSandboxDingtalk, SANDBOX_DINGTALK_APP, type SandboxDingtalk } from '../dingtalk/sandbox'
import { createSandboxWechat, SANDBOX_WECHAT_APP, type SandboxWechat } from '../wechat/sandbox'
import { createWechat } from '../wechat/wechat'
import type { IdentityGateway, IdentityGateways } from './port'

/** The sandboxes that stand in for hosts; whoever plays a phone asks them for codes. */
export interface HostSandboxes {
  wechat: SandboxWechat | null
  dingtalk: SandboxDingtalk | null
}

export interface Identity {
  gateways: IdentityGateways
  /** What the app on DingTalk needs to ask for a code; null where one cannot log in by DingTalk. */
  dingtalkCorpId: string | null
  sandboxes: HostSandboxes
}

/** In a sandbox too the real client runs: only who answers it differs. */
export function createIdentity(configuration: Configuration, clock: Clock): Identity {
  const wechat = configuration.WECHAT_PROVIDER === 'sandbox' ? createSandboxWechat(clock) : null
  const dingtalk = configuration.DINGTALK_PROVIDER === 'sandbox' ? createSandboxDingtalk(clock) : null
  const gateways: Partial<Record<keyof IdentityGateways, IdentityGateway>> = {}
  if (wechat !== null) gateways.wechat = createWechat({ ...SANDBOX_WECHAT_APP, ask: wechat.ask })
  if (dingtalk !== null) gateways.dingtalk = createDingtalk({ ...SANDBOX_DINGTALK_APP, clock, ask: dingtalk.ask })
  if (configuration.WECHAT_PROVIDER === 'wechat')
    gateways.wechat = createWechat({
      appId: configuration.WECHAT_APP_ID ?? '',
      secret: configuration.WECHAT_SECRET ?? '',
      base: configuration.WECHAT_API_BASE,
    })
  if (configuration.DINGTALK_PROVIDER === 'dingtalk')
    gateways.dingtalk = createDingtalk({
      appKey: configuration.DINGTALK_APP_KEY ?? '',
      appSecret: configuration.DINGTALK_APP_SECRET ?? '',
      corpId: configuration.DINGTALK_CORP_ID ?? '',
      base: configuration.DINGTALK_API_BASE,
      oldBase: configuration.DINGTALK_OAPI_BASE,
      clock,
    })
  const corpId = dingtalk === null ? (configuration.DINGTALK_CORP_ID ?? null) : SANDBOX_DINGTALK_APP.corpId
  return {
    gateways,
    dingtalkCorpId: gateways.dingtalk === undefined ? null : corpId,
    sandboxes: { wechat, dingtalk },
  }
}
