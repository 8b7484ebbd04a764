import { serviceAddress } from './cloud'
import { sessionToken } from './session'

/** Where a file lies, and what its request must carry. */
export function fileRequest(id: string): { url: string; header: Record<string, string> } {
  return {
    url: `${serviceAddress()}/1.1/files/${id}`,
    header: { 'X-LC-Id': LC_APP_ID, 'X-LC-Session': sessionToken() ?? '' },
  }
}
