import { useState } from 'react'
import { countWords as words } from '../../../types/words/counts'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Choices } from '../../components/choices/choices'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { periods, readPeriod, type Period } from '../pages/period'
import { CountTable } from './rows'
import { Take } from './take'
import './index.css'

function CountsContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [period, setPeriod] = useState<Period>('ever')
  const asked = readPeriod(period)
  const { data, failure, reload } = useCall('countCases', signedIn ? asked : undefined, shown)
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="counts" />
      </Page>
    )
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      {data && <p className="second">{words.lead(data.on)}</p>}
      <div className="count-period">
        <Choices
          id="period"
          label={words.period}
          options={periods.map((one) => [one, words.periods[one]] as const)}
          taken={period}
          onTake={setPeriod}
        />
      </div>
      <Problem failure={failure} onRetry={reload} />
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.districts.length === 0 && data.city === null ? (
        <Empty title={words.emptyTitle} lead={words.emptyLead} />
      ) : (
        <>
          <Take key={period} counted={data} period={words.periods[period]} />
          <CountTable total={data.total} city={data.city} districts={data.districts} period={asked} />
          <p className="small count-explained">{words.explained}</p>
        </>
      )}
      <Menu at="counts" />
    </Page>
  )
}

/** What each street and district has, each figure opening its cases. */
export default function Counts() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <CountsContent key={departures} />
    </Gate>
  )
}
