/**
 * Files to and from the service: alike on both hosts but for names, and for what DingTalk insists on.
 * Source: developers.weixin.qq.com, wx.uploadFile, wx.downloadFile; dingtalk-jsapi 3.1.1, api/union/uploadFile.d.ts (fileType is
 * needed, statusCode is a text) and downloadFile.d.ts (filePath alone is told).
 */
import { answer, textIn } from './api'
import type { Api, Options } from './api'
import type { Device } from './device'
import type { Host } from './host'

interface Manner {
  /** The option that names the form's field. */
  field: 'name' | 'fileName'
  /** Where a downloaded file's path is told. */
  path: 'tempFilePath' | 'filePath'
  /** Whether an upload must say what kind of file it is. */
  needsFileType: boolean
  /** How an answer's status is told, where it is. */
  status: (status: number) => number | string
  /** Whether a download tells its status; else one that is not 2xx arrives in `fail`. */
  tellsStatus: boolean
  /** Kinds of document that can be opened. */
  documents: readonly string[]
}

export const manners = {
  weapp: {
    field: 'name',
    path: 'tempFilePath',
    needsFileType: false,
    status: (status) => status,
    tellsStatus: true,
    documents: ['doc', 'docx', 'xls', 'xlsx', 'pdf'],
  },
  dd: {
    field: 'fileName',
    path: 'filePath',
    needsFileType: true,
    status: String,
    tellsStatus: false,
    documents: ['doc', 'xls', 'pdf'],
  },
} as const satisfies Record<string, Manner>

const lowered = (given: unknown): Record<string, string> => {
  const headers: Record<string, string> = {}
  // The form's own content type carries its boundary and is never the caller's.
  for (const [name, value] of Object.entries((given ?? {}) as Record<string, string>))
    if (name.toLowerCase() !== 'content-type') headers[name.toLowerCase()] = value
  return headers
}
const task = () => ({ abort: () => {}, onProgressUpdate: () => {}, offProgressUpdate: () => {} })

/** `uploadFile`, `downloadFile`, and opening what was downloaded. */
export function transfers(host: Host, device: Device): Api {
  const manner: Manner = manners[device.face]
  let downloads = 0
  const lost = (name: string) => ({ errMsg: `${name}:fail`, error: 12, errorMessage: '网络出错' })
  return {
    uploadFile: (options: Options) => {
      if (manner.needsFileType && !['image', 'video', 'audio'].includes(textIn(options, 'fileType'))) {
        answer(host, options, false, { error: 2, errorMessage: '参数无效' })
        return task()
      }
      const file = device.files.get(textIn(options, 'filePath'))
      const form = new FormData()
      for (const [name, value] of Object.entries((options.formData ?? {}) as Record<string, string>))
        form.append(name, value)
      if (file) form.append(textIn(options, manner.field), new Blob([file]), 'picture.png')
      const sent = file
        ? device.network.carry({
            url: textIn(options, 'url'),
            method: 'POST',
            headers: lowered(options.header),
            body: form,
          })
        : Promise.reject(new Error('file not found'))
      sent.then(
        (got) => {
          // The body comes as text, whatever it is.
          if (got)
            answer(host, options, true, {
              statusCode: manner.status(got.status),
              data: got.text,
              errMsg: 'uploadFile:ok',
            })
          else answer(host, options, false, lost('uploadFile'))
        },
        (error: unknown) => {
          answer(host, options, false, { errMsg: `uploadFile:fail ${String(error)}` })
        },
      )
      return task()
    },
    downloadFile: (options: Options) => {
      const headers = lowered(options.header)
      device.network.carry({ url: textIn(options, 'url'), method: 'GET', headers }).then(
        (got) => {
          if (!got) {
            answer(host, options, false, lost('downloadFile'))
            return
          }
          const path = `tmp://download-${++downloads}`
          device.files.set(path, got.bytes)
          const isGood = manner.tellsStatus || (got.status >= 200 && got.status < 300)
          const told = manner.tellsStatus ? { statusCode: manner.status(got.status) } : {}
          answer(host, options, isGood, {
            ...told,
            ...(isGood ? { [manner.path]: path } : {}),
            errMsg: 'downloadFile:ok',
          })
        },
        (error: unknown) => {
          answer(host, options, false, { errMsg: `downloadFile:fail ${String(error)}` })
        },
      )
      return task()
    },
    /** Only what lies on the phone. Source: developers.weixin.qq.com, wx.openDocument; dingtalk-jsapi 3.1.1, api/union/openDocument.d.ts. */
    openDocument: (options: Options) => {
      const bytes = device.files.get(textIn(options, 'filePath'))
      const fileType = textIn(options, 'fileType')
      const isGood = bytes !== undefined && manner.documents.some((one) => one === fileType)
      if (isGood) device.opened.push({ fileType, bytes })
      answer(host, options, isGood, { errMsg: isGood ? 'openDocument:ok' : 'openDocument:fail' })
    },
  }
}
