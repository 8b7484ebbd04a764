import { loginWords } from '../../../types/words/common'
import { Login } from '../login/login'

/** Who came by WeChat or DingTalk adds a phone in place: nothing that was typed on the page is touched. */
export function AddPhone({ onAdded }: { onAdded: () => void }) {
  return (
    <section className="card" id="add-phone">
      <h2 className="card-title">{loginWords.addTitle}</h2>
      <p className="second lead">{loginWords.addLead}</p>
      <Login onAdded={onAdded} />
    </section>
  )
}
