/** Taro's API for page tests: storage in memory, requests answered by the test, navigation recorded. */
import { useEffect } from 'react'

type Params = Record<string, string | undefined>
const kept = new Map<string, unknown>()

/** What the tests look at and steer. */
export const device = {
  params: {} as Params,
  /** Every address that was opened, in order. */
  opened: [] as string[],
  kept,
  /** How requests are answered; see `service.ts`. */
  answer: (_url: string, _body: unknown): { status: number; data: unknown } | 'no answer' => 'no answer',
  reset() {
    kept.clear()
    device.opened.length = 0
    device.params = {}
  },
}

interface RequestOptions {
  url: string
  data?: unknown
  success: (answer: { statusCode: number; header: object; data: unknown }) => void
  fail: (failed: { errMsg: string }) => void
}

const open = ({ url }: { url: string }) => {
  device.opened.push(url)
  return Promise.resolve()
}

const Taro = {
  getStorageSync: (key: string) => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
  removeStorageSync: (key: string) => void kept.delete(key),
  clearStorageSync: () => kept.clear(),
  navigateTo: open,
  redirectTo: open,
  makePhoneCall: () => Promise.resolve(),
  getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
  onNetworkStatusChange: () => undefined,
  offNetworkStatusChange: () => undefined,
  request: (options: RequestOptions) => {
    void Promise.resolve().then(() => {
      const answer = device.answer(options.url, options.data)
      if (answer === 'no answer') options.fail({ errMsg: 'request:fail' })
      else options.success({ statusCode: answer.status, header: {}, data: answer.data })
    })
    return Object.assign(Promise.resolve(), { abort: () => undefined })
  },
}
export default Taro

export const useRouter = () => ({ params: device.params, path: '' })
export const useDidShow = (shown: () => void) => {
  useEffect(shown, [])
}
