import type { Role } from '../../../types/people'
import { menuWords } from '../../../types/words/menu'
import { become } from '../../client/go'
import type { Place } from '../../client/go'
import { useSession } from '../../client/session'
import { listKept } from '../../client/store'
import { useCall } from '../../client/use-call'
import { Button } from '../../components/button/button'
import { lock } from '../gate/stand'
import './menu.css'

const cases: readonly Role[] = ['street-cadre', 'district-cadre', 'city-cadre', 'partner-cadre', 'industry-cadre']

/** The League's offices by place: invitations are theirs. */
const placed: readonly Role[] = ['street-cadre', 'district-cadre', 'city-cadre']

/** The workbench's pages, in the order shown, and whose they are. The first one of a role is where it begins. */
const entries = [
  { place: 'queue', roles: cases },
  { place: 'today', roles: placed },
  { place: 'counts', roles: cases },
  { place: 'visits', roles: placed },
  { place: 'complaints', roles: ['street-cadre', 'district-cadre', 'city-cadre', 'industry-cadre'] },
  { place: 'reviews', roles: ['district-cadre', 'city-cadre'] },
  { place: 'pool', roles: ['district-cadre', 'city-cadre'] },
  { place: 'campaigns', roles: placed },
  { place: 'answers', roles: placed },
  { place: 'funnel', roles: placed },
  { place: 'posters', roles: placed },
  { place: 'registry', roles: placed },
  { place: 'organisations', roles: ['city-cadre'] },
  { place: 'imports', roles: ['city-cadre'] },
  { place: 'divisions', roles: ['city-cadre'] },
  { place: 'audit', roles: ['auditor'] },
  {
    place: 'staff',
    roles: [
      'district-cadre',
      'city-cadre',
      'partner-cadre',
      'industry-cadre',
      'city-administrator',
      'security-administrator',
    ],
  },
  { place: 'absence', roles: cases },
  { place: 'factor', roles: [...cases, 'city-administrator', 'security-administrator', 'auditor'] },
] as const satisfies readonly { place: Place; roles: readonly Role[] }[]

export type MenuPlace = (typeof entries)[number]['place']

/** What belongs together at the foot of a page. Every page of `entries` stands in one of them. */
const groups = {
  work: ['queue', 'counts', 'complaints'],
  visits: ['today', 'visits', 'registry'],
  outreach: ['pool', 'campaigns', 'answers', 'funnel', 'posters'],
  data: ['reviews', 'organisations', 'imports', 'divisions', 'audit'],
  own: ['staff', 'absence', 'factor'],
} as const satisfies Readonly<Record<string, readonly MenuPlace[]>>

/** The pages of whoever is signed in; undefined until it is known. Which they are decides no right: the service does. */
export const useMenu = (): readonly MenuPlace[] | undefined => useOwn().places

/** The pages, and what whoever administers has to see to. */
function useOwn(): { places: readonly MenuPlace[] | undefined; calendarMissing: string | null } {
  const signedIn = useSession()
  const { data } = useCall('getMe', signedIn ? {} : undefined)
  return {
    places:
      data?.grants &&
      entries
        .filter(({ roles }) => data.grants.some(({ role }) => (roles as readonly Role[]).includes(role)))
        .map(({ place }) => place),
    calendarMissing: data?.calendarMissing ?? null,
  }
}

/** Records of field work that lie on this phone and wait. By their names alone: the workbench needs none of what opens them. */
const countFieldRecords = (): number => listKept().filter((name) => /^field:\w+:o:/.test(name)).length

/** The quiet way between the pages of the workbench, at their foot, and the lock. */
export function Menu({ at }: { at: MenuPlace }) {
  const { places, calendarMissing } = useOwn()
  const waiting = countFieldRecords()
  if (!places || places.length === 0) return null
  const shown = (group: keyof typeof groups) =>
    groups[group].filter((place) => place !== at && (places as readonly string[]).includes(place))
  const menu = (
    <nav className="menu" aria-label={menuWords.label}>
      {(Object.keys(groups) as (keyof typeof groups)[])
        .filter((group) => group === 'own' || shown(group).length > 0)
        .map((group) => (
          <div key={group} className="menu-group" role="group" aria-label={menuWords.groups[group]}>
            <p className="menu-name small" aria-hidden="true">
              {menuWords.groups[group]}
            </p>
            <div className="menu-entries">
              {shown(group).map((place) => (
                // In place of this page: the workbench's pages lie side by side, and going back leaves the workbench.
                <Button
                  key={place}
                  id={`menu-${place}`}
                  kind="link"
                  className="menu-entry"
                  onClick={() => void become(place)}
                >
                  {place === 'today' && waiting > 0 ? menuWords.fieldWaiting(waiting) : menuWords.pages[place]}
                </Button>
              ))}
              {group === 'own' && (
                <Button id="lock" kind="link" className="menu-entry" onClick={lock}>
                  {menuWords.lock}
                </Button>
              )}
            </div>
          </div>
        ))}
    </nav>
  )
  if (calendarMissing === null) return menu
  return (
    <>
      <section id="calendar-missing" className="card menu-warning" role="status">
        <p className="plain-list">{`⚠ ${menuWords.calendarMissing(calendarMissing)}`}</p>
      </section>
      {menu}
    </>
  )
}
