import { useState } from 'react'
import type { OutputOf } from '../../../types/registry'
import { countWords as words } from '../../../types/words/counts'
import { saveText } from '../../client/save-text'
import { Button } from '../../components/button/button'
import { tableText } from './table-text'

interface TakeProps {
  counted: OutputOf<'countCases'>
  /** Of which time, in words. */
  period: string
}

/** The table to take along, as it stands on the screen: nobody types figures off for a report. */
export function Take({ counted, period }: TakeProps) {
  const [said, setSaid] = useState('')
  const take = async () => {
    try {
      setSaid(words.taken[await saveText(words.file(counted.on, period), tableText(counted))])
    } catch {
      setSaid(words.notTaken)
    }
  }
  return (
    <div className="count-take">
      <Button id="take-table" kind="link" onClick={() => void take()}>
        {words.take}
      </Button>
      {said && (
        <p className="small" role="status">
          {said}
        </p>
      )}
    </div>
  )
}
