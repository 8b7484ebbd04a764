/**
 * The one policy: who may do which act to which record. A row of the table says who reaches how far; `reach` turns it into
 * a filter for queries, and `may` asks the same filter about one record: they cannot disagree.
 */
import type { Action } from '../../../types/actions'
import type { Role } from '../../../types/people'
import type { Actor, HeldGrant } from '../../platform/actor'
import { Failure } from '../../platform/failure'
import { appointing, type Appointing } from './appointing'
import { policy, type Extent } from './table'

/** What the policy needs to know of a record. */
export interface Guarded {
  applicantId?: string
  /** Those admitted beside the applicant. */
  partyIds?: readonly string[]
  /** The office whose it is by its place. */
  officePath?: string
  /** The office that has the next move, where that may be another one: above it, or of an industry. Null: nobody has. */
  ownerPath?: string | null
  /** The bodies that an application asked for. */
  bodies?: readonly string[]
  /** Of a grant: its role. */
  role?: Role
}

/** One way to a record. */
export type Part =
  | { kind: 'all' }
  | { kind: 'applicant'; personId: string }
  | { kind: 'party'; personId: string }
  /** Records at one of these offices or anywhere under them. */
  | { kind: 'below'; paths: readonly string[] }
  /** Records that lie with one of these very offices. */
  | { kind: 'at'; paths: readonly string[] }
  /** Applications that asked for this body, in the divisions of these (League) paths. */
  | { kind: 'asked'; body: string; paths: readonly string[] }
  /** Grants of these roles at the office of this path, under it, or at the office of another body for the same division. */
  | { kind: 'appointed'; roles: readonly Role[]; path: string; where: Appointing['where'] }

/** A filter: which records an actor reaches with an act. Any one part suffices; none reaches nothing. */
export type Reach = readonly Part[]

/** The League's path of the division that a partner's office stands for: /union/3301/330106/ → /3301/330106/. */
export const divisionPathOf = ({ body, officePath }: Pick<HeldGrant, 'body' | 'officePath'>): string =>
  body === 'league' ? officePath : officePath.slice(body.length + 1)

function partsOf(grant: HeldGrant, extent: Extent): Part[] {
  switch (extent) {
    case 'all':
      return [{ kind: 'all' }]
    case 'below':
      return [{ kind: 'below', paths: [grant.officePath] }]
    case 'responsible':
      return [{ kind: 'at', paths: [grant.officePath] }]
    case 'asked':
      return [{ kind: 'asked', body: grant.body, paths: [divisionPathOf(grant)] }]
    case 'appointed':
      return appointing[grant.role].map(({ roles, where }) => ({
        kind: 'appointed',
        roles,
        path: grant.officePath,
        where,
      }))
  }
}

export function reach(actor: Actor | null, action: Action): Reach {
  const row = policy[action]
  if (row.anyone === true) return [{ kind: 'all' }]
  if (actor === null) return []
  if (row.signedIn === true) return [{ kind: 'all' }]
  const own: Part[] = row.person === undefined ? [] : [{ kind: row.person, personId: actor.personId }]
  const { roles } = row
  if (roles === undefined) return own
  return [
    ...own,
    ...actor.grants.flatMap((grant) => {
      const extent = roles[grant.role]
      return extent === undefined ? [] : partsOf(grant, extent)
    }),
  ]
}

const isWhere: Readonly<Record<Appointing['where'], (officePath: string, path: string) => boolean>> = {
  at: (officePath, path) => officePath === path,
  under: (officePath, path) => officePath !== path && officePath.startsWith(path),
  beside: (officePath, path) => officePath !== path && officePath.replace(/^\/[^/]+/, '') === path,
}

function passes(part: Part, record: Guarded): boolean {
  const { officePath, ownerPath = null } = record
  switch (part.kind) {
    case 'all':
      return true
    case 'applicant':
      return record.applicantId === part.personId
    case 'party':
      return record.applicantId === part.personId || (record.partyIds ?? []).includes(part.personId)
    case 'below':
      return [officePath, ownerPath].some(
        (at) => at !== null && at !== undefined && part.paths.some((path) => at.startsWith(path)),
      )
    case 'at':
      return officePath !== undefined && part.paths.includes(ownerPath ?? officePath)
    case 'asked':
      return (
        officePath !== undefined &&
        (record.bodies ?? []).includes(part.body) &&
        part.paths.some((path) => officePath.startsWith(path))
      )
    case 'appointed':
      return (
        officePath !== undefined &&
        record.role !== undefined &&
        part.roles.includes(record.role) &&
        isWhere[part.where](officePath, part.path)
      )
  }
}

/** Whether the actor may do the act to the record. */
export function may(actor: Actor | null, action: Action, record: Guarded = {}): boolean {
  return reach(actor, action).some((part) => passes(part, record))
}

/** @throws Failure forbidden */
export function mustBeAllowed(actor: Actor | null, action: Action, record: Guarded = {}): void {
  if (!may(actor, action, record)) throw new Failure('forbidden')
}

/** The grant by which an actor may do the act at all; of several the first. For the audit trail. */
export function actingGrant(actor: Actor | null, action: Action): HeldGrant | undefined {
  const { roles } = policy[action]
  return actor?.grants.find(({ role }) => roles?.[role] !== undefined)
}
