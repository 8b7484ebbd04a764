/** Taking a text along: a mini-program can write no file that a person finds again, so it goes on the clipboard. See save-text.h5.ts. */
import Taro from '@tarojs/taro'

/** @returns where it went. Throws when it went nowhere. */
export async function saveText(_file: string, text: string): Promise<'file' | 'clipboard'> {
  await Taro.setClipboardData({ data: text })
  return 'clipboard'
}
