import { useState } from 'react'
import { statusWords } from '../../../types/words/owner'
import { copyText } from '../../client/clipboard'
import { Button } from '../../components/button/button'

/** Puts a number on the clipboard, and says in place whether it is there. */
export function Copy({ text }: { text: string }) {
  const [said, setSaid] = useState<string>()
  const copy = async () => {
    setSaid((await copyText(text)) ? `✓ ${statusWords.copied}` : statusWords.notCopied)
  }
  return (
    <>
      <span className="small" role="status">
        {said}
      </span>
      <Button id="copy" kind="link" className="status-copy" label={statusWords.copyLabel} onClick={() => void copy()}>
        {statusWords.copy}
      </Button>
    </>
  )
}
