import Taro from '@tarojs/taro'
import { useState } from 'react'
import { statusWords } from '../../../types/words/owner'
import { Button } from '../../components/button/button'

/** Puts a number on the clipboard, and says in place whether it is there. */
export function Copy({ text }: { text: string }) {
  const [said, setSaid] = useState<string>()
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: text })
      // In a browser Taro says so itself, over whatever page comes next; here it is said in place.
      if (process.env.TARO_ENV === 'h5') Taro.hideToast()
      setSaid(`✓ ${statusWords.copied}`)
    } catch {
      setSaid(statusWords.notCopied)
    }
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
