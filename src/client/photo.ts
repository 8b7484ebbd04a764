/** Photos by the host's own means; in a browser photo.h5.ts stands in for it. */
import Taro from '@tarojs/taro'

/** A photo from the album or the camera; undefined when the person thought better of it. */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] })
    return tempFilePaths[0]
  } catch {
    return undefined
  }
}

/** Sends it as a form. @returns whether it arrived */
export function sendPhoto(filePath: string, url: string, fields: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const task = Taro.uploadFile({
      url,
      filePath,
      name: 'file',
      formData: fields,
      success: ({ statusCode }) => resolve(statusCode >= 200 && statusCode < 300),
      fail: () => resolve(false),
    })
    task.catch(() => undefined)
  })
}
