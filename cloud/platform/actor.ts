import type { Role } from '../../types/people'

/** A grant in force, with what the policy needs of its office. */
export interface HeldGrant {
  role: Role
  officeId: string
  /** Codes from the city down, '/3301/330106/330106110/': a prefix of every office below. */
  officePath: string
  officeName: string
  division: string
}

/** The signed-in person of a call. */
export interface Actor {
  personId: string
  sessionId: string
  grants: readonly HeldGrant[]
}
