import { useState } from 'react'
import { limits } from '../../../types/limits'
import type { Candidate, Finding } from '../../../types/intake'
import { readUscc } from '../../../types/uscc'
import { isCodeLike } from '../../../types/uscc-mistyped'
import { findWords } from '../../../types/words/owner'
import { noScanWords } from '../../../types/words/scan'
import { readLicence } from '../../client/licence'
import { canPickTitle, pickTitle } from '../../client/pick'
import { scan } from '../../client/scan'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { Candidates } from './candidates'
import { isWhole, usccSaid } from './uscc-said'
import type { useFind } from './use-find'
import './index.css'

/** What a way in found out before the pool was asked. */
export interface Known {
  name?: string
  uscc?: string
}

interface SearchProps {
  query: string
  onQuery: (query: string) => void
  finder: ReturnType<typeof useFind>
  signedIn: boolean
  /** A way in told name or code: the newcomer's form starts with them. */
  onKnown: (known: Known, way: Finding) => void
  /** Looks for what is now known. */
  onFind: (query: string, way: Finding) => void
  onChoose: (one: Candidate) => void
  onNewcomer: () => void
  note: string | undefined
}

/** The ways in without an invitation, the shortest first: pick, scan, type; and the way of those who are in no list. */
export function Search(props: SearchProps) {
  const { query, onQuery, finder, signedIn, onKnown, onFind, onChoose, onNewcomer, note } = props
  const [said, setSaid] = useState<string>()
  const [scanning, setScanning] = useState(false)
  const { found, busy, failure } = finder

  const take = (known: Known, way: Finding) => {
    onKnown(known, way)
    const next = known.uscc ?? known.name ?? ''
    if (next !== '') onFind(next, way)
  }
  const pick = async () => {
    setSaid(undefined)
    const picked = await pickTitle()
    if (picked)
      take({ name: picked.name, ...(readUscc(picked.uscc).valid ? { uscc: picked.uscc } : {}) }, 'invoice-title')
  }
  const read = async () => {
    setSaid(undefined)
    setScanning(true)
    const scanned = await scan()
    setScanning(false)
    if (scanned === undefined) return
    if (typeof scanned === 'string') {
      setSaid(scanned === 'unread' ? findWords.scanUnread : noScanWords[scanned])
      return
    }
    const licence = readLicence(scanned.text)
    if (licence) take(licence, 'licence-scan')
    else setSaid(findWords.scanNothing)
  }
  const typed = query.trim()
  const isCode = readUscc(typed).valid
  const find = () => {
    if (typed === '') {
      setSaid(findWords.searchEmpty)
      return
    }
    if (!isCode && isCodeLike(typed)) setSaid(usccSaid(typed).problem)
    // Of another length it can be nobody's; with one wrong character the service may know whose it is.
    if (isCode || !isCodeLike(typed) || isWhole(typed)) onFind(typed, isCode ? 'code' : 'name')
  }
  return (
    <section aria-label={findWords.title}>
      <p className="second lead">{findWords.lead}</p>
      <div className="find-ways">
        {canPickTitle && (
          <div className="find-way">
            <Button id="pick-title" onClick={() => void pick()}>
              {findWords.pickTitle}
            </Button>
          </div>
        )}
        <div className="find-way">
          <Button id="scan" busy={scanning} onClick={() => void read()}>
            {scanning ? findWords.scanning : process.env.TARO_ENV === 'h5' ? findWords.scanPhoto : findWords.scan}
          </Button>
        </div>
      </div>
      <Field
        id="search"
        label={findWords.search}
        value={query}
        fill="organization"
        maxLength={limits.enterpriseName.max}
        placeholder={findWords.searchPlaceholder}
        error={said}
        hint={signedIn ? undefined : findWords.signInFirst}
        onInput={(value) => {
          setSaid(undefined)
          onQuery(value)
          // A whole code needs no further tap.
          if (readUscc(value).valid) onFind(value.trim(), 'code')
        }}
        beside={
          <Button id="find" className="field-beside" busy={busy} waiting={!signedIn} onClick={find}>
            {busy ? findWords.finding : findWords.find}
          </Button>
        }
      />
      <Problem failure={failure} />
      {note && (
        <p className="second" role="status">
          {note}
        </p>
      )}
      {found && found.candidates.length > 0 && (
        <>
          <p className="second" role="status">
            {found.candidates.length === 1 ? findWords.one : findWords.several(found.candidates.length)}
          </p>
          <Candidates list={found.candidates} onChoose={onChoose} />
        </>
      )}
      <Button id="newcomer" kind="link" className="find-newcomer" onClick={onNewcomer}>
        {found ? findWords.notListed : findWords.newcomer}
      </Button>
    </section>
  )
}
