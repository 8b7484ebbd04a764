import { useEffect, useRef, useState } from 'react'
import { caseActWords } from '../../../types/words/case-acts'
import type { InputOf, OutputOf } from '../../../types/registry'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { toTop } from '../../client/to-top'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Paper } from '../../components/paper/paper'

const words = caseActWords.paper

type Look = InputOf<'previewDocument'>

/** What came of a look, and of which one. */
interface Looked {
  asked: string
  content?: OutputOf<'previewDocument'>
  problem?: Failure
}

/**
 * The paper of a form, asked for at a tap and not again while one types: each look stands in the audit trail. It is the paper of `input`
 * as that is now: what was asked with another number or day is dropped, and so is what a later look has overtaken.
 */
export function usePaper(input: Look | undefined) {
  const [looked, setLooked] = useState<Looked>()
  const [shown, setShown] = useState(false)
  const [looking, setLooking] = useState<string>()
  const round = useRef(0)
  const now = input === undefined ? undefined : JSON.stringify(input)
  const isLooking = looking !== undefined && looking === now
  const look = async () => {
    if (now === undefined || isLooking) return
    const mine = ++round.current
    setLooked(undefined)
    setShown(true)
    setLooking(now)
    let found: Looked
    try {
      found = { asked: now, content: await call('previewDocument', JSON.parse(now) as Look) }
    } catch (error) {
      found = { asked: now, problem: failureOf(error) }
    }
    if (mine !== round.current) return
    setLooked(found)
    setLooking(undefined)
  }
  const current = looked !== undefined && looked.asked === now ? looked : undefined
  return {
    /** Stands in place of the form. */
    content: shown ? current?.content : undefined,
    looking: isLooking,
    problem: current?.problem,
    /** What is odd about the paper's number, as the act itself would say it. */
    odd: current?.content?.odd ?? [],
    look,
    close: () => setShown(false),
    /** Nothing of it stands any more, and what is on its way is not waited for. */
    forget: () => {
      round.current++
      setLooked(undefined)
      setLooking(undefined)
    },
  }
}

/** A paper that is not given yet, in place of the form, which keeps what was typed. */
export function PaperBefore({ content, onBack }: { content: OutputOf<'previewDocument'>; onBack: () => void }) {
  useEffect(() => {
    // Beside a list the case scrolls in its own column. No value is returned: newer browsers answer with a promise.
    if (process.env.TARO_ENV === 'h5') document.querySelector('.case-before')?.scrollIntoView({ block: 'start' })
    else toTop()
  }, [])
  return (
    <>
      <div className="page-body case-before">
        <h1 className="title">{words.title}</h1>
        <p className="second">{words.lead}</p>
        {content.odd?.map(({ message }) => (
          <p key={message} className="card case-odd" role="status">{`⚠ ${message}`}</p>
        ))}
        <Paper content={content} />
      </div>
      <Bar>
        <Button id="paper-back" kind="primary" onClick={onBack}>
          {words.back}
        </Button>
      </Bar>
    </>
  )
}
