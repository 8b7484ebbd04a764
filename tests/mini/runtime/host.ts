/** The running mini-program as its host sees it: its world, its pages on a stack, their life, and every setData. */
import type { Dist } from './dist'
import type { Api, Ground } from './api'
import { Realm } from './realm'
import { readTemplates } from './templates'
import type { DataNode, Drawn } from './templates'
import { elementsOf, putAt, textOf } from './tree'
import type { Shown } from './tree'

/** Source: developers.weixin.qq.com, wx.navigateTo; opendocs.alipay.com, my.navigateTo. */
export const stackLimit = { since: '2026-11-24', source: 'wx.navigateTo: 页面栈最多十层', value: 10 } as const

export type Listener = (about: unknown) => void
type Method = (...given: unknown[]) => unknown
interface PageInstance {
  route: string
  data: Record<string, unknown>
  setData: (changes: Record<string, unknown>, then?: () => void) => void
  [name: string]: unknown
}

/** How the app was entered; `scene` is WeChat's number. */
export interface Enter {
  path: string
  query: Record<string, string>
  scene: number
}

/** One setData: how much crossed the bridge to the view. */
export interface SetData {
  page: string
  bytes: number
  paths: string[]
}

const splitUrl = (url: string): { path: string; query: Record<string, string> } => {
  const [path = '', search = ''] = url.split('?')
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    query[name] = value.join('=')
  }
  return { path: path.replace(/^\//, ''), query }
}

export class Host implements Ground {
  private readonly realm: Realm
  private readonly draw: (node: DataNode) => Drawn
  private readonly configs = new Map<string, Record<string, unknown>>()
  private readonly components = new Set<string>()
  private readonly stack: PageInstance[] = []
  private app: Record<string, unknown> = {}
  private loading = ''
  readonly launched: Enter
  entered: Enter
  readonly setDatas: SetData[] = []
  /** Whoever asked to hear of the app's being shown, beside the app itself. */
  readonly appShown = new Set<Listener>()
  /** Addresses the app asked to go to, in order. */
  readonly opened: string[] = []

  /** `globals` are this host's own: `wx`; `dd`, `my` and `navigator`. `decodes`: it decodes a page's query itself. */
  constructor(
    private readonly dist: Dist,
    globals: (host: Host) => Api,
    enter: Enter,
    private readonly decodes: boolean,
  ) {
    this.launched = this.entered = enter
    this.draw = readTemplates(dist.template)
    this.realm = new Realm(dist.root, {
      ...globals(this),
      App: (config: Record<string, unknown>) => void (this.app = config),
      Page: (config: Record<string, unknown>) => void this.configs.set(this.loading, config),
      Component: () => void this.components.add(this.loading),
      Behavior: (behaviour: unknown) => behaviour,
      getApp: () => this.app,
      getCurrentPages: () => [...this.stack],
    })
  }

  get errors(): readonly unknown[] {
    return this.realm.errors
  }
  get complaints(): readonly string[] {
    return this.realm.complaints
  }

  guard(act: () => void): void {
    this.realm.guard(act)
  }

  revive(value: unknown): unknown {
    return this.realm.revive(value)
  }

  /** Cold start. */
  start(): void {
    this.loading = 'app'
    this.realm.require('app')
    this.callApp('onLaunch')
    this.callApp('onShow')
    this.push(this.entered.path, this.entered.query)
  }

  hide(): void {
    this.call(this.top, 'onHide')
    this.callApp('onHide')
  }

  /** Back from the background, entered anew; the pages stand as they were left. */
  show(enter: Enter): void {
    this.entered = enter
    this.callApp('onShow')
    for (const listener of this.appShown)
      this.guard(() => {
        listener(this.revive(enter))
      })
    this.call(this.top, 'onShow')
  }

  close(): void {
    this.realm.close()
  }

  /** Why an address cannot be opened; undefined when it can. */
  refusal(url: string, kind: 'navigateTo' | 'redirectTo' | 'reLaunch'): string | undefined {
    const { path } = splitUrl(url)
    if (!this.dist.pages.includes(path)) return `page "${path}" is not found`
    if (kind !== 'reLaunch' && this.dist.tabs.includes(path)) return `can not ${kind} a tabbar page`
    if (kind === 'navigateTo' && this.stack.length >= stackLimit.value) return 'webview count limit exceed'
    return undefined
  }

  open(url: string, kind: 'navigateTo' | 'redirectTo' | 'reLaunch'): void {
    this.opened.push(url)
    const { path, query } = splitUrl(url)
    if (kind === 'navigateTo') this.call(this.top, 'onHide')
    if (kind === 'redirectTo') this.pop()
    if (kind === 'reLaunch') while (this.stack.length > 0) this.pop()
    this.push(path, query)
  }

  back(delta = 1): void {
    for (let i = 0; i < delta && this.stack.length > 1; i++) this.pop()
    this.call(this.top, 'onShow')
  }

  /** What the host asks a page for when the person shares it; undefined where it cannot be shared. */
  share(): unknown {
    const page = this.top
    const method = page?.onShareAppMessage
    if (typeof method !== 'function') return undefined
    return (method as Method).call(page, this.revive({ from: 'menu' }))
  }

  get route(): string {
    return this.top?.route ?? ''
  }

  get depth(): number {
    return this.stack.length
  }

  /** What was drawn of a page, until its data change: whoever waits looks fifty times a second. */
  private shown: { of: PageInstance; elements: readonly Shown[] } | undefined

  /** The elements of the page on top. */
  elements(): readonly Shown[] {
    const page = this.top
    if (page === undefined) return []
    if (this.shown?.of !== page) this.shown = { of: page, elements: elementsOf(page.data, this.draw) }
    return this.shown.elements
  }

  text(): string {
    return this.elements()
      .filter((shown) => shown.parent === undefined)
      .map(textOf)
      .join('')
  }

  /** An event of the person's: it goes to the element and, where it bubbles, on to those around it. */
  fire(target: Shown, type: string, detail: object, bubbles: boolean): void {
    const page = this.top
    const listeners: Shown[] = []
    for (let at: Shown | undefined = target; at; at = bubbles ? at.parent : undefined) {
      if (at.listens.has(type)) listeners.push(at)
      if (at.catches.has(type)) break
    }
    if (!page || listeners.length === 0) throw new Error(`nothing listens to ${type} on #${target.id}`)
    const about = (shown: Shown) => ({ id: shown.id, dataset: { sid: shown.sid } })
    for (const listener of listeners) {
      const event = { type, timeStamp: Date.now(), detail, target: about(target), currentTarget: about(listener) }
      this.guard(() => void (page.eh as Method).call(page, this.realm.revive(event)))
    }
  }

  private get top(): PageInstance | undefined {
    return this.stack[this.stack.length - 1]
  }

  private call(on: Record<string, unknown> | undefined, name: string, ...given: unknown[]): void {
    const method = on?.[name]
    if (typeof method === 'function') this.guard(() => void (method as Method).apply(on, given))
  }

  private callApp(name: 'onLaunch' | 'onShow' | 'onHide'): void {
    this.call(this.app, name, ...(name === 'onHide' ? [] : [this.revive(this.entered)]))
  }

  private register(path: string): Record<string, unknown> {
    for (const component of this.dist.componentsOf(path)) this.load(component)
    this.load(path)
    const config = this.configs.get(path)
    if (!config) throw new Error(`${path} called no Page()`)
    return config
  }

  private load(path: string): void {
    if (this.configs.has(path) || this.components.has(path)) return
    this.loading = path
    this.realm.require(path)
  }

  private push(path: string, query: Record<string, string>): void {
    const config = this.register(path)
    const data = JSON.parse(JSON.stringify(config.data ?? {})) as Record<string, unknown>
    const page: PageInstance = Object.assign({}, config, {
      route: path,
      __route__: path,
      data,
      setData: (changes: Record<string, unknown>, then?: () => void) => {
        this.setData(page, changes, then)
      },
    })
    const read = this.decodes
      ? Object.fromEntries(Object.entries(query).map(([name, value]) => [name, decodeURIComponent(value)]))
      : query
    this.stack.push(page)
    this.call(page, 'onLoad', this.revive(read))
    this.call(page, 'onShow')
    setTimeout(() => {
      if (this.stack.includes(page)) this.call(page, 'onReady')
    }, 0)
  }

  private pop(): void {
    const page = this.stack.pop()
    this.call(page, 'onUnload')
  }

  /** Only JSON crosses the bridge to the view. A page that is gone takes nothing. */
  private setData(page: PageInstance, changes: Record<string, unknown>, then?: () => void): void {
    const text = JSON.stringify(changes)
    this.setDatas.push({ page: page.route, bytes: Buffer.byteLength(text), paths: Object.keys(changes) })
    const crossed = JSON.parse(text) as Record<string, unknown>
    for (const [path, value] of Object.entries(crossed)) putAt(page.data, path, value)
    if (this.shown?.of === page) this.shown = undefined
    setTimeout(() => {
      if (then) this.guard(then)
    }, 0)
  }
}
