/** What the mini-program's own server may ask of WeChat besides logins: ways into it, and its codes. */

/**
 * What became of a question. `refused`: as it stands it will not be answered (`never`), or not now (`later`); `code` is WeChat's, or
 * `Unreached`. Reasons are for the log and hold neither a token nor a secret.
 */
export type Refusal = { outcome: 'refused'; code: string; reason: string; retry: 'never' | 'later' }

/** A page of the mini-program with its parameters, as one names it: `pages/invitation/index`, `i=TOKEN`. */
export interface MiniPage {
  path: string
  query: string
}

/** `link` leads into the mini-program until `until`; it may be handed to as many people as open it. */
export type LinkOutcome = { outcome: 'minted'; link: string; until: Date } | Refusal

/** `https://wxaurl.cn/…` opens everywhere; `weixin://dl/business/…` only by a tap on a page in a browser outside of WeChat. */
export type LinkKind = 'link' | 'scheme'

export interface MiniLinks {
  /** A link into a page; the same one again while it lasts well beyond now. Never throws, never retries. */
  mint: (kind: LinkKind, page: MiniPage) => Promise<LinkOutcome>
}

export type MiniCodeOutcome = { outcome: 'made'; image: Buffer; type: 'image/png' | 'image/jpeg' } | Refusal

export interface MiniCodes {
  /**
   * A mini-program code that opens `path` with `scene` (at most 32 characters).
   * @param width in pixels, 280 to 1280. Never throws, never retries.
   */
  make: (code: { path: string; scene: string; width?: number }) => Promise<MiniCodeOutcome>
}
