/** The headers that the client library signs its requests with. */
import { createHash } from 'node:crypto'

export function signature(): Record<string, string> {
  const timestamp = String(Date.now())
  const sign = createHash('md5').update(`${timestamp}one-tap-league-public`).digest('hex')
  return { 'x-lc-id': 'one-tap-league', 'x-lc-sign': `${sign},${timestamp}` }
}
