/** The hosts that know who holds the phone: what a mini-program's login code stands for. */

/** Hosts by the name that an account of a person has. */
export const identityKinds = ['wechat', 'dingtalk'] as const
export type IdentityKind = (typeof identityKinds)[number]

/**
 * What became of a code. `known`: `id` is the same for one person in our app for ever, and personal. `refused`: nobody was identified by
 * this code; `code`: it is used, expired or made up, a fresh one may help; `person`: the host will not let this person in.
 * `unavailable`: the host did not answer, is busy, or does not accept our settings: `detail` is for the log and holds neither code nor
 * secret; `settings` means that only whoever runs the service can help.
 */
export type IdentityOutcome =
  | { outcome: 'known'; id: string }
  | { outcome: 'refused'; why: 'code' | 'person'; detail: string }
  | { outcome: 'unavailable'; why: 'host' | 'settings'; detail: string }

export interface IdentityGateway {
  /** Stands in the log. */
  name: string
  /** Asks who a login code stands for. Uses the code up. Never throws and never repeats what uses a code up. */
  identify: (code: string) => Promise<IdentityOutcome>
}

/** The hosts by which one can log in; a kind that is not set up is absent. */
export type IdentityGateways = Readonly<Partial<Record<IdentityKind, IdentityGateway>>>
