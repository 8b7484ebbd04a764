import { useState } from 'react'
import type { ListedOrganisation, OrganisationState } from '../../../types/organisations'
import { organisationKindWords, organisationPageWords as words } from '../../../types/words/organisations'
import { clientWords } from '../../../types/words/common'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { FindEnterprise } from '../pages/find-enterprise'
import { Tabs } from '../pages/tabs'
import { usePages } from '../pages/use-pages'
import '../pages/pages.css'
import '../pool/index.css'
import './index.css'

const states: readonly OrganisationState[] = ['unsure', 'apart', 'linked']

interface ListedProps {
  row: ListedOrganisation
  state: OrganisationState
  onDone: (said: string) => void
}

/** One organisation of the lists, with the enterprises that may be meant: one tap says which; another is looked for in the pool. */
function Listed({ row, state, onDone }: ListedProps) {
  const { write, busy, failure } = useWrite('decideOrganisation', `organisation:${row.id}`)
  const [finds, setFinds] = useState(false)
  const decide = async (enterprise: string | null) => {
    const answer = await write({ id: row.id, enterprise })
    if (answer) onDone(`${row.name}：${enterprise === null ? words.done.apart : words.done.this}`)
  }
  const { linkedTo } = row
  // Where nothing is proposed there is only the search. What is linked is put right only by saying what is right.
  const isFinding = finds || (linkedTo === null && row.candidates.length === 0)
  return (
    <section className="card" aria-label={row.name}>
      <p className="pool-name">{row.name}</p>
      <p className="second">
        {[organisationKindWords[row.kind], row.ended ? words.ended : ''].filter(Boolean).join(' · ')}
      </p>
      <p>{words.given(row.enterprise, row.uscc)}</p>
      <p className="second">{row.reason}</p>
      {linkedTo ? (
        <Button
          id={`open-${row.id}`}
          kind="link"
          className="pool-fold"
          onClick={() => go('enterprise', { id: linkedTo.id })}
        >
          {words.linkedTo(linkedTo.name)}
        </Button>
      ) : (
        <p className="second">{row.candidates.length > 0 ? words.candidates : words.candidatesNone}</p>
      )}
      {row.candidates.map((one) => (
        <div key={one.id} className="organisation-candidate">
          <p className="pool-name">{one.name}</p>
          <p className="second number">{one.uscc}</p>
          <p className="second">{one.address}</p>
          <Button
            id={`take-${row.id}-${one.id}`}
            label={`${words.this}：${one.name}`}
            busy={busy}
            onClick={() => void decide(one.id)}
          >
            {busy ? words.saving : words.this}
          </Button>
        </div>
      ))}
      {isFinding ? (
        <FindEnterprise
          id={row.id}
          busy={busy}
          {...(linkedTo !== null && { but: linkedTo.id })}
          onTake={(one) => void decide(one.id)}
        />
      ) : (
        <Button id={`find-open-${row.id}`} kind="link" className="pool-fold" onClick={() => setFinds(true)}>
          {linkedTo === null ? words.find : words.wrong}
        </Button>
      )}
      {(state === 'unsure' || (state === 'linked' && finds)) && (
        <Button id={`apart-${row.id}`} kind="link" busy={busy} className="pool-fold" onClick={() => void decide(null)}>
          {words.apart}
        </Button>
      )}
      <Problem failure={failure} />
    </section>
  )
}

function OrganisationsContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [open, setOpen] = useState<OrganisationState>('unsure')
  const [said, setSaid] = useState('')
  const { data, failure, busy, more, reload } = usePages(
    'listOrganisations',
    signedIn ? { state: open } : undefined,
    shown,
  )
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="organisations" />
      </Page>
    )
  const { title, lead } = words.empty[open]
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      <Tabs
        of={states}
        open={open}
        onOpen={(state) => {
          setOpen(state)
          setSaid('')
        }}
        say={(state) => (data ? `${words.tabs[state]} ${data.counts[state]}` : words.tabs[state])}
      />
      {said && (
        <p className="card state-accepted" role="status">
          {`✓ ${said}`}
        </p>
      )}
      <Problem failure={failure} onRetry={reload} />
      <div className="organisation-list">
        {!data ? (
          !failure && <Bones blocks={3} />
        ) : data.rows.length === 0 ? (
          <Empty title={title} lead={lead} />
        ) : (
          data.rows.map((row) => (
            <Listed
              key={`${open}:${row.id}`}
              row={row}
              state={open}
              onDone={(sentence) => {
                setSaid(sentence)
                reload()
              }}
            />
          ))
        )}
      </div>
      {data?.next && (
        <div className="desk-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Menu at="organisations" />
    </Page>
  )
}

/** Existing organisations of the imported lists: which enterprise each belongs to. */
export default function Organisations() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <OrganisationsContent key={departures} />
    </Gate>
  )
}
