/** A phone in somebody's hand: opens the built mini-program, looks, taps and types. */
import { ddGlobals } from './globals-dd'
import { weappApi } from './globals-weapp'
import { Device } from './device'
import { readDist } from './dist'
import { drawPage } from './drawing'
import type { Dist, MiniFace } from './dist'
import { Host } from './host'
import type { Enter, SetData } from './host'
import { textOf } from './tree'
import type { Shown } from './tree'

/** How the app is opened. Without a path: from the list of mini-programs, at its first page. */
export type Opening = Partial<Enter>

/** How long a person waits for something to appear; only a limit, nothing is measured by it. */
const patienceMs = 60_000

export class Phone {
  readonly device: Device
  private readonly dist: Dist
  private host: Host | undefined

  /** A new phone on which the app never was; requests reach `service`. */
  constructor(face: MiniFace, service: string) {
    this.dist = readDist(face)
    this.device = new Device(face, service)
  }

  private get running(): Host {
    if (!this.host) throw new Error('the app is not open')
    return this.host
  }

  /** Opens the app from nothing (it is closed before, if it ran). */
  open(opening: Opening = {}): void {
    this.close()
    const { face } = this.device
    const enter: Enter = { path: this.dist.pages[0] ?? '', query: {}, scene: 1001, ...opening }
    this.host =
      face === 'weapp'
        ? new Host(this.dist, (host) => ({ wx: weappApi(host, this.device) }), enter, false)
        : new Host(this.dist, (host) => ddGlobals(host, this.device), enter, true)
    this.host.start()
  }

  /** Leaves the app and enters it again by another link while it still runs. */
  reenter(opening: Opening = {}): void {
    this.running.hide()
    this.running.show({ path: this.running.route, query: {}, scene: 1001, ...opening })
  }

  /** Swipes the app away: what is not in the storage is lost. */
  close(): void {
    this.host?.close()
    this.host = undefined
  }

  get page(): string {
    return this.running.route
  }
  get text(): string {
    return this.running.text()
  }
  get opened(): readonly string[] {
    return this.host?.opened ?? []
  }
  /** What the app threw or complained of, with nobody to catch it. */
  get troubles(): string[] {
    return [...this.running.errors.map(String), ...this.running.complaints]
  }
  get setDatas(): readonly SetData[] {
    return this.host?.setDatas ?? []
  }

  /** Everything on the page, in its order. */
  get elements(): readonly Shown[] {
    return this.running.elements()
  }
  /** The pages that this face has, those of subpackages too. */
  get pages(): readonly string[] {
    return this.dist.pages
  }

  /** The page as a document for a browser, styled by the build's sheets. */
  get drawn(): string {
    const roots = this.running.elements().filter(({ parent }) => parent === undefined)
    return drawPage(this.dist, this.running.route, roots)
  }

  find(id: string): Shown | undefined {
    return this.running.elements().find((shown) => shown.id === id)
  }

  /** What stands in an element. */
  read(id: string): string {
    return textOf(this.need(id))
  }

  /** What stands in a field. */
  value(id: string): unknown {
    return this.need(id).attributes.value
  }

  /** Whether something is there that a tap does something to: a button under way, or not possible yet, takes none. */
  canTap(id: string): boolean {
    const shown = this.find(id)
    const classes = shown?.attributes.class
    return shown !== undefined && !(typeof classes === 'string' && classes.split(' ').includes('button-waiting'))
  }

  /** Taps, as a person does: once it can be tapped. */
  async tap(id: string): Promise<void> {
    await this.until(`#${id} to be tapped`, () => this.canTap(id))
    this.device.tapping = true
    try {
      this.running.fire(this.need(id), 'tap', {}, true)
    } finally {
      this.device.tapping = false
    }
  }

  /** Types a whole value into a field, once it is there. */
  async fill(id: string, value: string): Promise<void> {
    await this.untilThere(id)
    this.running.fire(this.need(id), 'input', { value, cursor: value.length }, false)
  }

  /** Opens the host's menu and shares the page: title and path of the card. */
  share(): unknown {
    return this.running.share()
  }

  back(): void {
    this.running.back()
  }

  /** Waits until something holds; fails with what the page shows. */
  async until(what: string, holds: () => boolean): Promise<void> {
    const end = Date.now() + patienceMs
    while (!holds()) {
      if (Date.now() > end) throw new Error(`${what} did not come about. ${this.seen()}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  async untilThere(id: string): Promise<void> {
    await this.until(`#${id}`, () => this.find(id) !== undefined)
  }

  async untilSaid(words: string): Promise<void> {
    await this.until(`“${words}”`, () => this.text.includes(words))
  }

  private need(id: string): Shown {
    const shown = this.find(id)
    if (!shown) throw new Error(`there is no #${id}. ${this.seen()}`)
    return shown
  }

  private seen(): string {
    const ids = this.running.elements().flatMap(({ id, sid }) => (id === sid ? [] : [`#${id}`]))
    const heard = this.device.network.heard.slice(-4).map(({ path, status }) => `${path} ${status}`)
    return [`${this.page} shows: ${this.text}`, ids.join(' '), `heard: ${heard.join(', ')}`, ...this.troubles].join(
      '\n',
    )
  }
}
