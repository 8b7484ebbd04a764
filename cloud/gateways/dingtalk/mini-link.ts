/** Links that open a page of the organisation's own mini-program in DingTalk. */

export const DINGTALK_LINK = {
  scheme: 'dingtalk://dingtalkclient/action/open_micro_app',
  since: '2026-11-28',
  source:
    'open.dingtalk.com/document/development/create-a-swarm-plug-in-1 (2025-09-25), 打开应用 scheme（企业小程序专用）: corpId, agentId of an app of its own, page with its parameters, encoded',
} as const

export interface DingtalkApp {
  corpId: string
  /** Of the app; not the id of the mini-program. */
  agentId: string
}

/** @param page with its parameters: `pages/invitation/index?i=TOKEN` */
export const dingtalkLink = ({ corpId, agentId }: DingtalkApp, page: string): string =>
  `${DINGTALK_LINK.scheme}?corpId=${encodeURIComponent(corpId)}&agentId=${encodeURIComponent(agentId)}&page=${encodeURIComponent(page)}`
