import type { KeptAnswer } from '../../../types/invitations'
import { answerWords as words } from '../../../types/words/invited'
import { invitationWords } from '../../../types/words/owner'
import { OfficeCard } from '../../components/office/office'
import './index.css'

/** What was to be taken back and stands: which, why, and whom to ask. */
export function Kept({ kept }: { kept: readonly KeptAnswer[] | undefined }) {
  if (kept === undefined || kept.length === 0) return null
  return (
    <section id="kept" role="alert">
      <h2 className="heading">{`⚠ ${kept.length === 1 ? words.keptTitle : words.keptAll(kept.length)}`}</h2>
      {kept.map(({ enterprise, answer, office }) => (
        <div key={enterprise} className="answer-act">
          <p>{words.kept(enterprise, invitationWords.answers[answer])}</p>
          {office === null ? <p>{words.keptNobody}</p> : <OfficeCard office={office} noPhone={words.keptNoPhone} />}
        </div>
      ))}
    </section>
  )
}
