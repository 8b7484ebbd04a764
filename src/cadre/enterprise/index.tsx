import Taro, { useRouter } from '@tarojs/taro'
import type { EnterprisePage } from '../../../types/enterprise'
import { sayDate } from '../../../types/words/dates'
import { enterprisePageWords as words, poolPageWords } from '../../../types/words/pool-pages'
import { posterPageWords } from '../../../types/words/poster-pages'
import { become, go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import { Gate } from '../gate/gate'
import { Marks } from '../pool/rows'
import { Contact } from './contact'
import { Corrections } from './corrections'
import { Invite } from './invite'
import { Organisations } from './organisations'
import { Visits } from './visits'
import '../pool/index.css'
import '../reviews/index.css'
import './index.css'

function Facts({ found }: { found: EnterprisePage }) {
  const formerNames = found.formerNames.map(({ name, until }) => words.formerly(name, until && sayDate(until)))
  const lines: (readonly [string, string | null])[] = [
    [words.facts.uscc, found.uscc],
    [words.facts.place, found.place],
    [words.facts.address, found.address],
    [words.facts.status, found.status],
    [words.facts.type, found.type],
    [words.facts.ownership, found.ownership],
    [words.facts.formerNames, formerNames.join('、')],
    [words.facts.source, words.source(found.source, sayDate(found.importedAt))],
  ]
  return (
    <section className="card">
      <dl className="facts">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="fact">
              <dt className="fact-label">{label}</dt>
              <dd className="fact-value">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function Cases({ found }: { found: EnterprisePage }) {
  return (
    <section className="card">
      <h2 className="card-title">{words.cases}</h2>
      {found.cases.length === 0 && found.casesElsewhere === 0 && <p className="second">{words.casesNone}</p>}
      {found.cases.map((one) => (
        <Button key={one.id} className="enterprise-case" onClick={() => go('case', { id: one.id })}>
          <p className={`state state-${one.state}`}>{words.caseStates[one.state]}</p>
          <p className="number">{one.number}</p>
          <p className="second">{words.caseAt(one.office, sayDate(one.submittedAt))}</p>
          {!one.sure && <p className="second">{`⚠ ${words.caseUnsure}`}</p>}
        </Button>
      ))}
      {found.casesElsewhere > 0 && <p className="second">{words.elsewhere(found.casesElsewhere)}</p>}
    </section>
  )
}

/** To where it was opened from; a page that was opened by itself leads to the workbench. */
function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void become('queue')
}

function EnterpriseContent({ id }: { id: string | undefined }) {
  const signedIn = useSession()
  const shown = useShown()
  const { data, failure, reload } = useCall('getEnterprise', id && signedIn ? { id } : undefined, shown)
  if (!id || failure?.name === 'enterpriseUnknown' || failure?.name === 'inputInvalid' || failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.unknownTitle} lead={words.unknownLead}>
          <Button id="back" kind="primary" onClick={() => go('pool')}>
            {words.back}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  return (
    <Page wide>
      <Button id="enterprise-back" kind="link" onClick={goBack}>
        {`‹ ${words.goBack}`}
      </Button>
      <h1 className="title">{data.name}</h1>
      <Marks marks={data.marks} />
      <Button id="enterprise-poster" kind="link" onClick={() => go('posters', { enterprise: data.id })}>
        {posterPageWords.fromEnterprise}
      </Button>
      <Problem failure={failure} onRetry={reload} />
      <div className="enterprise-grid">
        <div>
          <Facts found={data} />
          <Organisations key={`organisations-${data.id}`} found={data} onChanged={reload} />
          <Contact found={data} />
          {data.may.includes('invite') && <Invite key={`invite-${data.id}`} id={data.id} />}
          {data.may.includes('correct') && <Corrections key={data.id} found={data} onChanged={reload} />}
        </div>
        <div>
          <Cases found={data} />
          <Visits key={`visits-${data.id}`} id={data.id} />
          <section className="card">
            <h2 className="card-title">{words.history}</h2>
            {data.history.length === 0 ? (
              <p className="second">{words.historyNone}</p>
            ) : (
              <Timeline entries={data.history} />
            )}
          </section>
        </div>
      </div>
    </Page>
  )
}

/** One enterprise of the pool, with its whole history. */
export default function Enterprise() {
  const { id } = useRouter().params
  return (
    <Gate title={words.title} lead={poolPageWords.loginLead}>
      <EnterpriseContent id={id} />
    </Gate>
  )
}
