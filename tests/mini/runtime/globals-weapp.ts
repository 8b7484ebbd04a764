/**
 * `wx`: the interfaces of WeChat that this app may use. What WeChat does not have is not here, so that a wrong call fails.
 * Source: developers.weixin.qq.com/miniprogram/dev/api, base library 3.x.
 */
import { answer, selectorQuery, soon, textIn } from './api'
import type { Api, Options } from './api'
import { navigation, networkState, quiet, screen, updateManager } from './common-api'
import type { Device } from './device'
import type { Host, Listener } from './host'
import { withPrivacy } from './privacy'
import { transfers } from './transfers'

/** Answers for every status in `success`; `fail` only when no answer came. JSON is parsed, whatever its status. */
function requests(host: Host, device: Device): Api {
  const request = (options: Options) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    for (const [name, value] of Object.entries((options.header ?? {}) as Record<string, string>))
      headers[name.toLowerCase()] = value
    const { data } = options
    let aborted = false
    device.network
      .carry({
        url: textIn(options, 'url'),
        method: (textIn(options, 'method') || 'GET').toUpperCase(),
        headers,
        body: data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data),
      })
      .then(
        (got) => {
          if (aborted) return
          if (!got) answer(host, options, false, { errMsg: 'request:fail ', errno: 600001 })
          else
            answer(host, options, true, {
              statusCode: got.status,
              header: got.headers,
              data: parsed(got.text),
              cookies: [],
              errMsg: 'request:ok',
            })
        },
        (error: unknown) => {
          answer(host, options, false, { errMsg: `request:fail ${String(error)}` })
        },
      )
    return {
      abort: () => {
        aborted = true
        answer(host, options, false, { errMsg: 'request:fail abort' })
      },
      onHeadersReceived: () => {},
      offHeadersReceived: () => {},
    }
  }
  return { request }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function storage(host: Host, { storage: kept }: Device): Api {
  const info = () => ({ keys: kept.keys(), currentSize: Math.ceil(kept.size() / 1024), limitSize: 10 * 1024 })
  return {
    // Missing is the empty text.
    getStorageSync: (key: string) => host.revive(kept.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => {
      kept.set(key, value)
    },
    removeStorageSync: (key: string) => {
      kept.remove(key)
    },
    clearStorageSync: () => {
      kept.clear()
    },
    getStorageInfoSync: () => host.revive(info()),
    getStorageInfo: (options?: Options) => {
      answer(host, options, true, { ...info(), errMsg: 'getStorageInfo:ok' })
    },
  }
}

/** The host's own sheets: the person picks, or closes them, which is a `fail` with `cancel`. */
function sheets(host: Host, device: Device): Api {
  const picked = (name: string, options: Options | undefined, value: object | undefined) => {
    if (value) answer(host, options, true, { ...value, errMsg: `${name}:ok` })
    else answer(host, options, false, { errMsg: `${name}:fail cancel` })
  }
  const pictures = () => device.choices.pictures
  const files = () => pictures().map((path) => ({ tempFilePath: path, size: 1024, fileType: 'image' }))
  return {
    chooseInvoiceTitle: (options?: Options) => {
      picked('chooseInvoiceTitle', options, device.choices.invoiceTitle)
    },
    scanCode: (options?: Options) => {
      const { scanned: result, round } = device.choices
      // Looked for unless kinds are named; it has no content, only a path. Source: wx.scanCode, `path` of its answer.
      if (round !== undefined && options?.scanType === undefined) {
        picked('scanCode', options, { result: '', path: round, scanType: 'WX_CODE', charSet: 'UTF-8' })
        return
      }
      picked('scanCode', options, result === undefined ? undefined : { result, scanType: 'QR_CODE', charSet: 'UTF-8' })
    },
    chooseMedia: (options?: Options) => {
      picked('chooseMedia', options, pictures().length === 0 ? undefined : { tempFiles: files(), type: 'image' })
    },
    chooseImage: (options?: Options) => {
      picked('chooseImage', options, pictures().length === 0 ? undefined : { tempFilePaths: pictures() })
    },
    // Source: developers.weixin.qq.com, wx.requestSubscribeMessage: only within a tap, at most three, 20004 where switched off.
    requestSubscribeMessage: (options: Options) => {
      const ids = (options.tmplIds as string[] | undefined) ?? []
      const failed = (errCode: number, why: string) => {
        answer(host, options, false, { errCode, errMsg: `requestSubscribeMessage:fail ${why}` })
      }
      if (!device.tapping) failed(10001, 'can only be invoked by user TAP gesture.')
      else if (ids.length === 0 || ids.length > 3) failed(20003, 'Templates count out of max bounds')
      else if (device.subscribes === undefined) failed(20004, 'The main switch is switched off')
      else {
        device.subscribeSheets.push([...ids])
        const answers = Object.fromEntries(ids.map((id) => [id, device.subscribes]))
        answer(host, options, true, { ...answers, errMsg: 'requestSubscribeMessage:ok' })
      }
    },
    showModal: (options: Options) => {
      device.said.push(textIn(options, 'content') || textIn(options, 'title'))
      const { confirm } = device.choices
      answer(host, options, true, { confirm, cancel: !confirm, errMsg: 'showModal:ok' })
    },
    showToast: (options: Options) => {
      device.said.push(textIn(options, 'title'))
      answer(host, options, true, { errMsg: 'showToast:ok' })
    },
    makePhoneCall: (options: Options) => {
      device.dialled.push(textIn(options, 'phoneNumber'))
      answer(host, options, true, { errMsg: 'makePhoneCall:ok' })
    },
    setClipboardData: (options: Options) => {
      device.clipboard = textIn(options, 'data')
      answer(host, options, true, { errMsg: 'setClipboardData:ok' })
    },
    getClipboardData: (options?: Options) => {
      answer(host, options, true, { data: device.clipboard, errMsg: 'getClipboardData:ok' })
    },
  }
}

export function weappApi(host: Host, device: Device): Api {
  const system = {
    ...screen,
    platform: 'ios',
    system: 'iOS 16.0',
    SDKVersion: '3.5.0',
    version: '8.0.50',
    theme: 'light',
  }
  const api: Api = withPrivacy(host, device, {
    ...requests(host, device),
    ...storage(host, device),
    ...navigation(host),
    ...networkState(host, device),
    ...sheets(host, device),
    ...transfers(host, device),
    ...quiet(host, [
      'hideToast',
      'showLoading',
      'hideLoading',
      'setNavigationBarTitle',
      'setNavigationBarColor',
      'pageScrollTo',
      'previewImage',
      'showShareMenu',
      'hideShareMenu',
      'stopPullDownRefresh',
    ]),
    // A code that is good for five minutes and once.
    login: (options?: Options) => {
      const code = device.loginCode?.()
      answer(
        host,
        options,
        code !== undefined,
        code === undefined ? { errMsg: 'login:fail' } : { code, errMsg: 'login:ok' },
      )
    },
    getSystemInfoSync: () => host.revive({ ...system, brand: 'test', model: 'test' }),
    getWindowInfo: () => host.revive(screen),
    getDeviceInfo: () => host.revive({ brand: 'test', model: 'test', platform: 'ios', system: 'iOS 16.0' }),
    getAppBaseInfo: () => host.revive({ SDKVersion: '3.5.0', version: '8.0.50', language: 'zh-CN', theme: 'light' }),
    getAccountInfoSync: () => host.revive({ miniProgram: { appId: 'touristappid', envVersion: 'release' } }),
    getMenuButtonBoundingClientRect: () =>
      host.revive({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getLaunchOptionsSync: () => host.revive(host.launched),
    getEnterOptionsSync: () => host.revive(host.entered),
    onAppShow: (listener: Listener) => void host.appShown.add(listener),
    offAppShow: (listener: Listener) => void host.appShown.delete(listener),
    onAppHide: () => {},
    onError: () => {},
    onUnhandledRejection: () => {},
    onWindowResize: () => {},
    offWindowResize: () => {},
    getUpdateManager: updateManager(host, device),
    createSelectorQuery: () => selectorQuery(host, true),
    nextTick: (act: () => void) => {
      soon(host, act)
    },
    canIUse: (name: string) => Object.keys(api).includes(name.split('.')[0] ?? ''),
    env: { USER_DATA_PATH: 'wxfile://usr' },
  })
  return api
}
