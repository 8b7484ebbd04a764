import Taro from '@tarojs/taro'
import { forgetClipboard } from './store'

/** Puts a text on the clipboard, and nowhere else on the device. @returns whether it is there */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    // In a browser Taro says so itself, over whatever page comes next; here it is said in place.
    if (process.env.TARO_ENV === 'h5') Taro.hideToast()
    return true
  } catch {
    return false
  } finally {
    // Taro's browser build keeps a copy in its storage: recovery codes must not lie there.
    forgetClipboard()
  }
}
