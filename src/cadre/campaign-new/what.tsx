import type { CampaignTemplate } from '../../../types/campaigns'
import { limits } from '../../../types/limits'
import { newCampaignWords as words, planWords } from '../../../types/words/campaign-new'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Bubble } from './bubble'
import { minutesFor, speeds } from './rules'
import type { Speed } from './rules'

export interface What {
  template: CampaignTemplate
  speed: Speed
  name: string
}

const templates = Object.keys(words.templates) as CampaignTemplate[]

interface WhatProps {
  what: What
  onChange: (change: Partial<What>) => void
  /** Messages, as far as they were reckoned. */
  messages: number | undefined
  /** Just this choice's text; undefined: on its way. */
  text: string | undefined
  oneMessage: number
  wrong: { name: string | undefined; speed: string | undefined }
}

/** Notice or promotion, the text as it arrives; how fast; and its name. */
export function WhatFields({ what, onChange, messages, text, oneMessage, wrong }: WhatProps) {
  const { template, speed, name } = what
  return (
    <>
      <section className="card">
        <Choices
          id="template"
          label={words.template}
          options={templates.map((one) => [one, words.templates[one]] as const)}
          taken={template}
          onTake={(taken) => onChange({ template: taken })}
        />
        <p className="second new-said">{words.templateLead[template]}</p>
        <h2 className="heading">{words.arrives}</h2>
        {text === undefined ? <Bubble text={planWords.counting} /> : <Bubble text={text} most={oneMessage} />}
        <p className="small">{words.dots}</p>
      </section>
      <section className="card">
        <Choices
          id="speed"
          label={words.speed}
          options={speeds.map((one) => [one, words.speeds[one]] as const)}
          taken={speed}
          onTake={(taken) => onChange({ speed: taken })}
        />
        <p className="second new-said number">
          {speed === 'any' || messages === undefined || messages === 0
            ? words.takesAny
            : words.takes(minutesFor(messages, Number(speed)))}
        </p>
        {wrong.speed && <p className="field-error" role="alert">{`⚠ ${wrong.speed}`}</p>}
      </section>
      <section className="card">
        <Field
          id="campaign-name"
          label={words.name}
          value={name}
          maxLength={limits.campaign.name}
          placeholder={words.namePlaceholder}
          hint={words.nameHint}
          error={wrong.name}
          onInput={(typed) => onChange({ name: typed })}
        />
      </section>
    </>
  )
}
