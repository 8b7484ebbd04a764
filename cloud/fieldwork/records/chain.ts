/**
 * Which of visits that put one another right count. It is said of what stands, never of what came when: the same records come to the same in
 * whatever order they arrive.
 */

/** What was said of a visit itself, whatever stands in its place. Taken back goes before set aside. */
export type OwnStanding = 'recorded' | 'taken-back' | 'set-aside'

export interface Linked {
  id: string
  /** The one that it puts right. */
  replaces: string | null
  standing: OwnStanding
}

/**
 * A visit counts where it was neither taken back nor set aside, and nothing stands in its place.
 *
 * - One that was recorded stands in the place of what it puts right, also where another one puts it right in turn.
 * - One that was taken back was a mistake, and is as if it had never been; only what puts it right still stands in the place of what lies behind.
 * - One that an office set aside is the last word about that visit: what its own author had called wrong does not come back by it. It does where
 *   the author takes the correction back.
 *
 * @param visits whole: whatever is linked to one of them is among them
 */
export function whichCount(visits: readonly Linked[]): ReadonlySet<string> {
  const byId = new Map(visits.map((visit) => [visit.id, visit]))
  const covered = new Set<string>()
  const standing = visits.filter((visit) => visit.standing !== 'taken-back')
  for (let visit = standing.pop(); visit !== undefined; visit = standing.pop()) {
    const behind = visit.replaces === null ? undefined : byId.get(visit.replaces)
    // Nothing puts itself right; and each is passed once, whatever a phone may send.
    if (behind === undefined || behind.id === visit.id || covered.has(behind.id)) continue
    covered.add(behind.id)
    if (behind.standing === 'taken-back') standing.push(behind)
  }
  return new Set(visits.flatMap(({ id, standing }) => (standing === 'recorded' && !covered.has(id) ? [id] : [])))
}

export type Ended = 'replaced' | 'taken-back' | 'set-aside' | null

/** A visit as it lies in the database; null: it counts. */
export interface LinkedRow {
  record_id: string
  replaces: string | null
  ended: Ended
}

export interface Folded {
  /** Those that counted until now, and have another one in their place. */
  replaced: string[]
  /** Those that count again. */
  back: string[]
}

/** What has to be written so that of these rows those count that should. @param rows whole, as in {@link whichCount} */
export function foldOf(rows: readonly LinkedRow[]): Folded {
  const counting = whichCount(
    rows.map(({ record_id: id, replaces, ended }) => ({
      id,
      replaces,
      standing: ended === null || ended === 'replaced' ? 'recorded' : ended,
    })),
  )
  const of = (ended: Ended, counts: boolean) =>
    rows.filter((row) => row.ended === ended && counting.has(row.record_id) === counts).map((row) => row.record_id)
  return { replaced: of(null, false), back: of('replaced', true) }
}

/** What its author took back is set aside no more; a taking back that comes after that holds. */
export const mayEnd = (was: Ended, ended: 'taken-back' | 'set-aside'): boolean => was !== ended && was !== 'taken-back'
