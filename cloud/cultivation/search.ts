/** Finding enterprises of the pool, with what later rooms know of them. */
import type { Action } from '../../types/actions'
import type { OutputOf, ParsedOf } from '../../types/registry'
import { id as recordId } from '../../types/fields'
import { fieldWords } from '../../types/words/fields'
import { listAllOffices } from '../divisions/actions'
import { appliedEnterprises, enterprisesInReview } from '../intake/actions'
import { organisedEnterprises } from '../organisations/actions'
import { reach } from '../people/rules'
import { localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import {
  readTerms,
  getPlaceNames,
  listFound,
  countFound,
  withheldEnterprises,
  type FoundEnterprise,
  type PoolPlace,
  type PoolQuestion,
} from '../pool/actions'
import { SEARCH_RULES, searchForm } from '../pool/rules'
import { marksOf } from './marks'
import { standingsOf } from './standings'

type Asked = Omit<ParsedOf<'searchPool'>, 'cursor' | 'limit'>

/** The question that a filter asks, within the asking cadre's reach. */
export function questionOf(
  call: SignedInCall,
  { query = '', place, standing, organised, approach, status, ownership }: Asked,
  action: Action = 'pool.view',
): PoolQuestion {
  return {
    terms: readTerms(query),
    reach: reach(call.actor, action),
    place,
    status,
    ownership,
    among: [
      ...(standing === undefined
        ? []
        : [
            {
              ids: standing === 'in-review' ? enterprisesInReview() : appliedEnterprises(),
              isIn: standing !== 'not-applied',
            },
          ]),
      ...(organised === undefined
        ? []
        : [{ ids: organisedEnterprises(localDate(call.now)), isIn: organised === 'with' }]),
      ...(approach === undefined ? [] : [{ ids: withheldEnterprises(), isIn: approach === 'withheld' }]),
    ],
  }
}

const asCursor = ({ rank, id }: FoundEnterprise) => Buffer.from(`${rank}/${id}`).toString('base64url')

function readCursor(cursor: string | undefined): PoolPlace | undefined {
  if (cursor === undefined) return undefined
  const [rank = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('/')
  if (!/^[012]$/.test(rank) || !recordId.safeParse(id).success)
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return { rank: Number(rank), id }
}

/** A page of what a question finds, with how each stands. */
export async function findPage(
  call: SignedInCall,
  question: PoolQuestion,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<Pick<OutputOf<'searchPool'>, 'rows' | 'next'>> {
  const rows = await listFound(call, question, { after: readCursor(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const standing = await standingsOf(
    call,
    shown.map((row) => row.id),
  )
  const last = rows.length > limit ? shown.at(-1) : undefined
  const nameOf = await getPlaceNames(call)
  return {
    rows: shown.map((row) => ({
      id: row.id,
      name: row.name,
      uscc: row.uscc,
      address: row.address,
      place: nameOf(row.place),
      formerName: formerNameOf(row, question.terms),
      marks: marksOf(row, standing.get(row.id)),
    })),
    next: last === undefined ? null : asCursor(last),
  }
}

export async function findInPool(
  call: SignedInCall,
  { cursor, limit = SEARCH_RULES.page.value, ...asked }: ParsedOf<'searchPool'>,
): Promise<OutputOf<'searchPool'>> {
  const question = questionOf(call, asked)
  const page = await findPage(call, question, { cursor, limit })
  return { ...page, total: await countFound(call, question) }
}

/** The former name that was meant, where the present one has nothing of what was typed. */
function formerNameOf({ name, formerNames }: FoundEnterprise, terms: readonly string[]): string | null {
  const [term] = terms
  if (term === undefined || searchForm(name).includes(term)) return null
  return formerNames.find((former) => searchForm(former).includes(term)) ?? null
}

/** Districts and streets within the reach, in the order of their codes. */
export async function listPlaces(call: SignedInCall): Promise<OutputOf<'listPoolPlaces'>> {
  const parts = reach(call.actor, 'pool.view')
  const isWithin = (path: string) =>
    parts.some(
      (part) => part.kind === 'all' || (part.kind === 'below' && part.paths.some((one) => path.startsWith(one))),
    )
  const offices = (await listAllOffices(call)).filter(({ path }) => isWithin(path))
  return {
    places: offices.map(({ path, division }) => ({ path, name: division })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
}
