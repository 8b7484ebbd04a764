import type { MeantEnterprise } from '../../../types/field-conflicts'
import { limits } from '../../../types/limits'
import { findEnterpriseWords as words } from '../../../types/words/find-enterprise'
import type { Answer } from '../../client/use-call'
import { useCall } from '../../client/use-call'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { useTyped } from '../pool/use-typed'
import './find-enterprise.css'

type Found = Pick<Answer<{ rows: readonly MeantEnterprise[] }>, 'data' | 'failure' | 'reload'>

/** In the pool, for who sees it; for an open record of field work among what its office reaches. */
function useFound(asked: string, conflict: string | undefined): Found & { more: boolean; elsewhere: boolean } {
  const isEnough = asked.length >= limits.enterpriseSearch.min
  const own = useCall(
    'findForFieldConflict',
    isEnough && conflict !== undefined ? { id: conflict, query: asked } : undefined,
  )
  const pool = useCall(
    'searchPool',
    isEnough && conflict === undefined ? { query: asked, limit: limits.enterpriseSearch.rows } : undefined,
  )
  return conflict === undefined
    ? { ...pool, more: typeof pool.data?.next === 'string', elsewhere: false }
    : { ...own, more: own.data?.more === true, elsewhere: own.data?.elsewhere === true }
}

interface FindProps {
  id: string
  /** Of field work, whose enterprise is looked for; absent: in the whole pool. */
  conflict?: string
  /** Not this one: it is what is compared with. */
  but?: string
  busy?: boolean
  /** The one that is chosen. */
  taken?: string | undefined
  /** @param elsewhere it lies out of reach: its code was typed whole */
  onTake: (enterprise: MeantEnterprise, elsewhere: boolean) => void
}

/** An enterprise of the pool, by any part of its name, its code or its address: the first few, one tap each. */
export function FindEnterprise({ id, conflict, but, busy, taken, onTake }: FindProps) {
  const { typed, asked, type } = useTyped()
  const { data, failure, reload, more, elsewhere } = useFound(asked, conflict)
  const rows = data?.rows.filter((one) => one.id !== but)
  return (
    <div className="find">
      <Field
        id={`find-${id}`}
        label={words.label}
        value={typed}
        placeholder={words.placeholder}
        hint={words.hint}
        maxLength={limits.enterpriseName.max}
        onInput={type}
      />
      <Problem failure={failure} onRetry={reload} />
      {rows?.length === 0 && (
        <p className="second" role="status">
          {conflict === undefined ? words.none : words.noneHere}
        </p>
      )}
      {rows?.map((one) => (
        <div key={one.id} className="find-row">
          <p>{one.name}</p>
          <p className="second number">{one.uscc}</p>
          <p className="second">{elsewhere ? words.elsewhere : one.address || words.noAddress}</p>
          <Button
            id={`found-${id}-${one.id}`}
            busy={busy}
            label={`${words.this} ${one.name}`}
            onClick={() => onTake(one, elsewhere)}
          >
            {taken === one.id ? `✓ ${words.chosen}` : words.this}
          </Button>
        </div>
      ))}
      {more && <p className="second">{words.more}</p>}
    </div>
  )
}
