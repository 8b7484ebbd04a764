/** How large a list will be, before it is taken: the service is asked once a day for each choice of places, and each asking stands in its trail. */
import { fieldsOf, fromJson } from './bytes'
import { put, type Place } from './place'
import { FieldProblem, type FieldHost } from './ports'

/** By the phone's clock, at China's hour: the day that a list is of. */
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)

/**
 * @returns KB, on the way and on the phone
 * @throws FieldProblem strange-answer, and what the call throws
 */
export async function sizeOf(
  { store, call, now }: FieldHost,
  place: Place,
  places: readonly string[],
): Promise<number> {
  const of = `${dayOf(now())} ${[...places].sort().join()}`
  const kept = fieldsOf(fromJson(store.get(place.size)))
  if (kept.of === of && typeof kept.kilobytes === 'number') return kept.kilobytes
  const { kilobytes } = fieldsOf(await call('sizeFieldList', { places: [...places] }))
  if (typeof kilobytes !== 'number') throw new FieldProblem('strange-answer')
  try {
    put(store, place.size, JSON.stringify({ of, kilobytes }))
  } catch (error) {
    // Without room it is asked again.
    if (!(error instanceof FieldProblem)) throw error
  }
  return kilobytes
}
