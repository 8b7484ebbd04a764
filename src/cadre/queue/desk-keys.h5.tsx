import { useEffect, useRef } from 'react'
import { queueDeskWords } from '../../../types/words/queue-desk'
import { Button } from '../../components/button/button'

const words = queueDeskWords.keys

interface KeysProps {
  isOff: boolean
  onSwitch: () => void
  onClose: () => void
}

/** Which keys there are, and the switch for those of one letter. What stood in focus before has it again. */
export function Keys({ isOff, onSwitch, onClose }: KeysProps) {
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    sheet.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div className="keys-ground">
      <div ref={sheet} className="card keys" role="dialog" aria-modal="true" aria-label={words.title} tabIndex={-1}>
        <h2 className="card-title">{words.title}</h2>
        <dl className="keys-list">
          {words.list.map(([key, does]) => (
            <div key={key} className={`keys-line${isOff && key.length === 1 ? ' keys-off' : ''}`}>
              <dt className="keys-key">{key}</dt>
              <dd className="keys-does">{does}</dd>
            </div>
          ))}
        </dl>
        {isOff && <p className="second">{words.isOff}</p>}
        <div className="row">
          <Button id="keys-switch" kind="link" onClick={onSwitch}>
            {isOff ? words.on : words.off}
          </Button>
          <Button id="keys-close" className="keys-close" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
    </div>
  )
}
