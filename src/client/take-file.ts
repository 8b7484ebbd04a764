/** Taking a file of a function along: a mini-program opens what it downloaded, and from there it can be sent on. In a browser see take-file.h5.ts. */
import Taro from '@tarojs/taro'
import type { InputOf } from '../../types/registry'
import { takenRequest } from './file-request'

export type FileFunction = 'getDocument' | 'getMyDocument' | 'getPosterFile'

/** DingTalk tells the path alone; see open-file.ts. */
interface Fetched {
  statusCode?: number
  tempFilePath?: string
  filePath?: string
}

/**
 * By what the hosts know these kinds of file. DingTalk takes the older names for both generations. Source: dingtalk-jsapi 3.1.1,
 * api/union/openDocument.d.ts, and reports of its users; to be seen on a real phone.
 */
const types = {
  docx: process.env.TARO_ENV === 'dd' ? 'doc' : 'docx',
  xlsx: process.env.TARO_ENV === 'dd' ? 'xls' : 'xlsx',
} as const

/** Throws when the file cannot be had or shown. */
export async function takeFile<N extends FileFunction>(name: N, input: InputOf<N>): Promise<void> {
  const { statusCode, tempFilePath, filePath } = (await Taro.downloadFile(takenRequest(name, input))) as Fetched
  const path = tempFilePath ?? filePath
  if (path === undefined || (statusCode !== undefined && statusCode !== 200)) throw new Error('the file was refused')
  const kind = 'kind' in input ? input.kind : undefined
  const fileType = kind === undefined ? 'pdf' : kind === 'register-sheet' ? types.xlsx : types.docx
  await Taro.openDocument({ filePath: path, fileType, showMenu: true })
}
