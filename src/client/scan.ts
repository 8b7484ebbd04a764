import Taro from '@tarojs/taro'

/**
 * What a QR says, by the host's own scanner (in a browser: scan.h5.ts). `unread` when a photo shows none that can be read; undefined
 * when the person thought better of it.
 */
export async function scan(): Promise<{ text: string } | 'unread' | undefined> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] })
    return { text: result }
  } catch {
    return undefined
  }
}
