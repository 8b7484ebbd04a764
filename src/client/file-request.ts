import { serviceAddress } from './cloud'
import { sessionToken } from './session'

interface FileRequest {
  url: string
  header: Record<string, string>
}

const requestOf = (path: string, more?: Record<string, string>): FileRequest => ({
  url: `${serviceAddress()}/1.1/${path}`,
  header: { 'X-LC-Id': LC_APP_ID, 'X-LC-Session': sessionToken() ?? '', ...more },
})

/** Where a file lies, and what its request must carry. */
export const fileRequest = (id: string): FileRequest => requestOf(`files/${id}`)

/** A file that a function answers with. The input stands in a header: see cloud/protocol/taken.ts. */
export const takenRequest = (name: string, input: unknown): FileRequest =>
  requestOf(`taken/${name}`, {
    'X-LC-Input': encodeURIComponent(JSON.stringify(input)),
    'X-Client': process.env.TARO_ENV ?? '',
  })
