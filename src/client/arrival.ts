/** How an invitation's token reaches the page: `?i=`, a mini-program code's scene, an ordinary link's `q`. */

type Params = Readonly<Record<string, string | undefined>>

const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The token in a link of ours: `…?i=TOKEN` or a path that ends in `/i/TOKEN`. */
function tokenInLink(link: string): string | undefined {
  const query = /[?&]i=([^&#]+)/.exec(link)?.[1]
  const path = /\/i\/([^/?#]+)\/?(?:[?#]|$)/.exec(link)?.[1]
  const found = query ?? path
  return found === undefined ? undefined : decode(found)
}

/** The token that the page was opened with, if any. */
export function findToken(params: Params): string | undefined {
  if (params.i) return decode(params.i)
  if (params.q) return tokenInLink(decode(params.q))
  if (params.scene) return decode(params.scene)
  return undefined
}

/** The enterprise that a cadre's phone showed in a code: `c` its credit code, `n` its name. Only ever typed into the search. */
export function findShown({ c, n }: Params): string | undefined {
  const shown = decode(c ?? n ?? '')
    .trim()
    .slice(0, 100)
  return shown === '' ? undefined : shown
}

/** The token in the hash of an address, when that leads to an invitation. */
const tokenInHash = (address: string) => {
  const hash = address.slice(address.indexOf('#') + 1)
  return hash.startsWith('/pages/invitation/') ? tokenInLink(hash) : undefined
}

/** True when an open tab is sent from one invitation to another; the router would go on showing the first. */
export function isOtherInvitation(from: string, to: string): boolean {
  const [before, after] = [tokenInHash(from), tokenInHash(to)]
  return before !== undefined && after !== undefined && before !== after
}

/** Where in the app a browser's address leads that names an invitation outside of the hash; undefined when there is nothing to do. */
export function findEntrance(address: { pathname: string; search: string; hash: string }): string | undefined {
  if (address.hash.length > 2) return undefined
  const token = tokenInLink(address.pathname + address.search)
  return token === undefined ? undefined : `/#/pages/invitation/index?i=${encodeURIComponent(token)}`
}

/** What a mini-program's host tells when it is shown: the page that was asked for and its parameters. */
export interface Entrance {
  path?: string | undefined
  query?: Params | undefined
}

/**
 * The invitation that a host was opened with again, where that is not the one handled last: a host repeats the old parameters each
 * time it comes back to the front, and the first ones also when another code was scanned into a page that is open.
 * @param handled the token handled last; undefined before the first
 */
export function findSecondInvitation(entrance: Entrance, handled: string | undefined): string | undefined {
  if (!entrance.path?.includes('pages/invitation/')) return undefined
  const token = findToken(entrance.query ?? {})
  return token === undefined || token === handled ? undefined : token
}
