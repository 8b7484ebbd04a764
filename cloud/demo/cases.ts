/**
 * A few cases for the demo, one in each state that a newcomer wants to see: made by the functions that people have, each act on its own day, so that
 * histories, deadlines and what went past them are what they would be. All people and enterprises are invented.
 */
import { registry, type FunctionName, type InputOf, type OutputOf, type ParsedOf } from '../../types/registry'
import { demoWords } from '../../types/words/sandbox'
import { candidateNotice } from '../../types/words/founding-pages'
import type { Post } from '../../types/case-life'
import { strikeClocks } from '../casework/clock'
import type { Ground } from '../compose'
import { listEveryOffice, type OfficeNode } from '../divisions/actions'
import { createInvitation, getNotice, listOfferedBodies } from '../intake/actions'
import { appoint, getPersonByPhone, listGrants } from '../people/actions'
import { isWorkingDay, localDate } from '../platform/calendar/calendar'
import type { Call, Handlers, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { findFact, putFact } from '../platform/facts'
import { findEnterpriseByUscc } from '../pool/actions'
import { DEMO_COMMITTEE, inOfficeSince, type DemoAccount } from './accounts'
import type { DemoEnterprise } from './enterprises'

const FACT = 'demo-cases'
const DAY = 86_400_000

/** Own choice, 2026-11-29. Days ago; the term of three years that begins with the election ends in two months. */
const AGO = { founded: 3 * 365 - 60, before: 60, struck: 1 } as const
/** Working days after which what nobody has looked at is late and told above. */
const LATE_AFTER = 6
/** Numbers of a series that no carrier has: who applies, who stands for election, the cadre of the street next door. */
const PHONES = { owners: '154000080', candidates: '154000081', neighbour: '15400009020' } as const
const two = (n: number) => String(n).padStart(2, '0')

/** The people and places of the demo's cases. */
export interface DemoStage {
  accounts: readonly DemoAccount[]
  /** The office of the street, as it is called. */
  street: string
  /** Enterprises of that street which nobody has invited, one for each case. */
  enterprises: readonly DemoEnterprise[]
}

/** One case on its way: who does what, and how many days ago. */
class Walk {
  id = ''
  private readonly phone: string
  constructor(
    private readonly call: Call,
    private readonly handlers: Handlers,
    private readonly serial: number,
    readonly enterprise: DemoEnterprise,
    readonly cadres: Readonly<Record<'street' | 'neighbour' | 'city', string>>,
  ) {
    this.phone = PHONES.owners + two(serial)
  }

  private at(ago: number): Date {
    return new Date(this.call.now.getTime() - ago * DAY)
  }

  day(ago: number): string {
    return localDate(this.at(ago))
  }

  /** How many days ago so many working days began. */
  daysBefore(workingDays: number): number {
    let ago = 0
    for (let left = workingDays; left > 0; ago++) if (isWorkingDay(this.day(ago))) left--
    return ago
  }

  /** A function of the registry as its dispatcher runs it for this person, on that day. */
  private async run<N extends FunctionName>(
    phone: string,
    ago: number,
    name: N,
    input: Omit<InputOf<N>, 'key'>,
  ): Promise<OutputOf<N>> {
    const key = `${FACT}-${this.serial}-${name}-${ago}`
    const parsed = registry[name].input.parse({ ...input, key: keyOf(this.call, key) }) as ParsedOf<N>
    const handler = this.handlers[name] as unknown as (call: SignedInCall, input: ParsedOf<N>) => Promise<OutputOf<N>>
    return handler(await asPerson({ ...this.call, now: this.at(ago) }, phone), parsed)
  }

  /** Whoever is asked by the street applies with the invitation's enterprise. */
  async submitted(ago: number, bodies: InputOf<'submitApplication'>['bodies'] = ['league']): Promise<this> {
    const before = { ...this.call, now: this.at(ago + 1) }
    const enterprise = await findEnterpriseByUscc(before, this.enterprise.uscc)
    const contactName = demoWords.people[this.serial % demoWords.people.length] ?? ''
    const contact = { phone: this.phone, name: contactName }
    if (enterprise === undefined) throw new Failure('enterpriseUnknown')
    const invitation = await createInvitation(before, { enterpriseId: enterprise.id, contact })
    const noticeVersion = getNotice(await listOfferedBodies(before)).version
    const given = { subject: { invitation }, contactName, bodies, noticeVersion }
    this.id = (await this.run(this.phone, ago, 'submitApplication', given)).id
    return this
  }

  cadre<N extends FunctionName>(ago: number, name: N, input: Omit<InputOf<N>, 'key' | 'id'>, who = this.cadres.street) {
    return this.run(who, ago, name, { ...input, id: this.id } as unknown as Omit<InputOf<N>, 'key'>)
  }

  owner<N extends FunctionName>(ago: number, name: N, input: Omit<InputOf<N>, 'key' | 'id'>) {
    return this.run(this.phone, ago, name, { ...input, id: this.id } as unknown as Omit<InputOf<N>, 'key'>)
  }

  async surveyed(accepted: number, surveyed: number): Promise<void> {
    await this.cadre(accepted, 'acceptCase', {})
    await this.cadre(surveyed, 'surveyCase', { way: 'phone', ...counts, party: 'none', note: demoWords.survey })
  }

  /** From the decision to the request that has been sent, in the days before this one. */
  async requested(ago: number): Promise<void> {
    const { name } = this.enterprise
    await this.cadre(ago + 12, 'decideForm', { form: 'branch', note: '' })
    const { personId } = await getPersonByPhone(this.call, this.cadres.street)
    await this.cadre(ago + 11, 'nameGuide', { person: personId, on: this.day(ago + 9) })
    await this.cadre(ago + 9, 'recordGuidance', {
      outcome: 'agreed',
      next: 'request',
      nextOn: this.day(ago),
      members: counts.members,
      note: '',
    })
    const [fullName, shortName] = [`共青团${name}支部委员会`, `${name}团支部`]
    const request = {
      fullName,
      shortName,
      industry: demoWords.industry,
      ...counts,
      seats: ELECTED,
      party: 'none' as const,
    }
    await this.owner(ago + 5, 'saveRequest', request)
    for (const [at, post] of posts.entries()) await this.stand(ago + 4, post, at)
    await this.owner(ago, 'sendRequest', { note: '' })
  }

  private async stand(ago: number, post: Post, at: number): Promise<void> {
    const { link } = await this.owner(ago, 'inviteCandidate', { post })
    const born = Number(this.day(ago).slice(0, 4)) - 23 - at
    await this.run(`${PHONES.candidates}${this.serial}${at}`, ago, 'giveCandidate', {
      token: link.slice(link.lastIndexOf('/') + 1),
      noticeVersion: candidateNotice.version,
      agreesToMembership: true,
      name: demoWords.candidates[at] ?? '',
      bornIn: `${born}-05`,
      joinedIn: `${born + 15}-05`,
      education: 'bachelor',
      record: '',
    })
  }

  async founded(ago: number): Promise<void> {
    const number = (n: number, on: number) => demoWords.documentNumber(this.day(on).slice(0, 4), n)
    const given = { decision: 'granted' as const, note: '' }
    await this.cadre(ago + 10, 'replyRequest', { ...given, number: number(3, ago + 10), on: this.day(ago + 10) })
    const { candidates } = await this.run(this.phone, ago, 'getMyFounding', { id: this.id })
    const votes = candidates.map(({ id }, at) => ({ candidate: id, votes: counts.members - at, elected: at < ELECTED }))
    const present = { eligible: counts.members, present: counts.members }
    await this.owner(ago, 'reportElection', { heldOn: this.day(ago), ...present, votes, note: '' })
    await this.cadre(ago - 3, 'confirmElection', { ...given, number: number(4, ago - 3), on: this.day(ago - 3) })
  }
}

const counts = { staff: 42, youth: 15, members: 6 } as const
const posts: readonly Post[] = ['secretary', 'organisation', 'publicity', 'member']
const ELECTED = 3

/** A key of the shape of one, the same each time. */
function keyOf(call: Pick<Call, 'tools'>, name: string): string {
  const hex = call.tools.tokens.hash(FACT, name).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function asPerson(call: Call, phone: string): Promise<SignedInCall> {
  const { personId } = await getPersonByPhone(call, phone)
  const grants = await listGrants(call, personId)
  const session = { sessionId: FACT, method: 'phone', assurance: 'passed', fresh: true } as const
  return { ...call, device: 'cli', actor: { personId, grants, held: grants, ...session } }
}

/** What happened to each; `offices` are the streets and the committee that have a part in it. */
const stories = (
  offices: Readonly<Record<'street' | 'neighbour' | 'committee', OfficeNode>>,
): ((walk: Walk) => Promise<unknown>)[] => [
  // Founded, and its term ends soon.
  async (walk) => {
    const { founded: ago } = AGO
    await (await walk.submitted(ago + AGO.before)).surveyed(ago + 58, ago + 55)
    await walk.requested(ago + 20)
    await walk.founded(ago)
  },
  // The request lies with the street.
  async (walk) => {
    await (await walk.submitted(24)).surveyed(23, 20)
    await walk.requested(1)
  },
  // What is to be founded is not decided yet.
  async (walk) => (await walk.submitted(6)).surveyed(5, 3),
  // Lies with the committee of its industry.
  async (walk) => {
    await (await walk.submitted(5)).cadre(4, 'acceptCase', {})
    const given = { office: offices.committee.id, reason: 'share-out' as const }
    await walk.cadre(3, 'assignCase', given, walk.cadres.city)
  },
  // Nobody has looked at it: it is told above.
  (walk) => walk.submitted(walk.daysBefore(LATE_AFTER)),
  // Two streets say that it is the other one's.
  async (walk) => {
    const { street, neighbour } = offices
    const reason = 'operates-elsewhere' as const
    await (await walk.submitted(3)).cadre(2, 'handOnCase', { office: neighbour.id, reason, note: demoWords.handing })
    const back = { office: street.id, reason: 'address-elsewhere' as const, note: '' }
    await walk.cadre(1, 'handOnCase', back, walk.cadres.neighbour)
  },
  async (walk) => (await walk.submitted(4)).cadre(2, 'returnCase', { reasons: ['contact', 'authority'], note: '' }),
  // Asks for a trade union as well.
  (walk) => walk.submitted(1, ['league', 'union']),
  async (walk) => (await walk.submitted(0.1)).owner(0.09, 'reportHeadcount', { youth: '3+', members: '1-2' }),
]

/** How many enterprises have a case. */
export const DEMO_CASES = 9

/**
 * Once a database, case by case: a start that was cut off goes on where it stopped. In a demo of an earlier version nobody was in office on the
 * days on which all this would have happened: it stays without.
 */
export async function ensureDemoCases(
  ground: Ground,
  handlers: Handlers,
  { accounts, street: at, enterprises }: DemoStage,
): Promise<void> {
  if ((await ground.act((call) => findFact(call.tx, FACT))) === String(DEMO_CASES)) return
  const phoneOf = (role: DemoAccount['role']) => accounts.find((one) => one.role === role)?.phone ?? ''
  const cadres = { street: phoneOf('street-cadre'), neighbour: PHONES.neighbour, city: phoneOf('city-cadre') }
  const offices = await ground.act((call) => prepare(call, at, cadres.street))
  if (offices === undefined) return
  for (const [serial, story] of stories(offices).entries()) {
    const tell = async (call: Call, told: (walk: Walk) => Promise<unknown>) => {
      const enterprise = enterprises[serial]
      if (enterprise === undefined || Number((await findFact(call.tx, FACT)) ?? 0) > serial) return
      await told(new Walk(call, handlers, serial, enterprise, cadres))
      await putFact(call.tx, FACT, String(serial + 1))
    }
    try {
      await ground.act((call) => tell(call, story))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      // After a start that was cut off somebody may have applied for this enterprise, or merged it: its story is left out.
      await ground.act((call) => tell(call, () => Promise.resolve()))
    }
  }
  await ground.act((call) => strikeClocks({ ...call, now: new Date(call.now.getTime() - AGO.struck * DAY) }))
}

/** The offices, and somebody in the street next door. @returns undefined where nobody was in office when the first case began */
async function prepare(call: Call, at: string, phone: string) {
  const { personId } = await getPersonByPhone(call, phone)
  const began = { ...call, now: new Date(call.now.getTime() - (AGO.founded + AGO.before) * DAY) }
  if ((await listGrants(began, personId)).length === 0) return undefined
  const all = await listEveryOffice(call)
  const street = all.find(({ level, name, body }) => body === 'league' && level === 'street' && name === at)
  const district = street?.path.replace(/[^/]+\/$/, '')
  const neighbour = all.find(
    ({ level, path, id }) => level === 'street' && path.replace(/[^/]+\/$/, '') === district && id !== street?.id,
  )
  const committee = all.find(({ body, level }) => body === DEMO_COMMITTEE && level === 'city')
  if (street === undefined || neighbour === undefined || committee === undefined) return undefined
  await appoint(inOfficeSince(call), { phone: PHONES.neighbour, name: demoWords.neighbour, office: neighbour })
  return { street, neighbour, committee }
}
