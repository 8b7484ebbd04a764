/** Files to and from the service: both hosts call it alike, but for the names of a few options. */
import { answer, textIn } from './api'
import type { Api, Options } from './api'
import type { Device } from './device'
import type { Host } from './host'

interface Names {
  headers: 'header' | 'headers'
  /** The option that names the form's field. */
  field: 'name' | 'fileName'
  /** Where a downloaded file's path is told. */
  path: 'tempFilePath' | 'apFilePath'
}

const lowered = (given: unknown): Record<string, string> => {
  const headers: Record<string, string> = {}
  // The form's own content type carries its boundary and is never the caller's.
  for (const [name, value] of Object.entries((given ?? {}) as Record<string, string>))
    if (name.toLowerCase() !== 'content-type') headers[name.toLowerCase()] = value
  return headers
}
const task = () => ({ abort: () => {}, onProgressUpdate: () => {}, offProgressUpdate: () => {} })

/** `uploadFile` and `downloadFile`. */
export function transfers(host: Host, device: Device, names: Names): Api {
  let downloads = 0
  const lost = (name: string) => ({ errMsg: `${name}:fail`, error: 12, errorMessage: '网络出错' })
  return {
    uploadFile: (options: Options) => {
      const file = device.files.get(textIn(options, 'filePath'))
      const form = new FormData()
      for (const [name, value] of Object.entries((options.formData ?? {}) as Record<string, string>))
        form.append(name, value)
      if (file) form.append(textIn(options, names.field), new Blob([file]), 'picture.png')
      const sent = file
        ? device.network.carry({
            url: textIn(options, 'url'),
            method: 'POST',
            headers: lowered(options[names.headers]),
            body: form,
          })
        : Promise.reject(new Error('file not found'))
      sent.then(
        (got) => {
          // The body comes as text, whatever it is.
          if (got) answer(host, options, true, { statusCode: got.status, data: got.text, errMsg: 'uploadFile:ok' })
          else answer(host, options, false, lost('uploadFile'))
        },
        (error: unknown) => {
          answer(host, options, false, { errMsg: `uploadFile:fail ${String(error)}` })
        },
      )
      return task()
    },
    downloadFile: (options: Options) => {
      const headers = lowered(options[names.headers])
      device.network.carry({ url: textIn(options, 'url'), method: 'GET', headers }).then(
        (got) => {
          if (!got) {
            answer(host, options, false, lost('downloadFile'))
            return
          }
          const path = `tmp://download-${++downloads}`
          device.files.set(path, got.bytes)
          answer(host, options, true, { statusCode: got.status, [names.path]: path, errMsg: 'downloadFile:ok' })
        },
        (error: unknown) => {
          answer(host, options, false, { errMsg: `downloadFile:fail ${String(error)}` })
        },
      )
      return task()
    },
  }
}
