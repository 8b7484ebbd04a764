import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'

/** The quiet bar: what lies on the phone and waits; opens the outbox. */
export function WaitingBar({ field }: { field: Field }) {
  const waiting = field.waiting()
  if (waiting.length === 0) return null
  const troubled = waiting.filter(({ why }) => why === 'refused' || why === 'unreadable').length
  return (
    <Button id="waiting" className="today-waiting" onClick={() => go('outbox')}>
      {field.isSending() ? words.sending : words.waiting(waiting.length)}
      {troubled > 0 && ` · ${words.trouble(troubled)}`}
    </Button>
  )
}
