/** Interfaces that WeChat and DingTalk have under the same name and with the same meaning. */
import { always, answer, soon } from './api'
import type { Api, Options } from './api'
import type { Device } from './device'
import type { Host } from './host'

type Kind = 'navigateTo' | 'redirectTo' | 'reLaunch'

/** Moving between pages; refused for an unknown page and above ten pages. */
export function navigation(host: Host): Api {
  const open = (kind: Kind) => (options: Options) => {
    const url = String(options.url)
    const refusal = host.refusal(url, kind)
    if (refusal !== undefined) {
      answer(host, options, false, { errMsg: `${kind}:fail ${refusal}`, errorMessage: refusal })
      return
    }
    soon(host, () => {
      host.open(url, kind)
      answer(host, options, true, { errMsg: `${kind}:ok` })
    })
  }
  return {
    navigateTo: open('navigateTo'),
    redirectTo: open('redirectTo'),
    reLaunch: open('reLaunch'),
    switchTab: (options: Options) =>
      answer(host, options, false, { errMsg: 'switchTab:fail can not switch to no-tabBar page' }),
    navigateBack: (options?: Options) => {
      soon(host, () => {
        host.back(typeof options?.delta === 'number' ? options.delta : 1)
        answer(host, options, true, { errMsg: 'navigateBack:ok' })
      })
    },
  }
}

/** Whether there is a network, and being told when that changes. */
export function networkState(host: Host, device: Device): Api {
  const heard = new Map<unknown, () => void>()
  const state = () => ({
    isConnected: device.network.connected,
    networkAvailable: device.network.connected,
    networkType: device.network.connected ? 'wifi' : 'none',
  })
  return {
    getNetworkType: (options?: Options) => {
      // Capitals on DingTalk: WIFI, NOTREACHABLE.
      const type = device.face === 'dd' ? (device.network.connected ? 'WIFI' : 'NOTREACHABLE') : state().networkType
      answer(host, options, true, { ...state(), networkType: type, errMsg: 'getNetworkType:ok' })
    },
    onNetworkStatusChange: (listener: (state: unknown) => void) => {
      const end = device.network.watch(() =>
        soon(host, () => {
          listener(host.revive(state()))
        }),
      )
      heard.set(listener, end)
    },
    offNetworkStatusChange: (listener?: unknown) => {
      for (const [one, end] of heard)
        if (listener === undefined || one === listener) {
          end()
          heard.delete(one)
        }
    },
  }
}

/** New versions: the test announces one by `device.announceUpdate`. */
export const updateManager = (host: Host, device: Device) => () => ({
  applyUpdate: () => {
    device.updates++
  },
  onCheckForUpdate: () => {},
  onUpdateReady: (listener: () => void) => {
    device.announceUpdate = () => {
      soon(host, listener)
    }
  },
  onUpdateFailed: () => {},
})

/** Sizes of the screen that both hosts tell. */
export const screen = {
  windowWidth: 390,
  windowHeight: 744,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 47,
  pixelRatio: 3,
  language: 'zh-CN',
} as const

/** What shows on the screen for a moment and needs no answer. */
export const quiet = (host: Host, names: readonly string[]): Api =>
  Object.fromEntries(names.map((name) => [name, always(host, name)]))
