/** How what a record is about is called. */
import type { Call } from '../platform/call'
import { listNewcomers } from './records/newcomer-store'
import { standingsOf, type Standing } from './standing'

interface About {
  enterprise_id: string | null
  newcomer_id: string | null
}

export interface Naming {
  standings: Map<string, Standing>
  /** The enterprise's name and id today, or a newcomer's; empty where nothing is known. */
  of: (about: About) => { id: string | null; name: string }
}

export async function namesFor(call: Pick<Call, 'tx' | 'now'>, about: readonly About[]): Promise<Naming> {
  const ids = (read: (one: About) => string | null) => [...new Set(about.flatMap((one) => read(one) ?? []))]
  const standings = await standingsOf(
    call,
    ids((one) => one.enterprise_id),
  )
  const newcomers = await listNewcomers(
    call.tx,
    ids((one) => one.newcomer_id),
  )
  return {
    standings,
    of: ({ enterprise_id: enterpriseId, newcomer_id: newcomerId }) => {
      const known = enterpriseId === null ? undefined : standings.get(enterpriseId)?.enterprise
      if (known !== undefined) return { id: known.id, name: known.name }
      return { id: null, name: (newcomerId === null ? undefined : newcomers.get(newcomerId)?.name) ?? '' }
    },
  }
}
