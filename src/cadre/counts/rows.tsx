import { useState } from 'react'
import type { CountedDistrict, CountedQueue, Figures } from '../../../types/counts'
import { countWords as words } from '../../../types/words/counts'
import { go } from '../../client/go'
import { useWide } from '../../client/use-wide'
import { Button } from '../../components/button/button'
import { useElder } from '../../theme/elder'

const countedQueues = Object.keys(words.columns) as CountedQueue[]

/** Where the rows of a figure are; what stands in the link that opens them. */
type Where = Readonly<Record<string, string>>

interface FiguresProps {
  name: string
  figures: Figures
  where: Where
}

const open = (queue: CountedQueue, where: Where) => go('queue', { queue, ...where })

/** The five figures of a row; each opens its cases, but where there are none. */
function FigureCells({ name, figures, where }: FiguresProps) {
  return (
    <div className="count-figures">
      {countedQueues.map((queue) => {
        const n = figures[queue]
        const said = words.figure(name, words.columns[queue], n)
        const shown = (
          <>
            <span className="count-label">{words.columns[queue]}</span>
            <span className="count-number number">{n}</span>
          </>
        )
        return n === 0 ? (
          <p key={queue} className="count-figure count-none">
            {shown}
          </p>
        ) : (
          <Button
            key={queue}
            kind="link"
            label={said}
            className={`count-figure${queue === 'overdue' ? ' count-late' : ''}`}
            onClick={() => open(queue, where)}
          >
            {shown}
          </Button>
        )
      })}
    </div>
  )
}

function Row({ name, figures, where, className }: FiguresProps & { className: string }) {
  return (
    <div className={`count-row ${className}`}>
      <p className="count-name">{name}</p>
      <FigureCells name={name} figures={figures} where={where} />
    </div>
  )
}

interface DistrictProps {
  of: CountedDistrict
  period: Where
  alone: boolean
  isDesk: boolean
  /** At a desk: whether streets are shown. */
  streets: boolean
}

/** A district: its sums, and its streets folded under it; at a desk they stand open, all or none. */
function District({ of, period, alone, isDesk, streets }: DistrictProps) {
  const [unfolded, setUnfolded] = useState(alone)
  const name = of.whole ? of.name : words.part(of.name)
  const parts = [
    ...(of.own === null
      ? []
      : [{ ...of.own, name: words.own(of.own.name), where: { place: of.own.office, exact: '1', ...period } }]),
    ...of.streets.map((street) => ({ ...street, where: { place: street.office, ...period } })),
  ]
  const where = { place: of.office, ...period }
  return (
    <li className="count-district">
      <Row className="count-sum" name={name} figures={of.figures} where={where} />
      {!isDesk && parts.length > 0 && (
        <Button
          id={`unfold-${of.office}`}
          kind="link"
          className="count-fold"
          expanded={unfolded}
          label={`${of.name} ${unfolded ? `${words.fold} ▴` : `${words.unfold(of.streets.length)} ▾`}`}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? `${words.fold} ▴` : `${words.unfold(of.streets.length)} ▾`}
        </Button>
      )}
      {(isDesk ? streets : unfolded) &&
        parts.map((part) => (
          <Row key={part.office} className="count-part" name={part.name} figures={part.figures} where={part.where} />
        ))}
    </li>
  )
}

interface TableProps {
  total: Figures
  city: { office: string; name: string; figures: Figures } | null
  districts: readonly CountedDistrict[]
  period: Where
}

/** Districts with their streets: cards that fold open on a phone, one table with a standing head at a desk. */
export function CountTable({ total, city, districts, period }: TableProps) {
  const many = districts.length + (city === null ? 0 : 1) > 1
  const [streets, setStreets] = useState(true)
  const wide = useWide(true)
  const elder = useElder()
  const isDesk = wide && !elder
  return (
    <>
      {isDesk && districts.length > 1 && (
        <Button id="count-streets" kind="link" expanded={streets} onClick={() => setStreets(!streets)}>
          {streets ? words.districtsOnly : words.streetsToo}
        </Button>
      )}
      <div className="count-head" aria-hidden="true">
        {[words.office, ...countedQueues.map((queue) => words.columns[queue])].map((head) => (
          <p key={head} className="small">
            {head}
          </p>
        ))}
      </div>
      <ul className="plain-list">
        {many && (
          <li className="count-district">
            <Row className="count-sum" name={words.total} figures={total} where={period} />
          </li>
        )}
        {city !== null && (
          <li className="count-district">
            <Row
              className="count-part"
              name={words.own(city.name)}
              figures={city.figures}
              where={{ place: city.office, exact: '1', ...period }}
            />
          </li>
        )}
        {districts.map((district) => (
          <District
            key={district.office}
            of={district}
            period={period}
            alone={districts.length === 1}
            isDesk={isDesk}
            streets={streets}
          />
        ))}
      </ul>
    </>
  )
}
