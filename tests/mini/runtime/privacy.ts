/**
 * WeChat's privacy authorisation: an interface that the privacy guide declares waits until the person has agreed. An app that listens
 * shows its own sheet and resolves; otherwise WeChat shows its own, and the person answers as `device.privacyAnswer` says.
 * Source: developers.weixin.qq.com, 小程序隐私协议开发指南.
 */
import { answer } from './api'
import type { Api, Options } from './api'
import type { Device } from './device'
import type { Host } from './host'

/** Of the interfaces this app may use, those that need it. */
const guarded = ['chooseInvoiceTitle', 'chooseMedia', 'chooseImage', 'setClipboardData', 'getClipboardData'] as const

type Resolve = (said: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void
type Listener = (resolve: Resolve, about: unknown) => void

export function withPrivacy(host: Host, device: Device, api: Api): Api {
  let listener: Listener | undefined
  const ask = (name: string, then: () => void, refused: () => void) => {
    if (device.privacyAgreed) {
      then()
      return
    }
    const settle = (agreed: boolean) => {
      device.privacyAgreed = agreed
      ;(agreed ? then : refused)()
    }
    if (!listener) {
      settle(device.privacyAnswer === 'agree')
      return
    }
    listener(
      ({ event }) => {
        if (event !== 'exposureAuthorization') settle(event === 'agree')
      },
      host.revive({ referrer: name }),
    )
  }
  const refusal = (name: string) => ({ errMsg: `${name}:fail privacy permission is not authorized`, errno: 104 })
  const asking = Object.fromEntries(
    guarded.map((name) => [
      name,
      (options?: Options) => {
        const real = api[name] as (options?: Options) => void
        ask(
          name,
          () => {
            real(options)
          },
          () => {
            answer(host, options, false, refusal(name))
          },
        )
      },
    ]),
  )
  return {
    ...api,
    ...asking,
    onNeedPrivacyAuthorization: (one: Listener) => {
      listener = one
    },
    getPrivacySetting: (options?: Options) => {
      const needAuthorization = !device.privacyAgreed
      answer(host, options, true, { needAuthorization, privacyContractName: '《隐私保护指引》' })
    },
    requirePrivacyAuthorize: (options?: Options) => {
      const name = 'requirePrivacyAuthorize'
      ask(
        name,
        () => {
          answer(host, options, true, { errMsg: `${name}:ok` })
        },
        () => {
          answer(host, options, false, refusal(name))
        },
      )
    },
    openPrivacyContract: (options?: Options) => {
      answer(host, options, true, { errMsg: 'openPrivacyContract:ok' })
    },
  }
}
