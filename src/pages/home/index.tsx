import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { homeWords } from '../../../types/words/owner'
import { go, places } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { OfficeCard } from '../../components/office/office'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Mark } from '../../components/mark/mark'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Waiting } from '../../components/unsent/waiting'
import picture from './picture.svg'
import './index.css'

/** What this is, who answers, and the way in. Browsing needs no login. */
export default function Home() {
  useShareAppMessage(() => ({ title: homeWords.title, path: places.home }))
  const { lost } = useRouter().params
  const shown = useShown()
  const signedIn = useSession()
  const city = useCall('getCity', {})
  const me = useCall('getMe', signedIn ? {} : undefined, shown)
  const offices = signedIn ? (me.data?.grants ?? []).map((grant) => grant.office) : []
  return (
    <Page>
      <header className="home-head">
        <Mark />
        <p className="home-name grow">{homeWords.name}</p>
        <ElderSwitch />
      </header>
      {lost && <p className="card">{homeWords.lost}</p>}
      <Waiting shown={shown} />
      <img className="home-picture" src={picture} alt="" />
      <h1 className="title">{homeWords.title}</h1>
      <p className="lead">{homeWords.lead}</p>
      <ol className="plain-list home-steps" aria-label={homeWords.stepsTitle}>
        {homeWords.steps.map((step, i) => (
          <li key={step} className="home-step">
            <p className="home-step-number number" aria-hidden="true">
              {i + 1}
            </p>
            <p className="second">{step}</p>
          </li>
        ))}
      </ol>
      <div className="home-act">
        <Button id="apply" kind="primary" onClick={() => go('apply')}>
          {homeWords.apply}
        </Button>
      </div>
      <Button id="mine" className="home-entry" onClick={() => go('mine')}>
        <p className="plain-list">{homeWords.mine}</p>
        <p className="second">{homeWords.mineHint}</p>
      </Button>
      {offices.length > 0 && (
        <Button id="desk" className="home-entry" onClick={() => go('queue')}>
          <p className="plain-list">{homeWords.desk}</p>
          <p className="second">{homeWords.deskHint(offices.join('、'))}</p>
        </Button>
      )}
      <h2 className="heading">{homeWords.answers}</h2>
      <p className="second">{homeWords.answersText}</p>
      {city.data ? (
        <OfficeCard office={city.data.office} noPhone={homeWords.noPhone} />
      ) : city.failure ? (
        <Problem failure={city.failure} onRetry={city.reload} />
      ) : (
        <Bones blocks={1} />
      )}
      {city.data?.demo && <p className="small home-demo">{homeWords.demo}</p>}
    </Page>
  )
}
