/** Whom somebody may approach of what a filter of the pool finds, within the acting cadre's reach; and why the others are left out. */
import { sql, type RawBuilder } from 'kysely'
import type { ParsedOf } from '../../../types/registry'
import { enterprisesToLeaveOut, organisedEnterprises } from '../../organisations/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import {
  countApart,
  listFound,
  movedOutEnterprises,
  notNonPublicEnterprises,
  struckOffEnterprises,
  withheldEnterprises,
  type PoolQuestion,
} from '../../pool/actions'
import { questionOf } from '../search'

/** A filter, or one enterprise. */
type Asked = Omit<ParsedOf<'searchPool'>, 'cursor' | 'limit'> & { enterprise?: string | undefined }

function within(call: SignedInCall, { enterprise, ...asked }: Asked): PoolQuestion {
  const question = questionOf(call, asked, 'pool.view')
  if (enterprise === undefined) return question
  return { ...question, among: [...question.among, { ids: sql`select ${enterprise}::uuid`, isIn: true }] }
}

export interface Approached {
  total: number
  /** Those that may be approached. */
  open: number
  leftOut: Record<'organised' | 'struckOff' | 'movedOut' | 'notNonPublic' | 'withheld' | 'answered', number>
}

/** Each that is left out is counted once, by the first reason. @param answered ids of those of which an office has confirmed what speaks against it */
export async function countApproached(
  call: SignedInCall,
  asked: Asked,
  answered: RawBuilder<unknown>,
): Promise<Approached> {
  const { total, in: counted } = await countApart(call, within(call, asked), {
    struckOff: struckOffEnterprises(),
    movedOut: movedOutEnterprises(),
    notNonPublic: notNonPublicEnterprises(),
    organised: organisedEnterprises(localDate(call.now)),
    withheld: withheldEnterprises(),
    answered,
  })
  const { organised = 0, struckOff = 0, movedOut = 0, notNonPublic = 0, withheld = 0, answered: said = 0 } = counted
  const leftOut = { organised, struckOff, movedOut, notNonPublic, withheld, answered: said }
  return { total, open: total - Object.values(leftOut).reduce((sum, n) => sum + n, 0), leftOut }
}

/** The enterprises that may be approached, in the order of the pool's pages. */
export async function listApproached(
  call: SignedInCall,
  asked: Asked,
  answered: RawBuilder<unknown>,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  const question = within(call, asked)
  const among = [
    ...question.among,
    { ids: enterprisesToLeaveOut(call.now), isIn: false },
    { ids: answered, isIn: false },
  ]
  const rows = await listFound(call, { ...question, among }, { after: undefined, limit })
  return rows.map(({ id, name }) => ({ id, name }))
}
