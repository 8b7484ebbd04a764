/** Opening an uploaded file under the session; in a browser open-file.h5.ts stands in for it. */
import Taro from '@tarojs/taro'
import { fileRequest } from './file-request'

/** DingTalk tells the path alone, and what was refused as a failure. Source: dingtalk-jsapi 3.1.1, api/union/downloadFile. */
interface Fetched {
  statusCode?: number
  tempFilePath?: string
  filePath?: string
}

/**
 * Fetches a file that the signed-in person may see.
 * @returns an address that an image can show. Throws when it cannot be had.
 */
export async function openFile(id: string): Promise<string> {
  const { statusCode, tempFilePath, filePath } = (await Taro.downloadFile(fileRequest(id))) as Fetched
  const path = tempFilePath ?? filePath
  if (path === undefined || (statusCode !== undefined && statusCode !== 200)) throw new Error('the file was refused')
  return path
}
