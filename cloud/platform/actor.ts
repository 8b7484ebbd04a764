import type { Role } from '../../types/people'

/** A grant in force, with what the policy needs of its office. */
export interface HeldGrant {
  role: Role
  officeId: string
  /** Codes from the city down, '/3301/330106/330106110/': a prefix of every office below. Of another body: '/union/3301/…'. */
  officePath: string
  officeName: string
  division: string
  /** Whose office it is: league, union, women, or the name of an industry committee. */
  body: string
}

/** How far a session has shown who sits there. `locked`: it had, and was left alone for too long. */
export type Assurance = 'none' | 'locked' | 'passed'

/** The signed-in person of a call. */
export interface Actor {
  personId: string
  sessionId: string
  /** The way in that this session came by. */
  method: 'phone' | 'wechat' | 'dingtalk'
  /** What counts in this call: empty until the session has shown its second factor. Every rule asks these. */
  grants: readonly HeldGrant[]
  /** What the person holds at all; shown to the person, asked by no rule about others. */
  held: readonly HeldGrant[]
  assurance: Assurance
  /** The second factor was shown within the last minutes: exports, merges and appointments ask for it. */
  fresh: boolean
}
