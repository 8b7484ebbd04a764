/** The policy's filter as a condition on rows that lie with an office and belong to a person: the same parts that `may` asks one by one. */
import { sql, type RawBuilder } from 'kysely'
import type { Part, Reach } from './policy'

export interface ReachColumns {
  /** The column of the person whose row it is. */
  person: string
  /** The column of the office's path. */
  officePath: string
  /** The column of the path of who has the next move, where that may be another office; null in it: nobody has. */
  ownerPath?: string
  /** Rows to which others were admitted, where there are such. */
  admitted?: (personId: string) => RawBuilder<boolean>
  /** The column of the bodies that were asked for, where there is one. */
  bodies?: string
}

export function within(reach: Reach, columns: ReachColumns): RawBuilder<boolean> {
  if (reach.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${sql.join(
    reach.map((part) => condition(part, columns)),
    sql` or `,
  )})`
}

function condition(part: Part, { person, officePath, ownerPath, admitted, bodies }: ReachColumns): RawBuilder<boolean> {
  const isTheirs = (personId: string) => sql<boolean>`${sql.ref(person)} = ${personId}`
  // Paths are made of digits, slashes and a body's name: nothing in them means anything to LIKE.
  // One pattern a path and column: PostgreSQL finds the beginning of a text by an index, of an array of texts it does not.
  const isBelow = (paths: readonly string[], columns: readonly string[]) =>
    sql<boolean>`(${sql.join(
      paths.flatMap((path) => columns.map((column) => sql`${sql.ref(column)} like ${`${path}%`}`)),
      sql` or `,
    )})`
  switch (part.kind) {
    case 'all':
      return sql<boolean>`true`
    case 'applicant':
      return isTheirs(part.personId)
    case 'party':
      return admitted === undefined
        ? isTheirs(part.personId)
        : sql<boolean>`(${isTheirs(part.personId)} or ${admitted(part.personId)})`
    case 'at':
      return ownerPath === undefined
        ? sql<boolean>`${sql.ref(officePath)} = any (${[...part.paths]}::text[])`
        : sql<boolean>`coalesce(${sql.ref(ownerPath)}, ${sql.ref(officePath)}) = any (${[...part.paths]}::text[])`
    case 'below':
      return isWholeCity(part.paths)
        ? sql<boolean>`true`
        : isBelow(part.paths, ownerPath === undefined ? [officePath] : [officePath, ownerPath])
    case 'asked':
      return bodies === undefined
        ? sql<boolean>`false`
        : sql<boolean>`(${part.body} = any (${sql.ref(bodies)}) and ${isBelow(part.paths, [officePath])})`
    case 'appointed':
      // What lies with an office is no grant; those have a filter of their own (cadres/store).
      return sql<boolean>`false`
  }
}

/** One database is one city: below the League's own city office lies every record. */
const isWholeCity = (paths: readonly string[]): boolean => paths.some((path) => /^\/\d{4}\/$/.test(path))
