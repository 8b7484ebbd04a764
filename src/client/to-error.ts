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
    if (process.env.TARO_ENV === 'h5') {
      // Pages below lie in the document, too, without being drawn.
      const shown = Array.from(document.querySelectorAll<HTMLElement>(SAID)).filter((one) => one.offsetParent !== null)
      shown[0]?.scrollIntoView({ block: 'center' })
      return
    }
    try {
      Taro.pageScrollTo({ selector: SAID, offsetTop: -ABOVE_PX, duration: 0 }).catch(() => undefined)
    } catch {
      // Not on this host.
    }
  }, DRAWN_MS)
}
