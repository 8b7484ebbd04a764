import { useState } from 'react'
import type { ConflictSide, FieldConflict, MeantEnterprise } from '../../../types/field-conflicts'
import { limits } from '../../../types/limits'
import { metWords, visitDeskWords, wishWords } from '../../../types/words/visit-desk'
import { go } from '../../client/go'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { FindEnterprise } from '../pages/find-enterprise'

const words = visitDeskWords.conflicts
type Decision = FieldConflict['may'][number]

function Side({ title, side }: { title: string; side: ConflictSide }) {
  const people = words.people(side.staff, side.youth, side.members)
  const saw = [side.met === null ? '' : metWords[side.met], side.wish === null ? '' : wishWords[side.wish]]
  return (
    <div className="visits-side">
      <p className="small">{title}</p>
      <p className="second number">{words.at(side.at, side.mine ? words.own : side.whoMasked)}</p>
      {side.uscc && <p className="second number">{words.code(side.uscc)}</p>}
      {side.address && <p className="second">{side.address}</p>}
      {side.place && <p className="second">{words.place(side.place)}</p>}
      <p>{saw.filter(Boolean).join('，')}</p>
      {side.contact && <p className="second number">{side.contact}</p>}
      {people && <p className="second number">{people}</p>}
      {side.note && <p className="second">{side.note}</p>}
    </div>
  )
}

interface ConflictProps {
  conflict: FieldConflict
  onSettled: (sentence: string) => void
  onMoved: () => void
}

interface ChooseProps {
  conflict: FieldConflict
  busy: boolean
  /** Id of what is being said. */
  doing: string
  onTake: (enterprise: MeantEnterprise, elsewhere: boolean) => void
}

/** Which enterprise is meant: one that is proposed, or one that is found. */
function Choose({ conflict: { id, candidates: proposed, asks }, busy, doing, onTake }: ChooseProps) {
  const [finds, setFinds] = useState(false)
  // Looked for when somebody wants to see it, not for a whole list at once.
  const [looks, setLooks] = useState(false)
  const { data, failure, reload } = useCall('listFieldCandidates', looks ? { id } : undefined)
  const candidates = data?.rows ?? proposed
  return (
    <>
      {asks && !looks && (
        <Button id={`alike-${id}`} kind="link" onClick={() => setLooks(true)}>
          {words.alike}
        </Button>
      )}
      {looks && !data && (failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={1} />)}
      {data?.rows.length === 0 && (
        <p className="second" role="status">
          {words.noneAlike}
        </p>
      )}
      {candidates.map((one) => (
        <div key={one.id} className="visits-candidate">
          <p>{one.name}</p>
          <p className="second number">{one.uscc}</p>
          <p className="second">{one.address}</p>
          {one.unsure && <p className="small">{words.unsure}</p>}
          <Button
            id={`link-${id}-${one.id}`}
            busy={busy}
            label={`${words.link} ${one.name}`}
            onClick={() => onTake(one, false)}
          >
            {busy && doing === one.id ? visitDeskWords.saving : words.link}
          </Button>
        </div>
      ))}
      {candidates.length > 0 && !finds ? (
        <Button id={`find-open-${id}`} kind="link" onClick={() => setFinds(true)}>
          {words.find}
        </Button>
      ) : (
        <FindEnterprise id={id} conflict={id} busy={busy} taken={doing} onTake={onTake} />
      )}
    </>
  )
}

/** What one record stands against, and the answers that there are, one tap each. */
export function Conflict({ conflict, onSettled, onMoved }: ConflictProps) {
  const { id, kind, reason, ours, theirs, may } = conflict
  const { write, busy, failure, clear } = useWrite('settleFieldConflict', `conflict:${id}`)
  const [doing, setDoing] = useState('')
  const [uscc, setUscc] = useState('')
  // As the phone noted it from the licence.
  const [name, setName] = useState(() => /^企业名称：([^；]+)/.exec(ours.note)?.[1] ?? '')
  const enterprise = conflict.enterprise || words.unnamed(ours.uscc)
  const settle = async (decision: Decision, meant?: MeantEnterprise, code?: string, called?: string) => {
    if (busy) return
    setDoing(meant?.id ?? decision)
    const more = {
      ...(meant && { enterprise: meant.id }),
      ...(code !== undefined && { uscc: code }),
      ...(called !== undefined && { name: called }),
    }
    if (await write({ id, decision, ...more })) onSettled(saidOf(decision)(meant?.name ?? enterprise))
  }
  const saidOf = (decision: Decision) =>
    decision === 'set-aside' && conflict.recordKind === 'application'
      ? words.erased
      : decision === 'keep' && conflict.caseId !== null
        ? words.inCase
        : words.done[decision]
  const isCodeless = may.includes('take-in') && ours.uscc === null
  const isNameless = may.includes('take-in') && conflict.recordKind !== 'newcomer'
  const plain = (
    [
      ['keep', conflict.caseId !== null ? words.intoCase : theirs === null ? words.keepAlone : words.keep],
      [
        'set-aside',
        conflict.caseId !== null ? words.notIntoCase : theirs === null ? words.setAsideAlone : words.setAside,
      ],
      ['take-in', words.takeIn],
    ] as const
  ).filter(([decision]) => may.includes(decision) && !(decision === 'take-in' && (isCodeless || isNameless)))
  const wrongIn = (of: string) => failure?.fields.find(({ field }) => field === of)?.message
  const [wrongCode, wrongName] = [wrongIn('uscc'), wrongIn('name')]
  return (
    <section className="card visits-item" aria-label={`${enterprise} ${words.names[kind]}`}>
      <p className="visits-what">{`⚠ ${words.names[kind]}`}</p>
      <p className="visits-name">{enterprise}</p>
      <p className="second">{reason}</p>
      <div className="visits-sides">
        <Side title={words.ours} side={ours} />
        {theirs !== null && <Side title={words.theirs} side={theirs} />}
      </div>
      {conflict.caseId !== null && (
        <Button id={`case-${id}`} kind="link" onClick={() => go('case', { id: conflict.caseId ?? '' })}>
          {words.openCase}
        </Button>
      )}
      {may.includes('link') && (
        <Choose
          conflict={conflict}
          busy={busy}
          doing={doing}
          onTake={(one, elsewhere) => void settle('link', one, elsewhere ? one.uscc : undefined)}
        />
      )}
      {isNameless && (
        <>
          <Field
            id={`name-${id}`}
            label={words.name}
            value={name}
            maxLength={limits.enterpriseName.max}
            error={wrongName}
            onInput={(value) => {
              setName(value)
              clear()
            }}
          />
          <Button
            id={`take-in-${id}`}
            className="visits-take"
            busy={busy}
            label={`${enterprise} ${words.takeInByName}`}
            onClick={() => void settle('take-in', undefined, undefined, name)}
          >
            {busy && doing === 'take-in' ? visitDeskWords.saving : words.takeInByName}
          </Button>
        </>
      )}
      {isCodeless && (
        <>
          <Field
            id={`uscc-${id}`}
            label={words.uscc}
            value={uscc}
            placeholder={words.usccPlaceholder}
            error={wrongCode}
            onInput={(value) => {
              setUscc(value)
              clear()
            }}
          />
          <Button
            id={`take-in-${id}`}
            className="visits-take"
            busy={busy}
            label={`${enterprise} ${words.takeInByCode}`}
            onClick={() => void settle('take-in', undefined, uscc)}
          >
            {busy && doing === 'take-in' ? visitDeskWords.saving : words.takeInByCode}
          </Button>
        </>
      )}
      <div className="visits-acts">
        {plain.map(([decision, said]) => (
          <Button
            key={decision}
            id={`${decision}-${id}`}
            className="visits-act"
            busy={busy}
            label={`${enterprise} ${said}`}
            onClick={() => void settle(decision)}
          >
            {busy && doing === decision ? visitDeskWords.saving : said}
          </Button>
        ))}
      </div>
      {wrongCode === undefined && wrongName === undefined && (
        <Problem failure={failure} onRetry={failure === undefined ? undefined : onMoved} />
      )}
    </section>
  )
}
