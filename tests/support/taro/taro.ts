/** Taro's API for page tests: storage in memory, requests answered by the test, navigation recorded. */
import { useEffect } from 'react'

type Params = Record<string, string | undefined>
const kept = new Map<string, unknown>()
export type Answer = { status: number; data: unknown } | 'no answer'

/** What the tests look at and steer. */
export const device = {
  params: {} as Params,
  /** Every address that was opened, in order. */
  opened: [] as string[],
  kept,
  /** How requests are answered; see `service.ts`. */
  answer: (_url: string, _body: unknown): Answer | Promise<Answer> => 'no answer',
  clipboard: '',
  /** What the page does when it is hidden, and what it hands on. */
  hide: () => {},
  share: undefined as (() => { title: string; path: string }) | undefined,
  /** Who is told when the page is shown again; see `comeBack`. */
  shows: new Set<() => void>(),
  /** Whoever listens to the network; see `goOnline`. */
  network: new Set<(now: { isConnected: boolean }) => void>(),
  /** What the native pickers give; undefined: the person thought better of it. */
  picks: {} as { title?: object; scanned?: string; round?: string; photo?: string },
  /** How an upload ends. */
  uploads: { status: 200 },
  reset() {
    device.clipboard = ''
    device.network.clear()
    device.shows.clear()
    device.picks = {}
    device.uploads = { status: 200 }
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

/** A native picker: given something, or cancelled. */
const pick = <T>(given: T | undefined): Promise<T> =>
  given === undefined ? Promise.reject(new Error('cancel')) : Promise.resolve(given)

/** The page is shown again, after another one stood before it. */
export const comeBack = () => {
  for (const shown of [...device.shows]) shown()
}

/** The network comes back. */
export const goOnline = () => {
  for (const heard of device.network) heard({ isConnected: true })
}

const Taro = {
  getStorageSync: (key: string) => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
  removeStorageSync: (key: string) => void kept.delete(key),
  clearStorageSync: () => kept.clear(),
  setClipboardData: ({ data }: { data: string }) => {
    device.clipboard = data
    return Promise.resolve()
  },
  navigateTo: open,
  redirectTo: open,
  reLaunch: open,
  navigateBack: () => open({ url: 'back' }),
  getCurrentPages: () => [{}, {}],
  getSystemInfoSync: () => ({ platform: 'test' }),
  makePhoneCall: () => Promise.resolve(),
  pageScrollTo: () => Promise.resolve({}),
  getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
  onNetworkStatusChange: (heard: (now: { isConnected: boolean }) => void) => void device.network.add(heard),
  offNetworkStatusChange: (heard: (now: { isConnected: boolean }) => void) => void device.network.delete(heard),
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  chooseInvoiceTitle: () => pick(device.picks.title),
  // WeChat's own round codes are among what it looks for unless kinds are named, and say nothing but a path.
  scanCode: ({ scanType }: { scanType?: string[] } = {}) => {
    const { scanned, round } = device.picks
    if (round !== undefined && scanType === undefined) return pick({ result: '', path: round, scanType: 'WX_CODE' })
    return pick(scanned === undefined ? undefined : { result: scanned })
  },
  chooseImage: () => pick(device.picks.photo === undefined ? undefined : { tempFilePaths: [device.picks.photo] }),
  uploadFile: ({ success, fail }: { success: (answer: object) => void; fail: (failed: object) => void }) => {
    void Promise.resolve().then(() => {
      if (device.uploads.status === 0) fail({ errMsg: 'uploadFile:fail' })
      else success({ statusCode: device.uploads.status, data: '{}' })
    })
    return Promise.resolve({})
  },
  request: (options: RequestOptions) => {
    const settle = (answer: Answer) => {
      if (answer === 'no answer') options.fail({ errMsg: 'request:fail' })
      else options.success({ statusCode: answer.status, header: {}, data: answer.data })
    }
    void Promise.resolve().then(() => {
      const answer = device.answer(options.url, options.data)
      if (answer instanceof Promise) void answer.then(settle)
      else settle(answer)
    })
    return Object.assign(Promise.resolve(), { abort: () => undefined })
  },
}
export default Taro

export const useRouter = () => ({ params: device.params, path: '' })
export const useDidHide = (hidden: () => void) => {
  device.hide = hidden
}
export const useShareAppMessage = (share: () => { title: string; path: string }) => {
  device.share = share
}
export const useDidShow = (shown: () => void) => {
  useEffect(() => {
    device.shows.add(shown)
    shown()
    return () => void device.shows.delete(shown)
  }, [])
}
