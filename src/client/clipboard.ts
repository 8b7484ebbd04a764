import Taro from '@tarojs/taro'

/** Puts a text on the clipboard; in a browser clipboard.h5.ts stands in for it. @returns whether it is there */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
