/** Places of the demo's street, with enterprises on their floors and a plan of visits for its cadre. Invented: all are called 示例. */
import type { PlaceKind } from '../../types/places'
import type { Ground } from '../compose'
import { listAllOffices, type OfficeNode } from '../divisions/actions'
import { createVisitPlan } from '../fieldwork/actions'
import { getPersonByPhone, listGrants } from '../people/actions'
import {
  beginPlaceImport,
  confirmMembers,
  followPool,
  importPlaces,
  placeOf,
  type PlaceRecord,
} from '../places/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call, SignedInCall } from '../platform/call'
import { findFact, putFact } from '../platform/facts'
import { findEnterpriseByUscc, putRecords } from '../pool/actions'
import { inventUscc, type DemoEnterprise } from './enterprises'
import { importDemoOrganisations, inventNeighbours } from './organisations'

const FACT = 'demo-places'

interface DemoPlace {
  kind: PlaceKind
  name: string
  number: string
  floors: string[]
  entrances: string[]
  /** What the address of each enterprise says behind the name. */
  doors: string[]
}

const upTo = (most: number): string[] => Array.from({ length: most }, (_, i) => String(i + 1))

/** Own choice, 2026-11-29. */
const PLACES: readonly DemoPlace[] = [
  {
    kind: 'building',
    name: '示例大厦',
    number: '示例路66号',
    floors: upTo(10),
    entrances: ['东门', '南门'],
    doors: upTo(10).flatMap((floor) => upTo(3).map((room) => `${floor}0${room}室`)),
  },
  {
    kind: 'market',
    name: '示例小商品市场',
    number: '示例街8号',
    floors: upTo(2),
    entrances: ['北门'],
    doors: upTo(2).flatMap((floor) => upTo(6).map((stall) => `${floor}楼${floor}0${stall}室`)),
  },
  {
    kind: 'park',
    name: '示例科技园',
    number: '示例路188号',
    floors: [],
    entrances: [],
    doors: ['A座', 'B座', 'C座'].flatMap((block) => upTo(4).map((floor) => `${block}${floor}01室`)),
  },
]

const SHARE = { planned: 12, days: 90, seen: 5, organised: 2 } as const

export const DEMO_TENANTS = PLACES.reduce((sum, { doors }) => sum + doors.length, 0)

interface Where {
  /** The office of the street, as it is called. */
  street: string
  /** The cadre's number. */
  cadre: string
  /** As many as DEMO_TENANTS, of anywhere: they are given their rooms here. */
  tenants: () => readonly DemoEnterprise[]
}

/**
 * Once a database; a demo of an earlier version gets them at its next start. Where somebody has tried a change of divisions meanwhile the demo's street may
 * be another's, or its cadre nobody's: what needs them is left out then, and the demo starts all the same.
 */
export async function ensureDemoPlaces(ground: Ground, { street: office, cadre, tenants }: Where): Promise<void> {
  if ((await ground.act((call) => findFact(call.tx, FACT))) !== undefined) return
  const offices = await ground.act((call) => listAllOffices(call))
  const at = settleTenants(offices, office, tenants())
  if (at === undefined) return
  const { street, upper, settled } = at
  await ground.act((call) => putRecords(call, settled, 'demo'))
  await importDemoOrganisations(ground, `${FACT}-organisations`, inventNeighbours(settled.slice(-SHARE.organised)))
  await ground.act((call) => enterPlaces(call, upper))
  await followPool(ground)()
  await ground.act(async (call) => {
    await plan(await asCadre(call, cadre), street, settled)
    await putFact(call.tx, FACT, '1')
  })
}

/**
 * The tenants as the demo has them: those of the park first, which nobody has planned to visit.
 * @param at the office of the street
 * @returns undefined where there is no such street any more
 */
export function settleTenants(offices: readonly OfficeNode[], at: string, tenants: readonly DemoEnterprise[]) {
  const street = offices.find(({ level, name, ended }) => level === 'street' && name === at && !ended)
  const district = offices.find(({ path }) => path === street?.path.replace(/[^/]+\/$/, ''))
  const city = offices.find(({ level }) => level === 'city')
  if (street === undefined || district === undefined || city === undefined) return undefined
  const upper = city.division + district.division + street.division
  return { street, upper, settled: settle(tenants, { upper, street, district }) }
}

/** One enterprise to a door; the building's come last, those with an organisation on its topmost floor. */
function settle(
  tenants: readonly DemoEnterprise[],
  { upper, street, district }: { upper: string; street: OfficeNode; district: OfficeNode },
): DemoEnterprise[] {
  const doors = [...PLACES].reverse().flatMap((place) => place.doors.map((door) => place.number + place.name + door))
  return tenants.slice(0, doors.length).map((tenant, i) => ({
    ...tenant,
    // Registered where it is; the running number in its code stays its own.
    uscc: inventUscc(district.divisionCode, Number(tenant.uscc.slice(10, 16))),
    address: upper + (doors[i] ?? ''),
    street: street.division,
    trueStreet: street.division,
  }))
}

/** As a list would bring them. */
async function enterPlaces(call: Call, upper: string): Promise<void> {
  const records = PLACES.map(({ kind, name, number, floors, entrances }, i): PlaceRecord => ({
    line: i + 1,
    kind,
    name,
    address: upper + number + name,
    street: '',
    floors,
    entrances,
  }))
  await beginPlaceImport(call, FACT)
  const rows = (async function* () {
    yield { records, refused: [] }
  })()
  const list = { file: FACT, sha256: FACT, source: 'demo' }
  await importPlaces(call, { rows }, list, { refused: () => {}, progress: () => {} })
}

/** What the demo does in the name of its cadre. */
async function asCadre(call: Call, phone: string): Promise<SignedInCall> {
  const { personId } = await getPersonByPhone(call, phone)
  const grants = await listGrants(call, personId)
  const session = { sessionId: FACT, method: 'phone', assurance: 'passed', fresh: false } as const
  return { ...call, actor: { personId, grants, held: grants, ...session } }
}

/** Some of the building were seen there, and the first of it are given to the cadre. */
async function plan(call: SignedInCall, street: OfficeNode, settled: readonly DemoEnterprise[]): Promise<void> {
  const { personId, grants } = call.actor
  const officeId = grants.find(({ officePath }) => street.path.startsWith(officePath))?.officeId
  const lower = settled.slice(-(PLACES[0]?.doors.length ?? 0)).slice(0, SHARE.seen)
  const seen: string[] = []
  for (const { uscc } of lower) seen.push((await findEnterpriseByUscc(call, uscc))?.id ?? '')
  const [at] = (await placeOf(call, seen)).values()
  if (at === undefined || officeId === undefined) return
  const building = at.place.id
  await confirmMembers(
    call,
    seen.map((enterprise) => ({
      place: building,
      enterprise,
      here: true,
      floor: null,
      room: null,
      by: { personId, officeId },
      now: call.now,
      source: 'desk' as const,
    })),
  )
  const until = localDate(new Date(call.now.getTime() + SHARE.days * 86_400_000))
  await createVisitPlan(call, { key: FACT, place: building, cadres: [personId], take: SHARE.planned, until })
}
