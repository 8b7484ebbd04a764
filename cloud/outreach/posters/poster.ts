/** What a printed invitation says, before anything is drawn. */
import type { PosterFormat, PosterKind } from '../../../types/posters'

/** Who invites, as owners see it. */
export interface Inviter {
  name: string
  phone: string | null
  /** Whose phone it is, where the office above lends its own. */
  phoneOf: string | null
  address: string | null
  hours: string | null
}

export interface Poster {
  format: PosterFormat
  kind: PosterKind
  /** The enterprise, the building, the street or the campaign. */
  name: string
  inviter: Inviter
  /** Working days until somebody calls. */
  answerDays: number
  /** What the code opens, and what is typed where nobody can scan. */
  link: string
  /** A mini-program code as PNG; without one an ordinary code of the link is drawn. */
  code?: Uint8Array | undefined
}
