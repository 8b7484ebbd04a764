import { newCampaignWords as words } from '../../../types/words/campaign-new'
import './bubble.css'

/** A message as a phone shows it, with its length. @param most characters up to which it is one message; undefined: not said */
export function Bubble({ text, most }: { text: string; most?: number | undefined }) {
  return (
    <div className="bubble" role="group" aria-label={words.arrives}>
      <div className="bubble-screen">
        <p className="bubble-text">{text}</p>
      </div>
      {most !== undefined && <p className="small number">{words.length([...text].length, most)}</p>}
    </div>
  )
}
