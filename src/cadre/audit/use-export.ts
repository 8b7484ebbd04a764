import { useState } from 'react'
import type { InputOf } from '../../../types/registry'
import { auditWords as words } from '../../../types/words/audit'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'

/** How long the browser is given to take the file. Own choice. */
const held = { since: '2026-11-24', ms: 60_000 } as const

/** Hands a table to the browser as a file; mini-programs have no desk to put it on. */
function save(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'audit.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), held.ms)
}

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
      save(csv)
      setSaid(cut ? words.cut(rows) : words.exported(rows))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return { run, busy, said, failure }
}
