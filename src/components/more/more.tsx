import { useState } from 'react'
import type { OfferedBody } from '../../../types/city'
import { limits } from '../../../types/limits'
import { fieldWords } from '../../../types/words/fields'
import { moreWords } from '../../../types/words/owner'
import { uploadPhoto } from '../../client/upload'
import { Button } from '../button/button'
import { Field } from '../field/field'
import './more.css'

/** What may be added to an application, as the draft keeps it. */
export const noMore = { operatingAddress: '', bodies: '', licence: '' }
export type More = typeof noMore

/** The additions as the service takes them. A body that is no longer offered is left out. */
export function asInput(more: More, offered: readonly OfferedBody[]) {
  const asked = more.bodies.split(',')
  return {
    bodies: ['league' as const, ...offered.map(({ body }) => body).filter((body) => asked.includes(body))],
    ...(more.operatingAddress.trim() === '' ? {} : { operatingAddress: more.operatingAddress.trim() }),
    ...(more.licence === '' ? {} : { licence: more.licence }),
  }
}

interface MoreProps {
  more: More
  offered: readonly OfferedBody[]
  onChange: (field: keyof More, value: string) => void
  /** A photo of the licence helps the street; who was invited needs none. */
  withLicence: boolean
  errors: { operatingAddress?: string | undefined; licence?: string | undefined }
}

/** Each of them one tap, none of them needed. */
export function MoreFields({ more, offered, onChange, withLicence, errors }: MoreProps) {
  const [opened, setOpened] = useState(more.operatingAddress !== '')
  return (
    <>
      {opened || more.operatingAddress !== '' || errors.operatingAddress !== undefined ? (
        <>
          <Field
            id="operating-address"
            label={fieldWords.operatingAddress.label}
            value={more.operatingAddress}
            fill="street-address"
            maxLength={limits.address.max}
            placeholder={moreWords.operatingPlaceholder}
            error={errors.operatingAddress}
            onInput={(value) => onChange('operatingAddress', value)}
          />
          <Button
            id="same-address"
            kind="link"
            className="more-link"
            onClick={() => {
              onChange('operatingAddress', '')
              setOpened(false)
            }}
          >
            {moreWords.sameAddress}
          </Button>
        </>
      ) : (
        <Button id="other-address" kind="link" className="more-link" expanded={false} onClick={() => setOpened(true)}>
          {`＋ ${moreWords.otherAddress}`}
        </Button>
      )}
      {withLicence && (
        <Licence licence={more.licence} error={errors.licence} onChange={(value) => onChange('licence', value)} />
      )}
      <Together offered={offered} taken={more.bodies} onChange={(value) => onChange('bodies', value)} />
    </>
  )
}

interface TogetherProps {
  offered: readonly OfferedBody[]
  taken: string
  onChange: (bodies: string) => void
}

/** Bodies that can be set up in the same go; nothing where none is offered. */
function Together({ offered, taken, onChange }: TogetherProps) {
  if (offered.length === 0) return null
  const asked = taken === '' ? [] : taken.split(',')
  return (
    <section aria-label={moreWords.togetherTitle}>
      <h2 className="heading">{moreWords.togetherTitle}</h2>
      {offered.map(({ body, name, recipient }) => {
        const on = asked.includes(body)
        return (
          <button
            key={body}
            id={`body-${body}`}
            role="checkbox"
            aria-checked={on}
            className={`button button-quiet more-body${on ? ' more-taken' : ''}`}
            onClick={() => onChange((on ? asked.filter((one) => one !== body) : [...asked, body]).join(','))}
          >
            <span className="more-name">{on ? `✓ ${name}` : name}</span>
            <span className="second more-said">{moreWords.together(recipient)}</span>
          </button>
        )
      })}
    </section>
  )
}

interface LicenceProps {
  licence: string
  error?: string | undefined
  onChange: (licence: string) => void
}

/** The photo goes up while the rest is filled in; whatever goes wrong with it holds nothing up. */
function Licence({ licence, error, onChange }: LicenceProps) {
  const [state, setState] = useState<'resting' | 'uploading' | 'failed'>('resting')
  const choose = async () => {
    try {
      const id = await uploadPhoto(() => setState('uploading'))
      setState('resting')
      if (id !== undefined) onChange(id)
    } catch {
      setState('failed')
    }
  }
  if (licence !== '' && !error)
    return (
      <p className="row more-licence" role="status">
        <span>{`✓ ${moreWords.uploaded}`}</span>
        <Button id="licence-remove" kind="link" onClick={() => onChange('')}>
          {moreWords.removeLicence}
        </Button>
      </p>
    )
  return (
    <>
      <Button id="licence" kind="link" className="more-link" busy={state === 'uploading'} onClick={() => void choose()}>
        {state === 'uploading' ? moreWords.uploading : `＋ ${moreWords.licence}`}
      </Button>
      {(state === 'failed' || error) && (
        <p className="second" role="alert">
          {`⚠ ${error ?? moreWords.notUploaded}`}
        </p>
      )}
    </>
  )
}
