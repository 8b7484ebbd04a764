import { useState } from 'react'
import { setUpWords as words } from '../../../types/words/factors'
import { copyText } from '../../client/clipboard'
import { Button } from '../../components/button/button'

/** Copies, and says beneath the button whether it is done. */
export function CopyButton({ id, text, words: said }: { id: string; text: string; words: string }) {
  const [copied, setCopied] = useState<boolean>()
  const copy = async () => setCopied(await copyText(text))
  return (
    <>
      <Button id={id} className="factor-copy" onClick={() => void copy()}>
        {said}
      </Button>
      <p className={`second factor-copied${copied ? ' factor-good' : ''}`} role="status">
        {copied === undefined ? '' : copied ? `✓ ${words.copied}` : `⚠ ${words.notCopied}`}
      </p>
    </>
  )
}
