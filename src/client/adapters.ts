/** What leancloud-storage needs of its surroundings, on every face the same. */
import type { Adapters, RequestOptions, Response } from '@leancloud/adapter-types'
import Taro from '@tarojs/taro'
import { uuid } from './keys'

/** The code an SDK error carries when no answer came at all. Outside of every code that a service sends. */
export const NO_ANSWER = -900

const noAnswer = (message: string) => Object.assign(new Error(message), { code: NO_ANSWER })

/** What the faces hand to `fail`; DingTalk and Alipay bring a whole answer there when its status is not 2xx. */
interface Failed {
  errMsg?: string
  statusCode?: number
  status?: number
  header?: object
  headers?: object
  data?: unknown
}

/** DingTalk may hand over the body of a failed answer as text. */
const asObject = (data: unknown): object => {
  if (typeof data === 'object' && data !== null) return data
  if (typeof data !== 'string') return {}
  try {
    const parsed: unknown = JSON.parse(data)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

const request = (url: string, options: RequestOptions = {}): Promise<Response> =>
  new Promise((resolve, reject) => {
    const task = Taro.request<unknown>({
      url,
      method: options.method ?? 'GET',
      header: { ...options.headers, 'X-Request-Id': uuid() },
      // DingTalk's host takes a JSON body as text only.
      data: process.env.TARO_ENV === 'dd' && options.data ? JSON.stringify(options.data) : options.data,
      dataType: 'json',
      success: (answer) => {
        resolve({
          status: answer.statusCode,
          ok: answer.statusCode >= 200 && answer.statusCode < 300,
          headers: answer.header,
          data: asObject(answer.data),
        })
      },
      fail: (failed: Failed) => {
        const status = failed.statusCode ?? failed.status
        if (status)
          resolve({ status, ok: false, headers: failed.header ?? failed.headers, data: asObject(failed.data) })
        else reject(noAnswer(failed.errMsg ?? 'no answer'))
      },
    })
    // Taro.request rejects beside calling `fail`; unheard, that is an unhandled rejection on DingTalk.
    task.catch(() => undefined)
    options.signal?.addEventListener('abort', () => {
      task.abort()
      reject(noAnswer('aborted'))
    })
  })

const upload: Adapters['upload'] = (url, file, options = {}) =>
  new Promise((resolve, reject) => {
    const { data } = file as { data: string | { data?: { uri?: string } } }
    const filePath = typeof data === 'string' ? data : data.data?.uri
    if (!filePath) {
      reject(new TypeError('File data must be a {uri} object'))
      return
    }
    void Taro.uploadFile({
      url,
      filePath,
      name: file.field,
      fileName: file.name,
      header: options.headers,
      formData: options.data,
      success: (answer) =>
        resolve({ status: answer.statusCode, ok: answer.statusCode < 300, data: asObject(answer.data) }),
      fail: (failed) => reject(noAnswer(failed.errMsg)),
    })
  })

const storage: Adapters['storage'] = {
  getItem: (key) => {
    const value: unknown = Taro.getStorageSync(key)
    return typeof value === 'string' && value !== '' ? value : null
  },
  setItem: (key, value) => Taro.setStorageSync(key, value),
  removeItem: (key) => Taro.removeStorageSync(key),
  clear: () => Taro.clearStorageSync(),
}

export const adapters: Partial<Adapters> = {
  request,
  upload,
  storage,
  platformInfo: { name: process.env.TARO_ENV ?? 'h5', userAgent: '' },
  getAuthInfo: () => Promise.reject(new Error('signing in is by phone and code')),
}
