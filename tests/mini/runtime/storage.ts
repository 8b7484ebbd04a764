/** What a phone keeps for one mini-program, with the limits that its host documents; it outlives the app's being closed. */

export interface StorageLimits {
  since: string
  source: string
  /** The longest value of a key as JSON, and all values together; in bytes on WeChat, in characters on DingTalk. */
  keyMax: number
  totalMax: number
  measure: (text: string) => number
}

export const storageLimits = {
  weapp: {
    since: '2026-11-24',
    source: 'developers.weixin.qq.com, wx.setStorageSync: 单个 key 1MB，所有数据 10MB',
    keyMax: 1024 * 1024,
    totalMax: 10 * 1024 * 1024,
    measure: (text) => Buffer.byteLength(text),
  },
  dd: {
    since: '2026-11-24',
    source: 'my.setStorageSync: 单条数据转换成字符串后最大 200*1024，总上限 10MB',
    keyMax: 200 * 1024,
    totalMax: 10 * 1024 * 1024,
    measure: (text) => text.length,
  },
} as const satisfies Record<string, StorageLimits>

export class Storage {
  private readonly kept = new Map<string, string>()

  constructor(readonly limits: StorageLimits) {}

  /** Throws like the host when the value or all of them are too large. */
  set(key: string, value: unknown): void {
    const text = JSON.stringify(value)
    const size = this.limits.measure(text)
    if (size > this.limits.keyMax) throw new Error(`setStorage:fail entry size limit reached: ${key} has ${size}`)
    if (this.size(key) + size > this.limits.totalMax) throw new Error('setStorage:fail exceed storage max size')
    this.kept.set(key, text)
  }

  /** The value as it was put in, copied; undefined when there is none. */
  get(key: string): unknown {
    const text = this.kept.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as unknown)
  }

  remove(key: string): void {
    this.kept.delete(key)
  }

  clear(): void {
    this.kept.clear()
  }

  keys(): string[] {
    return [...this.kept.keys()]
  }

  size(except?: string): number {
    let sum = 0
    for (const [key, text] of this.kept) if (key !== except) sum += this.limits.measure(text)
    return sum
  }
}
