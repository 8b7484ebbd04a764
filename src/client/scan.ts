import Taro from '@tarojs/taro'
import { whyNoScan, type NoScan } from './scan-failed'

/**
 * What a QR says, by the host's own scanner (in a browser: scan.h5.ts). `unread` when a photo shows none that can be read; `refused` when the camera
 * is not the app's to use; `failed` when the scanner did not work; undefined when the person thought better of it.
 */
export async function scan(): Promise<{ text: string } | NoScan | undefined> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] })
    return { text: result }
  } catch (error) {
    return whyNoScan(error)
  }
}
