import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { LastContact } from '../../../types/campaigns'
import type { OutputOf } from '../../../types/registry'
import { newCampaignWords as words, planWords } from '../../../types/words/campaign-new'
import { campaignsWords } from '../../../types/words/campaign-pages'
import { fieldWords } from '../../../types/words/fields'
import { fieldMessage } from '../../client/failure'
import { become } from '../../client/go'
import { useSessionState } from '../../client/session'
import { toFirstError } from '../../client/to-error'
import { toTop } from '../../client/to-top'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { PlanFigures } from './plan'
import { WhatFields } from './what'
import type { What } from './what'
import { WhomFields } from './whom'
import type { Whom } from './whom'
import '../pool/index.css'
import './index.css'

const STEPS = 2
const isLastContact = (value: string | undefined): value is LastContact =>
  value !== undefined && value !== 'any' && value in words.lastContacts

/** What is set; what is not asked is not sent. */
const only = (whom: Whom): Whom => JSON.parse(JSON.stringify(whom)) as Whom

/** Chosen step by step, and kept on the way: a browser's way back leaves the page. Who comes back begins with whom; whom a link means, it says. */
function useChosen(last: string | undefined) {
  const asked: Whom = isLastContact(last) ? { lastContact: last } : {}
  const [step, goTo] = useState<1 | 2>(1)
  const empty = { whom: '{}', template: 'invitation', speed: 'any', name: '' }
  const { values, type, done } = useDraft(`campaign-new:${last ?? ''}`, empty)
  const [isChanged, setChanged] = useState(false)
  const kept = JSON.parse(values.whom) as Whom
  const whom = isChanged ? kept : { ...kept, ...asked }
  const { template, speed, name } = values
  const choose = (fields: Record<string, string>) => {
    for (const [field, value] of Object.entries(fields)) type(field as keyof typeof empty, value)
  }
  return {
    step,
    whom,
    what: { template, speed, name } as What,
    goTo,
    chooseWhom: (change: Whom) => {
      setChanged(true)
      type('whom', JSON.stringify({ ...whom, ...change }))
    },
    chooseWhat: (change: Partial<What>) => choose({ ...change }),
    done,
  }
}

function NewCampaignContent() {
  const { signedIn } = useSessionState()
  const { last } = useRouter().params
  const { step, whom, what, goTo, chooseWhom, chooseWhat, done } = useChosen(last)
  const [wrong, setWrong] = useState<string>()
  const choices = useCall('listCampaignChoices', signedIn ? {} : undefined)
  const asked = { ...only(whom), template: what.template }
  const planned = useCall('planCampaign', signedIn ? asked : undefined)
  // What was reckoned last stands, said to be old, until the next answer is there: figures that blink cannot be read.
  const before = useRef<OutputOf<'planCampaign'>>()
  if (planned.data) before.current = planned.data
  const plan = planned.data ?? (planned.failure ? undefined : before.current)
  const { write, busy, failure, clear } = useWrite('createCampaign', 'create-campaign', { hold: true })
  useEffect(toTop, [step])
  if ((choices.failure ?? planned.failure)?.name === 'forbidden')
    return (
      <Page>
        <Empty title={campaignsWords.forbiddenTitle} lead={campaignsWords.forbiddenLead} />
      </Page>
    )
  if (!choices.data)
    return (
      <Page>
        {choices.failure ? <Problem failure={choices.failure} onRetry={choices.reload} /> : <Bones blocks={3} />}
      </Page>
    )
  const create = async () => {
    const name = what.name.trim()
    if (name === '') {
      setWrong(fieldWords.campaignName.empty)
      toFirstError()
      return
    }
    const { speed } = what
    const made = await write({ ...asked, name, ...(speed === 'any' ? {} : { perSecond: Number(speed) }) })
    if (made === undefined) toFirstError()
    if (!made) return
    done()
    void become('campaign', { id: made.id })
  }
  const nameWrong = wrong ?? fieldMessage(failure, 'name')
  const speedWrong = fieldMessage(failure, 'perSecond')
  return (
    <Page barred wide>
      <div className="page-body">
        <p className="second">{words.step(step, STEPS)}</p>
        <h1 className="title">{step === 1 ? words.whomTitle : words.whatTitle}</h1>
        <div className="new-grid">
          <div>
            {step === 1 ? (
              <WhomFields choices={choices.data} whom={whom} onChange={chooseWhom} />
            ) : (
              <WhatFields
                what={what}
                messages={plan?.messages}
                text={planned.data?.text}
                oneMessage={choices.data.oneMessage}
                wrong={{ name: nameWrong, speed: speedWrong }}
                onChange={(change) => {
                  chooseWhat(change)
                  setWrong(undefined)
                  clear()
                }}
              />
            )}
          </div>
          <div aria-busy={planned.data === undefined}>
            <Problem failure={planned.failure} onRetry={planned.reload} />
            {plan ? (
              <PlanFigures plan={plan} title={planned.data ? planWords.title : planWords.counting} />
            ) : (
              !planned.failure && <Bones blocks={1} />
            )}
            {plan && <p className="small new-said">{planWords.later}</p>}
          </div>
        </div>
        {step === 2 && <p className="second new-said">{words.createLead}</p>}
        <Problem failure={nameWrong || speedWrong ? undefined : failure} />
      </div>
      <Bar>
        {plan && (
          <p className="second number new-sum" role="status">
            {planned.data ? planWords.sum(plan.messages, plan.enterprises) : planWords.counting}
          </p>
        )}
        {step === 1 ? (
          <Button
            id="next"
            kind="primary"
            waiting={!planned.data || planned.data.messages === 0}
            onClick={() => goTo(2)}
          >
            {words.next}
          </Button>
        ) : (
          <div className="bar-pair">
            <Button
              id="create"
              kind="primary"
              className="bar-first"
              busy={busy}
              waiting={!planned.data || planned.data.messages === 0}
              onClick={() => void create()}
            >
              {busy ? words.creating : words.create}
            </Button>
            <Button id="back" className="bar-second" waiting={busy} onClick={() => goTo(1)}>
              {words.back}
            </Button>
          </div>
        )}
      </Bar>
    </Page>
  )
}

/** A new campaign, one thing a step: whom, then what. What it comes to is reckoned at each choice. */
export default function NewCampaign() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={campaignsWords.loginLead}>
      <NewCampaignContent key={departures} />
    </Gate>
  )
}
