/**
 * Photos by the host's own means; in a browser photo.h5.ts stands in for it. DingTalk names what it hands over otherwise than Taro
 * believes, and refuses an upload that does not say its kind. Source: dingtalk-jsapi 3.1.1, api/union/chooseImage, uploadFile.
 */
import Taro from '@tarojs/taro'

interface Chosen {
  tempFilePaths?: string[]
  filePaths?: string[]
}

/** A photo from the album or the camera; undefined when the person thought better of it. */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const chosen = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] })
    const { tempFilePaths, filePaths } = chosen as Chosen
    return (tempFilePaths ?? filePaths)?.[0]
  } catch {
    return undefined
  }
}

/** Sends it as a form. @returns whether it arrived */
export function sendPhoto(filePath: string, url: string, fields: Record<string, string>): Promise<boolean> {
  const kind = process.env.TARO_ENV === 'dd' ? { fileType: 'image' } : {}
  return new Promise((resolve) => {
    const task = Taro.uploadFile({
      url,
      filePath,
      name: 'file',
      formData: fields,
      ...kind,
      success: ({ statusCode }: { statusCode: number | string }) => {
        // A text on DingTalk.
        const status = Number(statusCode)
        resolve(status >= 200 && status < 300)
      },
      fail: () => resolve(false),
    })
    task.catch(() => undefined)
  })
}
