/**
 * Statements that PostgreSQL plans once a connection. What many people ask at the same moment may cost more to plan than to answer: the opening of
 * an invitation .7 ms beside .1.
 */
import { createHash } from 'node:crypto'
import { sql, type PostgresPool } from 'kysely'
import type { Pool } from 'pg'

const MARK = '/* planned once */'
/** In a statement whose text never changes and whose plan is right for every value: keys that are looked up, nothing that is searched. */
export const plannedOnce = sql.raw(MARK)

const names = new Map<string, string>()
/** By the text: another version of the service beside this one has statements of other names. */
function nameOf(text: string): string {
  const known = names.get(text) ?? `once_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  names.set(text, known)
  return known
}

/** The pool as the query builder sees it: marked statements go under a name, so that each connection keeps their plans. */
export function planOnce(pool: Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect()
      return {
        query: ((text: string, values: readonly unknown[]) =>
          text.includes(MARK)
            ? client.query({ name: nameOf(text), text, values: [...values] })
            : client.query(text, [...values])) as never,
        release: () => {
          client.release()
        },
      }
    },
    end: () => pool.end(),
  }
}
