/**
 * `dd`, which DingTalk also calls `my`: its interfaces that this app may use, in their own shapes (`content`, `text`, `number`).
 * What DingTalk does not have is not here: no invoice titles, no entry options, no privacy sheet, no `request`.
 * Source: open.dingtalk.com, 小程序 JSAPI; @tarojs/plugin-platform-alipay 4.2.0, apiDiff.
 */
import { answer, selectorQuery, textIn } from './api'
import type { Api, Options } from './api'
import { navigation, networkState, quiet, screen, updateManager } from './common-api'
import type { Device } from './device'
import type { Host } from './host'
import { transfers } from './transfers'

/** DingTalk's numbers for what went wrong. */
const wrong = { data: 2, network: 12, status: 19 } as const

/**
 * An answer whose status is not 2xx arrives in `fail`, its body as text. JSON is sent only when it was made a text before: an object
 * beside `application/json` is refused. Source: open.dingtalk.com, dd.httpRequest: “Content-Type为application/json时，data参数只支持
 * json字符串，用户需要手动调用JSON.stringify进行序列化”; STACK.md, Mini-program.
 */
function httpRequest(host: Host, device: Device) {
  return (options: Options): void => {
    if (options.header !== undefined) throw new TypeError('dd.httpRequest takes headers, not header')
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries((options.headers ?? {}) as Record<string, string>))
      headers[name.toLowerCase()] = value
    const { data } = options
    const json = headers['content-type']?.startsWith('application/json') ?? false
    if (typeof data === 'object' && json) {
      answer(host, options, false, {
        error: wrong.data,
        errorMessage: 'data beside application/json must be a JSON text',
      })
      return
    }
    const form = typeof data === 'object' ? new URLSearchParams(data as Record<string, string>).toString() : undefined
    if (form !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded'
    device.network
      .carry({
        url: textIn(options, 'url'),
        method: (textIn(options, 'method') || 'GET').toUpperCase(),
        headers,
        body: typeof data === 'string' ? data : form,
      })
      .then(
        (got) => {
          if (!got) answer(host, options, false, { error: wrong.network, errorMessage: '网络出错' })
          else if (got.status < 200 || got.status > 299)
            answer(host, options, false, {
              error: wrong.status,
              errorMessage: 'http status error',
              status: got.status,
              headers: got.headers,
              data: got.text,
            })
          else if (options.dataType === 'json')
            answer(host, options, true, {
              status: got.status,
              headers: got.headers,
              data: JSON.parse(got.text) as unknown,
            })
          else answer(host, options, true, { status: got.status, headers: got.headers, data: got.text })
        },
        (error: unknown) => {
          answer(host, options, false, { error: wrong.network, errorMessage: String(error) })
        },
      )
  }
}

/** The synchronous interfaces take and give objects; a missing value is null. */
function storage(host: Host, { storage: kept }: Device): Api {
  const read = ({ key }: { key: string }) => host.revive({ data: kept.get(key) ?? null, success: true })
  const info = () => ({ keys: kept.keys(), currentSize: Math.ceil(kept.size() / 1024), limitSize: 10 * 1024 })
  return {
    getStorageSync: read,
    setStorageSync: ({ key, data }: { key: string; data: unknown }) => {
      kept.set(key, data)
      return host.revive({ success: true })
    },
    removeStorageSync: ({ key }: { key: string }) => {
      kept.remove(key)
      return host.revive({ success: true })
    },
    clearStorageSync: () => {
      kept.clear()
    },
    getStorageInfoSync: () => host.revive({ ...info(), success: true }),
  }
}

/** DingTalk's own sheets: closed without a choice is error 11. */
function sheets(host: Host, device: Device): Api {
  const picked = (options: Options | undefined, value: object | undefined) => {
    answer(host, options, value !== undefined, value ?? { error: 11, errorMessage: '用户取消' })
  }
  return {
    scan: (options?: Options) => {
      const code = device.choices.scanned
      picked(options, code === undefined ? undefined : { code })
    },
    chooseImage: (options?: Options) => {
      const paths = device.choices.pictures
      // Not Alipay's apFilePaths. Source: dingtalk-jsapi 3.1.1, api/union/chooseImage.d.ts.
      const files = paths.map((path) => ({ path, size: 1024, fileType: 'png' }))
      picked(options, paths.length === 0 ? undefined : { filePaths: paths, files })
    },
    alert: (options: Options) => {
      device.said.push(textIn(options, 'content') || textIn(options, 'title'))
      answer(host, options, true, {})
    },
    confirm: (options: Options) => {
      device.said.push(textIn(options, 'content') || textIn(options, 'title'))
      answer(host, options, true, { confirm: device.choices.confirm })
    },
    showToast: (options: Options) => {
      device.said.push(textIn(options, 'content'))
      answer(host, options, true, {})
    },
    makePhoneCall: (options: Options) => {
      device.dialled.push(textIn(options, 'number'))
      answer(host, options, true, {})
    },
    setClipboard: (options: Options) => {
      device.clipboard = textIn(options, 'text')
      answer(host, options, true, { success: true })
    },
    getClipboard: (options?: Options) => {
      answer(host, options, true, { text: device.clipboard })
    },
  }
}

export function ddApi(host: Host, device: Device): Api {
  const system = { ...screen, platform: 'iOS', system: '16.0', version: '7.5.0', app: 'dingtalk' }
  const api: Api = {
    SDKVersion: '2.9.0',
    httpRequest: httpRequest(host, device),
    ...storage(host, device),
    ...transfers(host, device),
    ...navigation(host),
    ...networkState(host, device),
    ...sheets(host, device),
    ...quiet(host, ['hideToast', 'showLoading', 'hideLoading', 'setNavigationBar', 'pageScrollTo', 'previewImage']),
    // Not without the organisation whose app it is.
    getAuthCode: (options: Options) => {
      const code = textIn(options, 'corpId') === '' ? undefined : device.loginCode?.()
      answer(
        host,
        options,
        code !== undefined,
        code === undefined ? { error: 2, errorMessage: 'no corpId' } : { authCode: code },
      )
    },
    getSystemInfoSync: () => host.revive({ ...system, brand: 'test', model: 'test' }),
    getUpdateManager: updateManager(host, device),
    createSelectorQuery: () => selectorQuery(host, false),
    canIUse: (name: string) => Object.keys(api).includes(name.split('.')[0] ?? ''),
  }
  return api
}

/** What stands in DingTalk's world beside the language: the interfaces under both names, and a navigator that tells only the client. */
export function ddGlobals(host: Host, device: Device): Record<string, unknown> {
  const api = ddApi(host, device)
  return { dd: api, my: api, navigator: { swuserAgent: 'AliApp(DingTalk/7.5.0)' } }
}
