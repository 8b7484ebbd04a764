import { useState } from 'react'
import { caseWords } from '../../../types/words/cadre'
import { openFile } from '../../client/open-file'
import { Button } from '../../components/button/button'

/** The licence that the applicant sent: opened by a tap, because each look stands in the audit trail. */
export function Licence({ id }: { id: string }) {
  const [state, setState] = useState<'resting' | 'opening' | 'failed'>('resting')
  const [shown, setShown] = useState<string>()
  const open = async () => {
    setState('opening')
    try {
      setShown(await openFile(id))
      setState('resting')
    } catch {
      setState('failed')
    }
  }
  if (shown) return <img className="case-licence" src={shown} alt={caseWords.licenceAlt} />
  return (
    <>
      <Button id="licence" kind="link" busy={state === 'opening'} onClick={() => void open()}>
        {state === 'opening' ? caseWords.licenceOpening : caseWords.licence}
      </Button>
      <p className="small">{caseWords.licenceHint}</p>
      {state === 'failed' && (
        <p className="second" role="alert">
          {`⚠ ${caseWords.licenceFailed}`}
        </p>
      )}
    </>
  )
}
