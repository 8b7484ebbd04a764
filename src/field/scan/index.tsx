import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { fieldWords } from '../../../types/words/fields'
import { noScanWords } from '../../../types/words/scan'
import { fieldScanWords as words } from '../../../types/words/field-scan'
import { serviceAddress } from '../../client/cloud'
import type { Field } from '../../client/field/field'
import { become, go } from '../../client/go'
import { scan } from '../../client/scan'
import { Button } from '../../components/button/button'
import { Field as Input } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { bookOf } from '../frame/book-of'
import { Frame, LockedBar } from '../frame/frame'
import { paramsOf } from '../visit/subject'
import { Camera, hasCamera } from './camera'
import { Found } from './found'
import { readScanned, readTyped } from './read'
import type { Scanned } from './read'
import { takeNextScan } from './turn'
import './index.css'

/** What a code that cannot be right is told, by the same sentences as everywhere. */
/** The host's own scanner takes no photo. */
const isHost = process.env.TARO_ENV === 'weapp' || process.env.TARO_ENV === 'dd'
const wrongSaid = (code: string) => (code.length === 18 ? fieldWords.uscc.check : fieldWords.uscc.length(code.length))

interface ScannerProps {
  field: Field
  isLocked: boolean
}

function Scanner({ field, isLocked }: ScannerProps) {
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState<string>()
  const [shown, setShown] = useState<Scanned>()
  const [dark, setDark] = useState<string>()
  const [isOn, setOn] = useState(hasCamera)
  const [reading, setReading] = useState(false)
  const scanning = useRef(false)
  const book = bookOf(field)

  const take = (scanned: Scanned) => {
    setSaid(undefined)
    setShown(undefined)
    const scans = { from: 'scan' }
    if (scanned.kind === 'token') {
      const place = book?.placeByToken(scanned.token)
      // In place of the scanner: ten buildings would be twenty pages, which the hosts do not hold.
      if (place) void become('today', { place: place.id })
      else go('visit', { ...paramsOf({ invitation: scanned.token }), ...scans })
      return
    }
    if (scanned.kind === 'licence') {
      const { uscc, name = '' } = scanned
      const listed = book?.byUscc(uscc)
      if (listed) go('visit', { ...paramsOf({ enterprise: listed.id }), ...scans })
      // While locked nobody can say whether it is on the list: the code alone is recorded.
      else if (isLocked) go('visit', { ...paramsOf({ uscc }, name), ...scans })
      else go('newcomer', { c: uscc, ...(name === '' ? {} : { n: name }), ...scans })
      return
    }
    if (scanned.kind === 'wrong-code') {
      setTyped(scanned.code)
      setSaid(words.wrongCode(wrongSaid(scanned.code)))
      return
    }
    if (scanned.kind === 'link' && scanned.name !== undefined) setTyped(scanned.name)
    setShown(scanned)
  }
  /** By the host's scanner, or in a browser from a photo. */
  const read = async () => {
    if (scanning.current) return
    scanning.current = true
    setReading(true)
    const scanned = await scan()
    scanning.current = false
    setReading(false)
    if (scanned === 'unread') setSaid(isHost ? words.unknown : words.unread)
    else if (typeof scanned === 'string') setSaid(noScanWords[scanned])
    else if (scanned) take(readScanned(scanned.text, serviceAddress()))
  }
  const newest = useRef(read)
  newest.current = read
  useEffect(() => {
    // The page was opened in order to scan: the host's scanner opens without a further tap.
    if (!hasCamera) void newest.current()
  }, [])
  useDidShow(() => {
    const again = takeNextScan()
    if (hasCamera) setOn(true)
    else if (again) void newest.current()
  })
  useDidHide(() => setOn(false))

  const find = () => {
    if (typed.trim() === '') {
      setSaid(words.typeEmpty)
      return
    }
    const scanned = readTyped(typed, serviceAddress())
    if (scanned.kind === 'text' || scanned.kind === 'link') {
      setSaid(undefined)
      setShown({ kind: 'text', text: '' })
    } else take(scanned)
  }
  return (
    <Page>
      {isLocked && <LockedBar />}
      <h1 className="title">{words.title}</h1>
      <p className="lead">{isLocked ? words.lockedLead : words.lead}</p>
      {process.env.TARO_ENV !== 'weapp' && <p className="second">{words.round}</p>}
      {hasCamera ? (
        isOn && (
          <Camera
            onRead={(text) => {
              setOn(false)
              take(readScanned(text, serviceAddress()))
            }}
            onNone={(why) => {
              setOn(false)
              setDark(why === 'refused' ? words.refused : words.noCamera)
            }}
          />
        )
      ) : (
        <div className="scan-way">
          <Button id="scan" kind="primary" busy={reading} onClick={() => void read()}>
            {reading ? words.reading : words.again}
          </Button>
        </div>
      )}
      {dark !== undefined && (
        <p id="no-camera" className="second lead" role="status">
          {`⚠ ${dark}`}
        </p>
      )}
      <Found
        scanned={shown}
        name={typed.trim()}
        book={book}
        onTake={(enterprise) => go('visit', { ...paramsOf({ enterprise }), from: 'scan' })}
        onNewcomer={() => go('newcomer', { n: typed.trim(), from: 'scan' })}
      />
      <Input
        id="scan-typed"
        label={words.typeLabel}
        value={typed}
        maxLength={100}
        placeholder={words.typePlaceholder}
        error={said}
        onInput={(value) => {
          field.touch()
          setSaid(undefined)
          setTyped(value)
          setShown((before) => (before?.kind === 'link' ? before : undefined))
        }}
        beside={
          <Button id="scan-find" className="field-beside" onClick={find}>
            {words.go}
          </Button>
        }
      />
      {Taro.getCurrentPages().length <= 1 && (
        <div className="scan-way">
          <Button id="scan-list" kind="link" onClick={() => void become('today')}>
            {words.toList}
          </Button>
        </div>
      )}
      {hasCamera && (
        <div className="scan-way">
          <Button id="scan-photo" busy={reading} onClick={() => void read()}>
            {reading ? words.reading : words.photo}
          </Button>
          {!isOn && (
            <Button
              id="scan-again"
              kind="link"
              onClick={() => {
                setDark(undefined)
                setOn(true)
              }}
            >
              {words.again}
            </Button>
          )}
        </div>
      )}
    </Page>
  )
}

/** The way in: a code that is scanned or typed, one after the other. */
export default function ScanPage() {
  return <Frame writes>{(field, { isLocked }) => <Scanner field={field} isLocked={isLocked} />}</Frame>
}
