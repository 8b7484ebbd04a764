import Taro from '@tarojs/taro'

/** Until the sentence is drawn. Own choice, 2026-11-29. */
const DRAWN_MS = 60
/** What stays free above the field, so that its label is seen. Own choice, 2026-11-29. */
const ABOVE_PX = 120
const SAID = '.field-error'

/**
 * A form was not taken, and what is wrong with it may stand off the screen: scrolls to the first field that says so, so that the button does
 * not look dead. Where nothing is said at a field, or the host cannot scroll, it stays where it is.
 */
export function toFirstError(): void {
  setTimeout(() => {
    scrollTo(SAID)
  }, DRAWN_MS)
}

/** Scrolls to the first thing of the open page that the selector names; a host that cannot stays where it is. */
export function scrollTo(selector: string): void {
  if (process.env.TARO_ENV === 'h5') {
    // Pages below lie in the document, too, without being drawn.
    const shown = Array.from(document.querySelectorAll<HTMLElement>(selector)).filter((one) => one.offsetParent)
    shown[0]?.scrollIntoView({ block: 'center' })
    return
  }
  try {
    Taro.pageScrollTo({ selector, offsetTop: -ABOVE_PX, duration: 0 }).catch(() => undefined)
  } catch {
    // Not on this host.
  }
}
