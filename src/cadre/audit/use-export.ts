import { useState } from 'react'
import type { InputOf } from '../../../types/registry'
import { auditWords as words } from '../../../types/words/audit'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { saveText } from '../../client/save-text'

/** The export of what the filter finds. It asks for the second factor anew, and stands in the trail itself. */
export function useExport(input: InputOf<'exportAudit'>) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const run = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      const { csv, rows, cut } = await call('exportAudit', input)
      await saveText('audit.csv', csv)
      setSaid(cut ? words.cut(rows) : words.exported(rows))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return { run, busy, said, failure }
}
