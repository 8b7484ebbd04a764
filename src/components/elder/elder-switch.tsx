import { elderWords } from '../../../types/words/common'
import { setElder, useElder } from '../../theme/elder'
import { Button } from '../button/button'
import './elder-switch.css'

/** Switches between the standard and the large view, from anywhere, at once. */
export function ElderSwitch() {
  const on = useElder()
  return (
    <Button id="elder" kind="link" className="elder-switch" onClick={() => setElder(!on)}>
      {on ? elderWords.off : elderWords.on}
    </Button>
  )
}
