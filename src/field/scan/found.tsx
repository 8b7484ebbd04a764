import { fieldScanWords as words } from '../../../types/words/field-scan'
import type { Book } from '../../client/field/book'
import { Button } from '../../components/button/button'
import type { Scanned } from './read'

/** As many as fit above the keyboard. Own choice, 2026-11-29. */
const MOST = 5

interface FoundProps {
  scanned: Scanned | undefined
  /** What is looked for. */
  name: string
  book: Book | undefined
  onTake: (enterprise: string) => void
  onNewcomer: () => void
}

/** What was scanned and is no code of ours: shown as text, never opened; and the enterprises of that name on the list. */
export function Found({ scanned, name, book, onTake, onNewcomer }: FoundProps) {
  if (scanned === undefined) return null
  const found = name === '' ? [] : (book?.search(name) ?? [])
  const isText = scanned.kind === 'text' && scanned.text !== ''
  return (
    <section id="scan-found" className="card" role="status">
      {(isText || scanned.kind === 'link') && (
        <>
          <h2 className="card-title">{isText ? words.textTitle : words.linkTitle}</h2>
          <p className="second">{isText ? words.textLead : words.linkLead}</p>
          {isText && (
            <p id="scan-text" className="scan-said">
              {scanned.text.slice(0, 500)}
            </p>
          )}
        </>
      )}
      {name !== '' && (
        <>
          <p className="second">
            {book === undefined ? words.noBook : found.length > 0 ? words.found(found.length) : words.notListed}
          </p>
          {found.slice(0, MOST).map((one, at) => (
            <Button key={one.id} id={`found-${at}`} className="scan-way" onClick={() => onTake(one.id)}>
              {one.name}
            </Button>
          ))}
          <Button id="found-newcomer" kind="link" onClick={onNewcomer}>
            {words.asNewcomer}
          </Button>
        </>
      )}
    </section>
  )
}
