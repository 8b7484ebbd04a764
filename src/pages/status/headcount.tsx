import { useRef, useState } from 'react'
import type { Headcount as Count } from '../../../types/intake'
import { statusWords } from '../../../types/words/owner'
import { useWrite } from '../../client/use-write'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'

const options = (['0', '1-2', '3+', 'unknown'] as const).map((value) => [value, statusWords.headcounts[value]] as const)

interface QuestionProps {
  id: string
  ask: 'youth' | 'members'
  told: Count | null
  onKept: () => void
}

/** One question: shown as taken at once, the newest tap wins, taken back when the service did not keep it. */
function Question({ id, ask, told, onKept }: QuestionProps) {
  const [taken, setTaken] = useState(told)
  const { write, failure } = useWrite('reportHeadcount', `${ask}:${id}`)
  const wanted = useRef(told)
  const known = useRef(told)
  const writing = useRef(false)
  const take = async (value: Count) => {
    wanted.current = value
    setTaken(value)
    if (writing.current) return
    writing.current = true
    while (wanted.current !== null && wanted.current !== known.current) {
      const sent: Count = wanted.current
      const kept = await write({ id, [ask]: sent })
      if (kept) {
        known.current = kept[ask]
        onKept()
        // The service has the last word on what it was told, unless another answer was tapped meanwhile.
        if (wanted.current === sent) break
      } else if (wanted.current === sent) {
        wanted.current = known.current
      }
    }
    writing.current = false
    wanted.current = known.current
    setTaken(known.current)
  }
  return (
    <>
      <Choices id={ask} label={statusWords[ask]} options={options} taken={taken} onTake={(value) => void take(value)} />
      <Problem failure={failure} />
    </>
  )
}

/** After the receipt: two questions, one tap each, both optional; a tap can be changed by another. */
export function Headcount({ id, youth, members }: { id: string; youth: Count | null; members: Count | null }) {
  const [kept, setKept] = useState(false)
  const shared = { id, onKept: () => setKept(true) }
  return (
    <section className="card">
      <h2 className="card-title">{statusWords.headcountTitle}</h2>
      <p className="second" role="status">
        {kept ? `✓ ${statusWords.headcountKept}` : statusWords.headcountLead}
      </p>
      <Question ask="youth" told={youth} {...shared} />
      <Question ask="members" told={members} {...shared} />
    </section>
  )
}
