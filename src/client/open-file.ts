/** Opening an uploaded file under the session; in a browser open-file.h5.ts stands in for it. */
import Taro from '@tarojs/taro'
import { fileRequest } from './file-request'

/**
 * Fetches a file that the signed-in person may see.
 * @returns an address that an image can show. Throws when it cannot be had.
 */
export async function openFile(id: string): Promise<string> {
  const { statusCode, tempFilePath } = await Taro.downloadFile(fileRequest(id))
  if (statusCode !== 200) throw new Error('the file was refused')
  return tempFilePath
}
