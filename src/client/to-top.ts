import Taro from '@tarojs/taro'

/** Something new stands in place of the page's content: it is read from its beginning. A host that cannot scroll stays where it is. */
export function toTop(): void {
  try {
    Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
  } catch {
    // Not on this host.
  }
}
