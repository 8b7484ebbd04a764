import { useState } from 'react'
import type { DivisionChangeKind, DivisionPlan, DivisionTree } from '../../../types/divisions'
import { limits } from '../../../types/limits'
import { dayWords } from '../../../types/words/day'
import { divisionPageWords as words } from '../../../types/words/division-pages'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { changeOf, emptyDraft, missingIn, streetsOf } from './draft'
import type { AskedChange, Draft } from './draft'
import { Plan } from './plan'
import { Streets } from './streets'
import { Target } from './target'

const kinds = (Object.keys(words.kinds) as DivisionChangeKind[]).map((one) => [one, words.kinds[one]] as const)

interface FormProps {
  tree: DivisionTree
  onDone: (sentence: string) => void
  onCancel: () => void
}

/** A change of streets: what is asked for, then what would come of it, then the act. What is typed stays while one goes back and forth. */
export function ChangeForm({ tree, onDone, onCancel }: FormProps) {
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(tree.today))
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const [planned, setPlanned] = useState<{ asked: AskedChange; plan: DivisionPlan }>()
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setMissing({})
    setFailure(undefined)
  }
  const errorAt = (field: string) => missing[field] ?? failure?.fields.find((one) => one.field === field)?.message
  const plan = async () => {
    if (busy) return
    const lacks = draft.kind === null ? { kind: words.kindEmpty } : missingIn(draft)
    setMissing(lacks)
    setFailure(undefined)
    const asked = changeOf(draft)
    if (asked === undefined || Object.keys(lacks).length > 0) return
    setBusy(true)
    try {
      setPlanned({ asked, plan: await call('planDivisionChange', asked) })
    } catch (error) {
      setPlanned(undefined)
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  if (planned)
    return (
      <Plan
        {...planned}
        planning={busy}
        onPlanAgain={() => void plan()}
        onDone={onDone}
        onBack={() => setPlanned(undefined)}
      />
    )
  const { kind } = draft
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.begin}</h1>
        <Choices
          id="division-kind"
          label={words.kind}
          options={kinds}
          taken={kind}
          onTake={(taken) =>
            change({ kind: taken, streets: draft.streets.slice(0, taken === 'merge' ? undefined : 1) })
          }
        />
        {missing.kind && <p className="field-error" role="alert">{`⚠ ${missing.kind}`}</p>}
        {kind && (
          <>
            <p className="second division-hint">{words.kindHints[kind]}</p>
            <Streets
              key={kind}
              all={streetsOf(tree)}
              chosen={draft.streets}
              several={kind === 'merge'}
              error={errorAt('subjects')}
              onChoose={(streets) =>
                change({
                  streets,
                  keeps: streets.some(({ code }) => code === draft.keeps) ? draft.keeps : '',
                  parts: draft.parts.map((part) => ({ ...part, communities: [] })),
                })
              }
            />
            {draft.streets.length > 0 && <Target tree={tree} draft={draft} onChange={change} errorAt={errorAt} />}
            <DayField
              id="division-day"
              label={words.day}
              value={draft.day}
              offered={dayWords.around}
              hint={words.dayHint}
              error={errorAt('effectiveOn')}
              onInput={(day) => change({ day })}
            />
            <Field
              id="division-ground"
              label={words.ground}
              value={draft.ground}
              maxLength={limits.divisionChange.ground}
              placeholder={words.groundPlaceholder}
              error={errorAt('ground')}
              onInput={(ground) => change({ ground })}
            />
          </>
        )}
        <Problem failure={failure?.fields.length ? undefined : failure} />
      </div>
      <Bar className="bar-pair">
        <Button id="division-plan" kind="primary" className="bar-first" busy={busy} onClick={() => void plan()}>
          {busy ? words.planning : words.plan}
        </Button>
        <Button id="division-cancel" className="bar-second" waiting={busy} onClick={onCancel}>
          {words.cancel}
        </Button>
      </Bar>
    </>
  )
}
