/**
 * What may be seen of a record outside: written here a second time, apart from the policy's table, on purpose. A city's cadre watches
 * the whole city, so the record itself is no secret there; the person behind it is, to everybody who is not the responsible office.
 */
import type { Marks, SweepRole } from './world'

const WATCHES_ALL: readonly SweepRole[] = ['city-cadre']

export function forbiddenMarks(role: SweepRole, marks: Marks): readonly string[] {
  return WATCHES_ALL.includes(role) ? marks.person : [...marks.record, ...marks.person]
}

/** Whether what lies outside must be as good as not there for this role. */
export const isBlind = (role: SweepRole): boolean => !WATCHES_ALL.includes(role)
