import { useState } from 'react'
import type { MeantEnterprise } from '../../../types/field-conflicts'
import type { Duplicate, MergeGround } from '../../../types/enterprise'
import { enterprisePageWords as words } from '../../../types/words/pool-pages'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'
import { FindEnterprise } from '../pages/find-enterprise'
import { Marked } from '../reviews/compared'

const grounds = (Object.keys(words.mergeGrounds) as MergeGround[]).map(
  (ground) => [ground, words.mergeGrounds[ground]] as const,
)

/** One that looks the same; merged in two taps: that it is, and why. */
function Near({ id, near, onMerged }: { id: string; near: Duplicate; onMerged: () => void }) {
  const [asking, setAsking] = useState(false)
  const [ground, setGround] = useState<MergeGround | null>(null)
  const { write, busy, failure } = useWrite('mergeEnterprises', `merge:${id}:${near.id}`)
  const merge = async () => {
    if (ground !== null && (await write({ id, other: near.id, ground }))) onMerged()
  }
  return (
    <div className="enterprise-part">
      <Marked pieces={near.differences.name} />
      <Marked pieces={near.differences.uscc} />
      <Marked pieces={near.differences.address} />
      <p className="second">{near.place}</p>
      {!asking ? (
        <Button id={`merge-${near.id}`} className="enterprise-act" onClick={() => setAsking(true)}>
          {words.mergeThis}
        </Button>
      ) : (
        <>
          <Choices id="merge-ground" label={words.mergeWhy} options={grounds} taken={ground} onTake={setGround} />
          <Problem failure={failure} />
          <div className="enterprise-part">
            <Button
              id="merge-confirm"
              kind="primary"
              busy={busy}
              waiting={ground === null}
              onClick={() => void merge()}
            >
              {busy ? words.merging : words.mergeConfirm}
            </Button>
          </div>
          <Button id="merge-cancel" kind="link" onClick={() => setAsking(false)}>
            {words.cancel}
          </Button>
        </>
      )}
    </div>
  )
}

const plain = (text: string) => [{ text, same: true }]
/** One that a cadre found: what differs nobody has told. */
const asNear = ({ name, uscc, address, ...one }: MeantEnterprise): Duplicate => ({
  ...one,
  name,
  uscc,
  address,
  place: '',
  differences: { name: plain(name), uscc: plain(uscc), address: plain(address) },
})

/** Enterprises of the pool that look like this one; and any other that the cadre knows to be it. */
export function Duplicates({ id, onMerged }: { id: string; onMerged: () => void }) {
  const { data, failure, reload } = useCall('findDuplicates', { id })
  const [found, setFound] = useState<MeantEnterprise>()
  if (!data) return failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={1} />
  return (
    <>
      <p className="second enterprise-part">
        {data.candidates.length > 0 ? words.duplicatesLead : words.duplicatesNone}
      </p>
      {data.candidates.map((near) => (
        <Near key={near.id} id={id} near={near} onMerged={onMerged} />
      ))}
      <div className="enterprise-part">
        <FindEnterprise id={id} but={id} taken={found?.id} onTake={setFound} />
      </div>
      {found && !data.candidates.some((near) => near.id === found.id) && (
        <Near key={found.id} id={id} near={asNear(found)} onMerged={onMerged} />
      )}
    </>
  )
}
