import { useEffect, useState } from 'react'
import { caseActWords } from '../../../types/words/case-acts'
import type { InputOf, OutputOf } from '../../../types/registry'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { toTop } from '../../client/to-top'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Paper } from '../../components/paper/paper'

const words = caseActWords.paper

/** The paper of a form, asked for at a tap and not again while one types: each look stands in the audit trail. */
export function usePaper() {
  const [content, setContent] = useState<OutputOf<'previewDocument'>>()
  const [looking, setLooking] = useState(false)
  const [problem, setProblem] = useState<Failure>()
  const look = async (input: InputOf<'previewDocument'>) => {
    if (looking) return
    setLooking(true)
    setProblem(undefined)
    try {
      setContent(await call('previewDocument', input))
    } catch (error) {
      setProblem(failureOf(error))
    }
    setLooking(false)
  }
  return {
    content,
    looking,
    problem,
    look,
    close: () => setContent(undefined),
    forget: () => setProblem(undefined),
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
