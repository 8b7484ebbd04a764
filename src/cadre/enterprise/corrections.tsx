import { useState } from 'react'
import type { EnterprisePage } from '../../../types/enterprise'
import { sayDate } from '../../../types/words/dates'
import { enterprisePageWords as words } from '../../../types/words/pool-pages'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Duplicates } from './duplicates'
import { FormerName } from './former-name'

interface CorrectionsProps {
  found: EnterprisePage
  /** Something was changed: the page is read again. */
  onChanged: () => void
}

/** One that was merged into this enterprise, and the way back. */
function Merged({
  found,
  one,
  onDone,
}: {
  found: EnterprisePage
  one: EnterprisePage['merged'][number]
  onDone: () => void
}) {
  const { write, busy, failure } = useWrite('undoMerge', `undo:${one.merge}`)
  return (
    <div className="enterprise-part">
      <p>{one.name}</p>
      <p className="second number">{`${one.uscc} · ${sayDate(one.at)}`}</p>
      <Problem failure={failure} />
      <Button
        id={`undo-${one.merge}`}
        className="enterprise-act"
        busy={busy}
        onClick={() => void write({ id: found.id, merge: one.merge }).then((answer) => answer && onDone())}
      >
        {busy ? words.undoing : words.undo}
      </Button>
    </div>
  )
}

/** Putting the data right: duplicates and former names, each folded away until wanted. */
export function Corrections({ found, onChanged }: CorrectionsProps) {
  const [open, setOpen] = useState<'duplicates' | 'name'>()
  const [said, setSaid] = useState('')
  const done = (sentence: string) => {
    setSaid(sentence)
    setOpen(undefined)
    onChanged()
  }
  const toggle = (what: 'duplicates' | 'name') => {
    setSaid('')
    setOpen(open === what ? undefined : what)
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.corrections}</h2>
      {said && (
        <p className="state state-accepted" role="status">
          {`✓ ${said}`}
        </p>
      )}
      {found.merged.length > 0 && <p className="second enterprise-part">{words.mergedTitle}</p>}
      {found.merged.map((one) => (
        <Merged key={one.merge} found={found} one={one} onDone={() => done(words.undone)} />
      ))}
      <div className="enterprise-part">
        <Button id="duplicates" expanded={open === 'duplicates'} onClick={() => toggle('duplicates')}>
          {words.duplicates}
        </Button>
        {open === 'duplicates' && <Duplicates id={found.id} onMerged={() => done(words.merged)} />}
      </div>
      <div className="enterprise-part">
        <Button id="add-name" expanded={open === 'name'} onClick={() => toggle('name')}>
          {words.addName}
        </Button>
        {open === 'name' && <FormerName found={found} onSaved={() => done(words.nameSaved)} />}
      </div>
    </section>
  )
}
