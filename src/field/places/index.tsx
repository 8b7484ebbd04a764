import { useRef, useState } from 'react'
import { limits } from '../../../types/limits'
import type { PlaceKind } from '../../../types/places'
import type { OutputOf } from '../../../types/registry'
import { clientWords } from '../../../types/words/common'
import { placePageWords as words } from '../../../types/words/place-pages'
import { placeKindWords } from '../../../types/words/places'
import { Gate } from '../../cadre/gate/gate'
import { Menu } from '../../cadre/menu/menu'
import { Tabs } from '../../cadre/pages/tabs'
import { usePages } from '../../cadre/pages/use-pages'
import { useTyped } from '../../cadre/pool/use-typed'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { asList, emptyDraft, PlaceForm, placeKinds, type Draft } from './form'
import { Proposed } from './proposed'
import '../../cadre/pages/pages.css'
import './index.css'

const tabs = ['registered', 'proposed'] as const
type Tab = (typeof tabs)[number]

/** Those of the registry: found by a part of the name or the address. */
function Registered() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const { typed, asked, type } = useTyped()
  const [kind, setKind] = useState<PlaceKind | 'every'>('every')
  const [ended, setEnded] = useState(false)
  const input = {
    ...(asked ? { query: asked } : {}),
    ...(kind === 'every' ? {} : { kind }),
    ...(ended ? { ended } : {}),
  }
  const found = usePages('listPlaces', signedIn ? input : undefined, shown)
  const { failure, busy, more, reload } = found
  // What was found last stands until the next answer is there: a list that blinks cannot be read.
  const last = useRef<OutputOf<'listPlaces'>>()
  if (found.data) last.current = found.data
  const data = found.data ?? (failure ? undefined : last.current)
  const isNarrowed = asked !== '' || kind !== 'every' || ended
  return (
    <>
      <div className="places-narrow">
        <Field
          id="places-search"
          label={words.search}
          value={typed}
          placeholder={words.searchPlaceholder}
          maxLength={limits.placeName.max}
          onInput={type}
        />
        <Choices
          id="places-kind"
          label={words.kind}
          options={[
            ['every', words.everyKind] as const,
            ...placeKinds.map((one) => [one, placeKindWords[one]] as const),
          ]}
          taken={kind}
          onTake={setKind}
        />
      </div>
      <Problem failure={failure} onRetry={reload} />
      {data && data.rows.length > 0 && <p className="second number places-count">{words.total(data.total)}</p>}
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.rows.length === 0 ? (
        <Empty
          title={isNarrowed ? words.nothingTitle : words.emptyTitle}
          lead={isNarrowed ? words.nothingLead : words.emptyLead}
        />
      ) : (
        <>
          <div className="desk-head places-row" aria-hidden="true">
            {words.heads.map((head) => (
              <p key={head} className="small">
                {head}
              </p>
            ))}
          </div>
          <ul className="plain-list">
            {data.rows.map((row) => (
              <li key={row.id}>
                <Button
                  id={`place-${row.id}`}
                  className="desk-row places-row"
                  onClick={() => go('registryPlace', { id: row.id })}
                >
                  <p className="places-name">{row.ended ? `${row.name}（${words.ended}）` : row.name}</p>
                  <p className="second">{placeKindWords[row.kind]}</p>
                  <p className="second">{row.place}</p>
                  <p className="second">{row.address}</p>
                  <p className="second number">
                    {[
                      words.enterprises(row.confirmed + row.proposed),
                      row.confirmed > 0 ? words.seen(row.confirmed) : '',
                    ]
                      .filter(Boolean)
                      .join('，')}
                  </p>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {data?.next && (
        <div className="desk-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Button id="places-ended" kind="link" onClick={() => setEnded(!ended)}>
        {ended ? words.hideEnded : words.showEnded}
      </Button>
    </>
  )
}

function PlacesContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [open, setOpen] = useState<Tab>('registered')
  const [draft, setDraft] = useState<Draft>()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('proposePlaces', signedIn ? { limit: limits.page.max } : undefined, shown)
  const { write, busy, failure: unsaved, clear } = useWrite('createPlace', 'place:new')
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="registry" />
      </Page>
    )
  const offices = data?.offices ?? []
  const tell = (sentence: string) => {
    setSaid(sentence)
    reload()
  }
  const save = async () => {
    if (!draft) return
    const { entrances, floors, name, address, ...rest } = draft
    const made = await write({
      ...rest,
      name: name.trim(),
      address: address.trim(),
      entrances: asList(entrances),
      floors: asList(floors),
    })
    if (!made) return
    setDraft(undefined)
    tell(words.taken(name.trim(), made.proposed))
  }
  const begin = (from: Partial<Draft>) => {
    clear()
    setSaid('')
    setDraft({ ...emptyDraft, place: offices.length === 1 ? (offices[0]?.path ?? '') : '', ...from })
  }
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {said && (
        <p className="card state-accepted" role="status">
          {`✓ ${said}`}
        </p>
      )}
      {draft ? (
        <div className="places-narrow">
          <Problem failure={unsaved} />
          <PlaceForm
            title={words.addTitle}
            draft={draft}
            onChange={setDraft}
            offices={offices}
            busy={busy}
            onSave={() => void save()}
            onCancel={() => setDraft(undefined)}
          />
        </div>
      ) : (
        <>
          <Tabs
            of={tabs}
            open={open}
            onOpen={(tab) => {
              setOpen(tab)
              setSaid('')
            }}
            say={(tab) => (tab === 'proposed' && data ? `${words.tabs[tab]} ${data.rows.length}` : words.tabs[tab])}
          />
          <Problem failure={failure} onRetry={reload} />
          {open === 'registered' ? (
            <Registered key={said} />
          ) : (
            <div className="places-narrow">
              <p className="second">{words.proposedLead}</p>
              {data && data.unread > 0 && <p className="second number">{words.unread(data.unread)}</p>}
              {!data ? (
                !failure && <Bones blocks={3} />
              ) : data.rows.length === 0 ? (
                <Empty title={words.proposedNone} lead={words.proposedNoneLead} />
              ) : (
                data.rows.map((row) => (
                  <Proposed
                    key={row.path + row.name}
                    row={row}
                    onTaken={tell}
                    onCorrect={() => begin({ kind: row.kind, name: row.name, address: row.address, place: row.path })}
                  />
                ))
              )}
            </div>
          )}
          <div className="places-acts places-narrow">
            <Button id="places-add" onClick={() => begin({})}>
              {`＋ ${words.add}`}
            </Button>
          </div>
        </>
      )}
      <Menu at="registry" />
    </Page>
  )
}

/** The registry of places, and what the pool proposes for it. */
export default function Places() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <PlacesContent key={departures} />
    </Gate>
  )
}
