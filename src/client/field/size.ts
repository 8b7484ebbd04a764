/** How large a list will be, before it is taken: the service is asked once an hour for a choice of places, and each asking stands in its trail. */
import { fieldsOf, fromJson } from './bytes'
import { put, type Place } from './place'
import { FieldProblem, type FieldHost } from './ports'

/** How long an answer holds: a plan may bring a list meanwhile. Own choice, 2026-11-29. */
const HOLDS_MS = 3_600_000

/**
 * @returns KB, on the way and on the phone
 * @throws FieldProblem strange-answer, and what the call throws
 */
export async function sizeOf(
  { store, call, now }: FieldHost,
  place: Place,
  places: readonly string[],
): Promise<number> {
  const of = [...places].sort().join()
  const at = now()
  const kept = fieldsOf(fromJson(store.get(place.size)))
  // A clock that was put back asks again.
  const age = at - Number(kept.at)
  if (kept.of === of && age >= 0 && age < HOLDS_MS && typeof kept.kilobytes === 'number') return kept.kilobytes
  const { kilobytes } = fieldsOf(await call('sizeFieldList', { places: [...places] }))
  if (typeof kilobytes !== 'number') throw new FieldProblem('strange-answer')
  try {
    put(store, place.size, JSON.stringify({ of, at, kilobytes }))
  } catch (error) {
    // Without room it is asked again.
    if (!(error instanceof FieldProblem)) throw error
  }
  return kilobytes
}
