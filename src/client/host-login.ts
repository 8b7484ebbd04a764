/** Login codes of the host that the mini-program runs in: who holds the phone, without anything typed. In a browser host-login.h5.ts stands in. */
import Taro from '@tarojs/taro'
import type { HostKind } from '../../types/accounts'
import type { OutputOf } from '../../types/registry'
import { call } from './cloud'
import { keepTemplates } from './subscribe'

/** The host's own interface; Taro does not wrap it. Source: open.dingtalk.com, dd.getAuthCode. */
declare const dd: {
  getAuthCode: (options: {
    corpId: string
    success: (got: { authCode: string }) => void
    fail: (failed: unknown) => void
  }) => void
}

export interface HostCode {
  kind: HostKind
  code: string
}

/** The host of this face. */
export const hostKind: HostKind | undefined = process.env.TARO_ENV === 'dd' ? 'dingtalk' : 'wechat'

let ways: OutputOf<'getWaysIn'> | undefined
/** What the service has set up; asked once, while the app runs. */
async function findWays() {
  if (ways === undefined) {
    ways = await call('getWaysIn', {})
    // For the tap that hands an application in, perhaps weeks after the login: it must not wait for an answer then.
    if (process.env.TARO_ENV === 'weapp') keepTemplates(ways.wechatTemplates)
  }
  return ways
}

/** Whether one can log in by this host here; false where nobody can tell. */
export async function hasHostLogin(): Promise<boolean> {
  try {
    const { wechat, dingtalkCorpId } = await findWays()
    return hostKind === 'dingtalk' ? dingtalkCorpId !== null : wechat
  } catch {
    return false
  }
}

const authCode = (corpId: string): Promise<string> =>
  new Promise((resolve, reject) => {
    dd.getAuthCode({
      corpId,
      success: ({ authCode }) => resolve(authCode),
      fail: () => reject(new Error('no code')),
    })
  })

/** A fresh code, good once; undefined where the host gives none. Throws where the service does not answer. */
export async function findHostCode(): Promise<HostCode | undefined> {
  const { wechat, dingtalkCorpId } = await findWays()
  try {
    if (process.env.TARO_ENV === 'dd')
      return dingtalkCorpId === null ? undefined : { kind: 'dingtalk', code: await authCode(dingtalkCorpId) }
    return wechat ? { kind: 'wechat', code: (await Taro.login()).code } : undefined
  } catch {
    return undefined
  }
}
