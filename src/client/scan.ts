import Taro from '@tarojs/taro'
import { whyNoScan, type NoScan } from './scan-failed'

/**
 * What a QR says, by the host's own scanner (in a browser: scan.h5.ts). `unread` when it shows none that can be read, or says nothing; `refused` when the camera
 * is not the app's to use; `failed` when the scanner did not work; undefined when the person thought better of it.
 */
export async function scan(): Promise<{ text: string } | NoScan | undefined> {
  try {
    // No kinds are named: WeChat's round code, whose word is a path, is looked for only then. DingTalk looks for QRs.
    const { result, path } = await Taro.scanCode({})
    const text = result || path
    return text ? { text } : 'unread'
  } catch (error) {
    return whyNoScan(error)
  }
}
