/** How the pool's search reads what is typed, and in which form it keeps what it looks through. Pure. */
import { bare, fold } from '../../../types/fold'

/**
 * Version of the stored rows: whoever changes what `searchTexts`, `initialsOf` or `placeOf` make raises it, and the service makes the
 * rows anew after its start.
 */
export const SEARCH_VERSION = 2

/** Own choice, 2026-11-24: further words of a query are not looked at. */
export const SEARCH_RULES = {
  terms: { value: 5, since: '2026-11-24', source: 'own choice: nobody types more' },
  page: { value: 20, since: '2026-11-24', source: 'own choice: two screens of a phone' },
  lookAgain: { hours: 1, since: '2026-11-24', source: 'own choice: an upgrade is over by then' },
  backfill: { rows: 500, since: '2026-11-24', source: 'own choice: a transaction of some 50 ms' },
} as const

/** A text as it is kept and as it is looked for: simplified, half width, lower case, letters and digits only. Nothing in it means anything to LIKE. */
export const searchForm = (text: string): string => bare(fold(text))

/** Present and former names, codes: each behind a line break, so that a beginning can be told from a middle. */
export const asLines = (texts: readonly string[]): string => texts.map((text) => `\n${text}`).join('')

/** What stands in a query, word by word; all of them must fit. */
export function readTerms(query: string): string[] {
  const terms = query
    .split(/[\s\u3000]+/)
    .map(searchForm)
    .filter((term) => term !== '')
  return [...new Set(terms)].slice(0, SEARCH_RULES.terms.value)
}

/** May be the initials of a name: ylwl. */
export const isLetters = (term: string): boolean => /^[a-z]+$/.test(term)
/** May be the beginning of a credit code: 9133; N233 of a 股份经济合作社. After a letter a digit follows in every code (GB 32100-2015, table 1). */
export const isCode = (term: string): boolean => /^[0-9a-z]{2,18}$/.test(term) && /^[a-z]?\d/.test(term)
