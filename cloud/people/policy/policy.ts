/**
 * The one policy: who may do which act to which record. A row of the table says how far an act reaches; `reach` turns it into
 * a filter for queries, and `may` asks the same filter about one record: they cannot disagree.
 */
import type { Action } from '../../../types/actions'
import type { Actor } from '../../platform/actor'
import { Failure } from '../../platform/failure'

/**
 * anyone: no login needed. signedIn: whoever is signed in. own: the applicant's own records. party: those, and records to which the
 * person was admitted later.
 * below: records of the cadre's office and of every office under it. responsible: records that lie with the cadre's own office;
 * approval lies with the street (DOMAIN M4), the levels above watch.
 */
type Extent = 'anyone' | 'signedIn' | 'own' | 'party' | 'below' | 'responsible'

export const policy: Readonly<Record<Action, Extent>> = {
  'city.view': 'anyone',
  'invitation.open': 'anyone',
  'enterprise.find': 'signedIn',
  'self.view': 'signedIn',
  'application.submit': 'signedIn',
  'application.join': 'signedIn',
  'draft.keep': 'signedIn',
  'application.viewOwn': 'party',
  'application.answerOwn': 'own',
  'case.view': 'below',
  'case.accept': 'responsible',
  'case.return': 'responsible',
  'case.revealContact': 'responsible',
  'case.answerJoin': 'responsible',
  'case.viewLicence': 'responsible',
}

/** What the policy needs to know of a record. */
export interface Guarded {
  applicantId?: string
  /** Those admitted beside the applicant. */
  partyIds?: readonly string[]
  officePath?: string
}

/** A filter: which records an actor reaches with an act. */
export type Reach =
  | { kind: 'all' }
  | { kind: 'none' }
  | { kind: 'applicant'; personId: string }
  | { kind: 'party'; personId: string }
  | { kind: 'below'; paths: readonly string[] }
  | { kind: 'at'; paths: readonly string[] }

export function reach(actor: Actor | null, action: Action): Reach {
  const extent = policy[action]
  if (extent === 'anyone') return { kind: 'all' }
  if (actor === null) return { kind: 'none' }
  if (extent === 'signedIn') return { kind: 'all' }
  if (extent === 'party') return { kind: 'party', personId: actor.personId }
  if (extent === 'own') return { kind: 'applicant', personId: actor.personId }
  const paths = actor.grants.map((grant) => grant.officePath)
  if (paths.length === 0) return { kind: 'none' }
  return { kind: extent === 'below' ? 'below' : 'at', paths }
}

/** Whether the actor may do the act to the record. */
export function may(actor: Actor | null, action: Action, record: Guarded = {}): boolean {
  const to = reach(actor, action)
  switch (to.kind) {
    case 'all':
      return true
    case 'none':
      return false
    case 'applicant':
      return record.applicantId === to.personId
    case 'party':
      return record.applicantId === to.personId || (record.partyIds ?? []).includes(to.personId)
    case 'below':
      return record.officePath !== undefined && to.paths.some((path) => record.officePath?.startsWith(path))
    case 'at':
      return record.officePath !== undefined && to.paths.includes(record.officePath)
  }
}

/** @throws Failure forbidden */
export function mustBeAllowed(actor: Actor | null, action: Action, record: Guarded = {}): void {
  if (!may(actor, action, record)) throw new Failure('forbidden')
}
