/** What a check of `doctor` gives, and the limits that the checks hold to. */
import type { doctorWords } from '../../types/words/doctor'

/** good: nothing to do. warn: it runs, something is worth a look. bad: it must be put right first. */
export type Level = 'good' | 'warn' | 'bad'

export interface Finding {
  check: keyof typeof doctorWords.names
  level: Level
  says: string
  /** What to do; absent where all is well. */
  remedy?: string
}

export const good = (check: Finding['check'], says: string): Finding => ({ check, level: 'good', says })
export const warn = (check: Finding['check'], says: string, remedy: string): Finding => ({
  check,
  level: 'warn',
  says,
  remedy,
})
export const bad = (check: Finding['check'], says: string, remedy: string): Finding => ({
  check,
  level: 'bad',
  says,
  remedy,
})

/** A limit of `doctor`. */
interface Limit<T> {
  value: T
  since: '2026-11-24'
  source: string
}
const limit = <const T>(value: T, source: string): Limit<T> => ({ value, since: '2026-11-24', source })

export const DOCTOR_LIMITS = {
  node: limit([20, 12] as const, 'engines of package.json: the first that reads a file of settings (--env-file)'),
  postgres: limit(15, 'the oldest that the tests run on (Debian 12)'),
  clockWarnSeconds: limit(2, 'own choice: beyond what a synchronised clock ever shows'),
  clockBadSeconds: limit(30, 'own choice: a login code lives minutes, a deadline ends at midnight'),
  diskWarnBytes: limit(5e9, 'own choice: some weeks of uploads and backups'),
  diskBadBytes: limit(1e9, 'own choice: PostgreSQL stops when the disk is full'),
  connectMs: limit(5000, 'own choice: a reachable provider answers in well below a second'),
  announcedInMonth: limit(11, '国务院办公厅历年于 10 月底至 11 月公布次年节假日安排'),
} as const
