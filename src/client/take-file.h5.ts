/** Taking a file of a function along in a browser: a download; see take-file.ts. */
import type { InputOf } from '../../types/registry'
import { call } from './cloud'
import type { FileFunction } from './take-file'

export async function takeFile<N extends FileFunction>(name: N, input: InputOf<N>): Promise<void> {
  const { fileName, type, base64 } = await call(name, input)
  const link = document.createElement('a')
  link.href = `data:${type};base64,${base64}`
  link.download = fileName
  document.body.appendChild(link)
  link.click()
  link.remove()
}
