/** Answers of enterprises in the morning's digest: with the office that answers for their place. */
import type { DigestPart } from '../../casework/digests'
import { listAnsweringOffices } from '../../people/actions'
import * as store from './store'

/** What waits in a street without anybody is counted with the office above that answers for it, as its cases are. */
export const countAnswers: DigestPart = async (call, readers, today) => {
  const waiting = await store.countOpen(call.tx, today)
  if (waiting.length === 0) return new Map()
  const offices = await listAnsweringOffices(
    call,
    waiting.map(({ path }) => path),
  )
  const sums = new Map<string, { answersOpen: number; answersOverdue: number }>()
  for (const { path, open, late } of waiting) {
    const at = offices.get(path)?.path ?? path
    const sum = sums.get(at)
    sums.set(at, { answersOpen: (sum?.answersOpen ?? 0) + open, answersOverdue: (sum?.answersOverdue ?? 0) + late })
  }
  return new Map(
    readers.flatMap(({ personId, paths, standsFor }) => {
      const own = [...new Set([...paths, ...standsFor.map(({ path }) => path)])].flatMap((path) => sums.get(path) ?? [])
      if (own.length === 0) return []
      const total = (key: 'answersOpen' | 'answersOverdue') => own.reduce((sum, one) => sum + one[key], 0)
      return [[personId, { answersOpen: total('answersOpen'), answersOverdue: total('answersOverdue') }] as const]
    }),
  )
}
