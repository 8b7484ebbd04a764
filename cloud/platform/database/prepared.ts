/**
 * Statements that PostgreSQL plans once a connection. What many people ask at the same moment may cost more to plan than to answer: the opening of
 * an invitation .7 ms beside .1.
 */
import { createHash } from 'node:crypto'
import { sql, type PostgresPool } from 'kysely'
import type { Pool } from 'pg'
import { sqlState } from './sql-state'

const MARK = '/* planned once */'
/** In a statement whose text never changes and whose plan is right for every value: keys that are looked up, nothing that is searched. */
export const plannedOnce = sql.raw(MARK)

/** A migration has changed what a kept plan gives (SQLSTATE feature_not_supported): asked again on a new connection. */
export const OUTDATED_PLAN = '0A000'

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
      let isOutdated = false
      const named = async (text: string, values: readonly unknown[]) => {
        try {
          return await client.query({ name: nameOf(text), text, values: [...values] })
        } catch (error) {
          isOutdated ||= sqlState(error) === OUTDATED_PLAN
          throw error
        }
      }
      return {
        query: ((text: string, values: readonly unknown[]) =>
          text.includes(MARK) ? named(text, values) : client.query(text, [...values])) as never,
        release: () => {
          // The plans of a connection go with it.
          client.release(isOutdated)
        },
      }
    },
    end: () => pool.end(),
  }
}
