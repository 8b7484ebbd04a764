/** How enterprises stand, with what was merged into them. */
import { listStandings } from '../intake/actions'
import type { Call } from '../platform/call'
import { listAbsorbed } from '../pool/actions'

export interface Standing {
  applied: boolean
  inReview: boolean
}

export async function standingsOf(call: Pick<Call, 'tx'>, ids: readonly string[]): Promise<Map<string, Standing>> {
  const absorbed = await listAbsorbed(call, ids)
  const all = await listStandings(call, [...ids, ...[...absorbed.values()].flat()])
  return new Map(
    ids.map((id) => {
      const of = [id, ...(absorbed.get(id) ?? [])].flatMap((one) => all.get(one) ?? [])
      return [id, { applied: of.some((one) => one.applied), inReview: of.some((one) => one.inReview) }]
    }),
  )
}
