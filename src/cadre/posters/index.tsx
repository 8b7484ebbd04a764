import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { PosterKind } from '../../../types/posters'
import { posterPageWords as words } from '../../../types/words/poster-pages'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu, useMenu } from '../menu/menu'
import { Batch, isMoving } from './batch'
import { Order, type Chosen } from './order'
import { decoded } from '../pages/decoded'
import '../pages/pages.css'
import './index.css'

/** Own choice, 2026-11-28: often enough to see it move, far below what a session may ask. */
const ASK_MS = 1500
const others: readonly PosterKind[] = ['place', 'street', 'campaign']

/** What the pool's page or an enterprise's page handed over. */
function readChosen({ enterprise, filter }: { enterprise?: string; filter?: string }): Chosen {
  if (enterprise) return { enterprise }
  try {
    // Alipay's family hands parameters on as they were written.
    const written = filter?.startsWith('%') ? decodeURIComponent(filter) : filter
    const read: unknown = JSON.parse(written ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

function PostersContent({ chosen, place }: { chosen: Chosen; place?: { id: string; name: string } | undefined }) {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const menu = useMenu()
  const { data, failure, reload } = useCall('listPosterBatches', signedIn ? {} : undefined, shown)
  const [wanted, setWanted] = useState<string>()
  const moving = data?.batches.some(isMoving) === true
  useEffect(() => {
    if (!moving) return undefined
    const timer = setInterval(reload, ASK_MS)
    return () => clearInterval(timer)
  }, [moving, reload])
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="posters" />
      </Page>
    )
  const kinds = menu?.includes('pool') ? (['enterprise', ...others] as const) : others
  return (
    <Page wide>
      <div className="posters-body">
        <h1 className="title">{words.title}</h1>
        <p className="second">{words.lead}</p>
        <Problem failure={failure} onRetry={reload} />
        {menu && (
          <Order
            chosen={chosen}
            place={place}
            kinds={chosen.enterprise === undefined ? kinds : ['enterprise']}
            onOrdered={(ids, isOne) => {
              setWanted(isOne ? ids[0] : undefined)
              reload()
            }}
          />
        )}
        <h2 className="heading">{words.history}</h2>
        <p className="second">{words.historyLead}</p>
        {data ? (
          data.batches.length === 0 && <p className="second">{words.historyNone}</p>
        ) : (
          <>{!failure && <Bones blocks={2} />}</>
        )}
        {data?.batches.map((batch) => (
          <Batch key={batch.id} batch={batch} wanted={wanted === batch.id} onTaken={() => setWanted(undefined)} />
        ))}
      </div>
      <Menu at="posters" />
    </Page>
  )
}

/** Printed invitations, for the cadres who hand them out. */
export default function Posters() {
  const { departures } = useSessionState()
  const { enterprise, filter, place, name } = useRouter().params
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <PostersContent
        key={departures}
        chosen={readChosen({ enterprise, filter })}
        place={place ? { id: place, name: decoded(name) } : undefined}
      />
    </Gate>
  )
}
