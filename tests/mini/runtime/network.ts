/** The phone's network: carries requests to the service of the test, or loses them on the way there or on the way back. */

export interface Question {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | FormData | undefined
}

export interface Answer {
  status: number
  headers: Record<string, string>
  text: string
  bytes: Uint8Array<ArrayBuffer>
}

/** The address that is compiled into the build; see `constants` in config/index.ts. */
const COMPILED_IN = process.env.SERVICE_URL ?? 'https://service.invalid'

type Watcher = (connected: boolean) => void

export class Network {
  private up = true
  private readonly watchers = new Set<Watcher>()
  /** Answers to these addresses are lost: the service has heard, the phone never does. */
  loses: RegExp | undefined
  /** Every request that the service heard, in order: its path, and the status it answered. */
  readonly heard: { path: string; status: number }[] = []

  constructor(private readonly service: string) {}

  get connected(): boolean {
    return this.up
  }

  /** Switches the network off or on; hosts tell the app. */
  connect(up: boolean): void {
    if (this.up === up) return
    this.up = up
    this.watchers.forEach((watcher) => {
      watcher(up)
    })
  }

  watch(watcher: Watcher): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** The answer; undefined when none came. Throws for an address outside of the hosts' lists of permitted domains. */
  async carry({ url, method, headers, body }: Question): Promise<Answer | undefined> {
    // Files are sent to the address that the service itself names.
    const domain = [COMPILED_IN, this.service].find((one) => url.startsWith(`${one}/`))
    if (domain === undefined) throw new Error(`url not in domain list: ${url}`)
    if (!this.up) return undefined
    const path = url.slice(domain.length)
    try {
      const response = await fetch(this.service + path, {
        method,
        headers,
        ...(body === undefined || method === 'GET' ? {} : { body }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      this.heard.push({ path, status: response.status })
      if (this.loses?.test(path)) return undefined
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: new TextDecoder().decode(bytes),
        bytes,
      }
    } catch {
      return undefined
    }
  }
}
