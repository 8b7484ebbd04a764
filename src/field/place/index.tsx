import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { placeWalkWords as words } from '../../../types/words/place-pages'
import { placeKindWords } from '../../../types/words/places'
import { Gate } from '../../cadre/gate/gate'
import { Menu } from '../../cadre/menu/menu'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Floor } from './floor'
import { Keep } from './keep'
import '../places/index.css'
import './index.css'

function PlaceContent({ id }: { id: string }) {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('getPlaceFloors', signedIn ? { id } : undefined, shown)
  if (failure?.name === 'placeUnknown' || failure?.name === 'forbidden' || failure?.name === 'inputInvalid')
    return (
      <Page>
        <Empty title={words.unknownTitle} lead={words.unknownLead} />
        <Menu at="registry" />
      </Page>
    )
  return (
    <Page wide>
      <div className="place-body">
        <Problem failure={failure} onRetry={reload} />
        {!data && !failure && <Bones blocks={3} />}
        {data && (
          <>
            <h1 className="title">{data.name}</h1>
            <p className="second">{`${placeKindWords[data.kind]} · ${data.place}`}</p>
            <p className="second">{data.address}</p>
            {data.otherNames.length > 0 && <p className="second">{words.otherNames(data.otherNames)}</p>}
            {data.entrances.length > 0 && <p className="second">{words.entrances(data.entrances)}</p>}
            {data.ended && <p className="state">{`⚠ ${words.ended}`}</p>}
            {said && (
              <p className="card state-accepted" role="status">
                {`✓ ${said}`}
              </p>
            )}
            <p className="number">
              {words.counts(data.enterprises, data.confirmed, data.organised, data.visited)}
              {data.absent > 0 ? `，${words.absent(data.absent)}` : ''}
            </p>
            {data.mayPlan && !data.ended && data.enterprises > 0 && (
              <Button id="place-plan" onClick={() => go('visitPlan', { place: data.id, name: data.name })}>
                {words.plan}
              </Button>
            )}
            {data.reading && <p className="second">{words.reading}</p>}
            {data.floors.length === 0 ? (
              <Empty title={words.none} lead={words.noneLead} />
            ) : (
              data.floors.map((floor) => (
                <Floor
                  key={floor.floor}
                  place={data.id}
                  floor={floor}
                  alone={data.floors.length === 1}
                  mayKeep={data.mayKeep && !data.ended}
                  mayOpen={data.mayOpen}
                  onSettled={reload}
                />
              ))
            )}
            {data.mayKeep && (
              <Keep
                place={data}
                onDone={(sentence) => {
                  setSaid(sentence)
                  reload()
                }}
              />
            )}
          </>
        )}
      </div>
      <Menu at="registry" />
    </Page>
  )
}

/** One building, market, park or town: floor by floor who is in it. */
export default function Place() {
  const { departures } = useSessionState()
  const { id = '' } = useRouter().params
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <PlaceContent key={departures} id={id} />
    </Gate>
  )
}
