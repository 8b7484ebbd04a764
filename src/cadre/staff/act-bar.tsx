import { staffPageWords as words } from '../../../types/words/staff'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'

interface ActBarProps {
  id: string
  /** What the one red button says. */
  act: string
  acting: string
  busy: boolean
  onAct: () => void
  onCancel: () => void
}

/** The foot of a form: the act, and the way back. */
export function ActBar({ id, act, acting, busy, onAct, onCancel }: ActBarProps) {
  return (
    <Bar className="bar-pair">
      <Button id={id} kind="primary" className="bar-first" busy={busy} onClick={onAct}>
        {busy ? acting : act}
      </Button>
      <Button id="staff-cancel" className="bar-second" waiting={busy} onClick={onCancel}>
        {words.cancel}
      </Button>
    </Bar>
  )
}

/** What every form of this page is given. */
export interface FormProps {
  /** It is done; what to say at the head of the list, the most important first. */
  onDone: (sentences: readonly string[]) => void
  onCancel: () => void
}
