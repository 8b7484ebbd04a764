/** What is kept on the device. Every key of ours begins alike, so that signing out can clear what is personal. */
import Taro from '@tarojs/taro'

const PREFIX = 'otl:'

/** The kept text, or undefined. A device that refuses storage (private browsing) simply remembers nothing. */
export function findKept(key: string): string | undefined {
  try {
    const value: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof value === 'string' && value !== '' ? value : undefined
  } catch {
    return undefined
  }
}

/** Keeps a text; the page goes on when the device refuses. */
export function keep(key: string, value: string): void {
  try {
    Taro.setStorageSync(PREFIX + key, value)
  } catch {
    // Storage is full or forbidden: only the convenience is lost.
  }
}

/** The names of everything kept, as `keep` was given them; none where the device cannot tell. */
export function listKept(): string[] {
  try {
    return Taro.getStorageInfoSync()
      .keys.filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length))
  } catch {
    return []
  }
}

/** Where Taro's browser build leaves a copy of what was put on the clipboard. */
const CLIPBOARD = 'taro_clipboard'

/**
 * Stays when somebody signs out: how the pages look (`elder`), and of field work what is sealed and has not reached the service, with what will open
 * it again at the same person's next login (client/field/place.ts). Lists, PINs and whose it was go.
 */
const STAYS = /^(elder|field:(pool|\w+:(me|seq|[odr]:.+)))$/

/** Forgets whatever is about a person, and not sealed and unsent. */
export function forgetPersonal(): void {
  for (const key of listKept()) if (!STAYS.test(key)) forget(key)
  try {
    Taro.removeStorageSync(CLIPBOARD)
  } catch {
    // Nothing was kept.
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(PREFIX + key)
  } catch {
    // Nothing was kept.
  }
}
