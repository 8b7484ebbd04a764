import { useState } from 'react'
import { posts, type Post } from '../../../types/case-life'
import type { MyFounding } from '../../../types/founding-view'
import { postWords } from '../../../types/words/founding-pages'
import { foundingOwnWords as words } from '../../../types/words/founding-own'
import { copyText } from '../../client/clipboard'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Findings } from '../../components/findings/findings'
import { Problem } from '../../components/problem/problem'

const options = posts.map((post) => [post, postWords[post]] as const)

function One({ id, one, onChanged }: { id: string; one: MyFounding['candidates'][number]; onChanged: () => void }) {
  const [said, setSaid] = useState('')
  const { write, busy, failure } = useWrite('removeCandidate', `remove:${one.id}`)
  const copy = async (link: string) => {
    if (await copyText(link)) setSaid(words.copied)
  }
  const remove = async () => {
    if (await write({ id, candidate: one.id })) onChanged()
  }
  return (
    <li className="founding-candidate">
      <p>{`${postWords[one.post]} ${one.nameMasked}`}</p>
      <p className={`state state-${one.given ? 'accepted' : 'submitted'}`}>{one.given ? words.given : words.waiting}</p>
      {one.link !== null && (
        <Button id={`copy-${one.id}`} className="founding-act" onClick={() => void copy(one.link ?? '')}>
          {words.copy}
        </Button>
      )}
      <Button id={`remove-${one.id}`} kind="link" className="founding-remove" busy={busy} onClick={() => void remove()}>
        {words.remove}
      </Button>
      {said !== '' && <p role="status">{`✓ ${said}`}</p>}
      <Problem failure={failure} />
    </li>
  )
}

/** Who stands: each gives the own data by the own link. */
export function Candidates({ id, founding, onChanged }: { id: string; founding: MyFounding; onChanged: () => void }) {
  const [post, setPost] = useState<Post | null>(null)
  const { candidates, findings } = founding
  const { write, busy, failure } = useWrite('inviteCandidate', `invite:${id}:${candidates.length}`)
  const invite = async () => {
    if (post === null || (await write({ id, post })) === undefined) return
    setPost(null)
    onChanged()
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.candidates}</h2>
      <p className="second">{words.candidatesLead}</p>
      <ul className="plain-list">
        {candidates.map((one) => (
          <One key={one.id} id={id} one={one} onChanged={onChanged} />
        ))}
      </ul>
      <Choices id="candidate-post" label={words.post} options={options} taken={post} onTake={setPost} />
      <Button
        id="candidate-invite"
        className="founding-act"
        waiting={post === null}
        busy={busy}
        onClick={() => void invite()}
      >
        {busy ? words.inviting : words.invite}
      </Button>
      <Findings found={findings} />
      <Problem failure={failure} />
    </section>
  )
}
