import { unsentWords } from '../../../types/words/owner'
import { go } from '../../client/go'
import { listUnsent } from '../../client/unsent'
import { Button } from '../button/button'
import './unsent.css'

/** Leads back to what was agreed to and has not reached the service. @param shown grows when the page is shown again: looked at anew */
export function Waiting({ shown }: { shown: number }) {
  // Read while drawing: the storage is at hand, and coming back draws again.
  const unsent = shown >= 0 ? listUnsent() : []
  return (
    <>
      {unsent.map(({ form, page, params, enterprise }) => (
        <section key={form} className="card unsent" role="status">
          <p className="plain-list">{`⚠ ${unsentWords.waiting(enterprise)}`}</p>
          <Button className="unsent-open" kind="link" onClick={() => go(page, params)}>
            {unsentWords.open}
          </Button>
        </section>
      ))}
    </>
  )
}
