/** The service that the phones send to, with cadres, enterprises, and what happens in the city meanwhile. All invented. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openGround, type Ground } from '../../../cloud/compose'
import type { Random } from '../../../cloud/demo/random'
import { listAllOffices, type OfficeNode } from '../../../cloud/divisions/actions'
import { issueInvitations } from '../../../cloud/intake/actions'
import { appoint, getPersonByPhone, openSession } from '../../../cloud/people/actions'
import { standingClock } from '../../../cloud/platform/clock'
import { readConfiguration } from '../../../cloud/platform/configuration/read'
import { mergeEnterprises, putRecords } from '../../../cloud/pool/actions'
import { serve, type Running } from '../../../cloud/serve'
import type { FunctionName, InputOf, OutputOf } from '../../../types/registry'
import { usccCheckCharacter } from '../../../types/uscc'
import { preparedCluster } from '../../support/cluster'
import { signature } from '../../support/dialect'

export const START = new Date('2026-11-02T01:00:00Z')
const DAY_MS = 86_400_000
const STREETS = 5
const INVITED = 60
const DISTRICT = '西湖区'

export interface SimulatedEnterprise {
  id: string
  uscc: string
  name: string
  address: string
  /** Which of the streets. */
  street: number
}

export interface SimulatedCadre {
  person: string
  phone: string
  session: string
  office: OfficeNode
}

const inventUscc = (serial: number) => {
  const first = `91330106WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}

export class SimulatedCity {
  readonly cadres: SimulatedCadre[] = []
  enterprises: SimulatedEnterprise[] = []
  /** Ids of buildings. */
  places: string[] = []
  /** Tokens of enterprises' own invitations. */
  invitations: string[] = []
  noticeVersion = ''
  /** Sees the whole city: the person to whom conflicts are shown. */
  mayor: SimulatedCadre | undefined
  private streets: OfficeNode[] = []
  private codes = 1_000_000
  private owners = 0

  private constructor(
    readonly ground: Ground,
    private readonly running: Running,
    private readonly random: Random,
    readonly clock: ReturnType<typeof standingClock>,
  ) {}

  static async start(
    random: Random,
    { folder, url, cadres, enterprises }: { folder: string; url?: string; cadres: number; enterprises: number },
  ): Promise<SimulatedCity> {
    const configuration = readConfiguration({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      REQUEST_LIMIT_FACTOR: '100000',
      ...(url === undefined ? {} : { DATABASE_URL: url, DATABASE_POOL: '8' }),
    })
    const clock = standingClock(START)
    const ground = await openGround(configuration, {
      clock,
      inMemory: true,
      ...(url === undefined ? { copy: await preparedCluster() } : {}),
    })
    const city = new SimulatedCity(ground, await serve(ground, null), random, clock)
    await city.settle(cadres, enterprises)
    await city.furnish()
    return city
  }

  get url(): string {
    return this.running.url
  }

  async stop(): Promise<void> {
    await this.running.stop()
  }

  private async settle(cadres: number, enterprises: number): Promise<void> {
    await this.ground.act(async (call) => {
      const offices = await listAllOffices(call)
      const city = offices.find((one) => one.level === 'city')
      const district = offices.find((one) => one.level === 'district' && one.division === DISTRICT)
      if (city === undefined || district === undefined) throw new Error('the home city has no offices')
      this.streets = offices
        .filter((one) => one.level === 'street' && one.path.startsWith(district.path))
        .slice(0, STREETS)
      await putRecords(
        call,
        Array.from({ length: enterprises }, (_, i) => {
          const street = this.streets[i % STREETS]?.division ?? ''
          return {
            name: `杭州第${i}号模拟测试有限公司`,
            uscc: inventUscc(i),
            address: `${DISTRICT}${street}模拟路${i}号`,
            street,
          }
        }),
        'simulation',
      )
      this.enterprises = (
        await sql<
          Omit<SimulatedEnterprise, 'street'>
        >`select id, uscc, name, address from enterprise order by uscc`.execute(call.tx)
      ).rows.map((row) => ({ ...row, street: Number(/\d+/.exec(row.name)?.[0] ?? 0) % STREETS }))
      this.mayor = await this.employ(call, city, 0)
      for (let n = 1; n <= cadres; n++) {
        const street = this.streets[n % STREETS]
        if (street !== undefined) this.cadres.push(await this.employ(call, street, n))
      }
    })
  }

  /** What doors are told by: buildings of each street, and invitations that lie about. */
  private async furnish(): Promise<void> {
    const { mayor } = this
    if (!mayor) return
    await this.logIn(mayor)
    this.noticeVersion = (await this.call('getCity', {}, mayor.session)).notice.version
    for (const [n, { path }] of this.streets.entries()) {
      const said = { key: randomUUID(), kind: 'building' as const, entrances: [], floors: ['1', '2', '3'] }
      const where = { name: `第${n}号示例大厦`, address: `${DISTRICT}示例大道${n}号`, place: path }
      this.places.push((await this.call('createPlace', { ...said, ...where }, mayor.session)).id)
    }
    await this.ground.act(async (call) => {
      const invited = this.enterprises.slice(0, INVITED)
      const links = invited.map(({ id }) => ({ kind: 'enterprise', channel: 'link', enterpriseId: id }) as const)
      this.invitations = (await issueInvitations(call, links)).map(({ token }) => token)
    })
  }

  private async employ(
    call: Parameters<Parameters<Ground['act']>[0]>[0],
    office: OfficeNode,
    n: number,
  ): Promise<SimulatedCadre> {
    const phone = `1540004${String(n).padStart(4, '0')}`
    await appoint(call, { phone, name: '示例干部', office })
    const person = (await getPersonByPhone(call, phone)).personId
    return { person, phone, office, session: await openSession(call, person, 'phone') }
  }

  /** Mostly at the cadre's own street, sometimes beyond its border. */
  door(cadre: SimulatedCadre): SimulatedEnterprise {
    const street = this.cadres.indexOf(cadre) % STREETS
    const near = this.enterprises.filter((one) => one.street === (street + 1) % STREETS)
    return this.random.pick(this.random.chance(0.9) ? near : this.enterprises)
  }

  /** A building, mostly of the cadre's own street. */
  building(cadre: SimulatedCadre): string {
    const own = this.places[(this.cadres.indexOf(cadre) + 1) % STREETS]
    return own !== undefined && this.random.chance(0.9) ? own : this.random.pick(this.places)
  }

  /** A code that the pool does not know. */
  unknownUscc(): string {
    return inventUscc(this.codes++)
  }

  /** The person logs in: the second factor was shown just now. How that is done is not what is tried here. */
  async logIn(cadre: SimulatedCadre): Promise<void> {
    await this.ground.act(async (call) => {
      const hash = call.tools.tokens.hash('session', cadre.session)
      const { numAffectedRows } = await sql`
        update session set second_factor_at = ${call.now}, fresh_at = ${call.now}, idle_since = ${call.now},
          expires_at = ${new Date(call.now.getTime() + 30 * DAY_MS)}
        where token_hash = ${hash} or person_id = ${cadre.person}`.execute(call.tx)
      if (numAffectedRows === 0n) throw new Error('no session')
    })
  }

  async call<N extends FunctionName>(name: N, input: InputOf<N>, session: string): Promise<OutputOf<N>> {
    const response = await fetch(`${this.url}/1.1/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature(), 'x-lc-session': session },
      body: JSON.stringify(input),
    })
    const body = (await response.json()) as { result: OutputOf<N>; name?: string; error?: string }
    if (response.status !== 200) throw new Error(`${name}: ${body.name ?? ''} ${body.error ?? ''}`)
    return body.result
  }

  toDay(day: number): void {
    const ahead = START.getTime() + day * DAY_MS - this.clock.now().getTime()
    if (ahead > 0) this.clock.advance(ahead)
  }

  /** What else happens on a day. */
  async live(day: number): Promise<void> {
    const { random } = this
    for (let n = 0; n < 2; n++) await this.mergeSome()
    // Some days lie between the end and the new beginning.
    if (random.chance(0.25)) await this.appointAgain()
    if (random.chance(0.5)) await this.endGrant()
    for (let n = 0; n < 3; n++) await this.apply()
    if (random.chance(0.5)) await this.strikeOff()
    if (day === 10 || day === 20) await this.moveStreet()
  }

  private async mergeSome(): Promise<void> {
    const { mayor } = this
    const [winner, loser] = [this.random.pick(this.enterprises), this.random.pick(this.enterprises)]
    if (mayor === undefined || winner === loser) return
    const by = { personId: mayor.person, officeId: mayor.office.id }
    await this.ground
      .act((call) => mergeEnterprises(call, { winner: winner.id, loser: loser.id, ground: 'simulation' }, by))
      // Merged before, or holds others: the next day brings another pair.
      .catch(() => undefined)
  }

  /** An owner applies from home: a case begins, and later moves on. */
  private async apply(): Promise<void> {
    const { name, uscc, address } = this.random.pick(this.enterprises)
    const session = await this.ground.act(async (call) => {
      const { personId } = await getPersonByPhone(call, `1540005${String(this.owners++).padStart(4, '0')}`)
      return openSession(call, personId, 'phone')
    })
    const { notice } = await this.call('getCity', {}, session)
    const subject = { name, uscc, address }
    const more = { contactName: '示例联系人', bodies: ['league' as const], noticeVersion: notice.version }
    await this.call('submitApplication', { key: randomUUID(), subject, ...more }, session)
      // Applied already, or not one that may.
      .catch(() => undefined)
  }

  /** The register says that an enterprise is no more. */
  private async strikeOff(): Promise<void> {
    const { name, uscc, address } = this.random.pick(this.enterprises)
    await this.ground.act((call) =>
      putRecords(call, [{ name, uscc, address, street: null, status: 'closed' }], 'simulation'),
    )
  }

  private async endGrant(): Promise<void> {
    const cadre = this.random.pick(this.cadres)
    this.clock.advance(1000)
    await this.ground.act((call) =>
      sql`update cadre_grant set valid_until = ${call.now} where person_id = ${cadre.person} and valid_until is null`.execute(
        call.tx,
      ),
    )
    this.clock.advance(1000)
  }

  /** Whoever has no grant any more is appointed again. */
  private async appointAgain(): Promise<void> {
    for (const cadre of this.cadres) await this.appointOne(cadre)
  }

  async appointOne(cadre: SimulatedCadre): Promise<void> {
    await this.ground.act(async (call) => {
      const held = await sql`select 1 from cadre_grant where person_id = ${cadre.person}
        and (valid_until is null or valid_until > ${call.now})`.execute(call.tx)
      if (held.rows.length > 0) return
      const offices = await listAllOffices(call)
      const office =
        offices.find((one) => one.path === cadre.office.path) ?? offices.find(({ level }) => level === 'street')
      if (office !== undefined) await appoint(call, { phone: cadre.phone, name: '示例干部', office })
    })
  }

  /** A street goes to another district. */
  private async moveStreet(): Promise<void> {
    const { mayor } = this
    const street = this.streets.pop()
    if (mayor === undefined || street === undefined) return
    await this.logIn(mayor)
    const district = await this.ground.act(async (call) =>
      (await listAllOffices(call)).find((one) => one.level === 'district' && one.division !== DISTRICT),
    )
    const change = {
      kind: 'move' as const,
      subjects: [street.divisionCode],
      into: [{ district: district?.divisionCode ?? '' }],
      effectiveOn: new Date(this.clock.now().getTime() + DAY_MS / 3).toISOString().slice(0, 10),
      ground: '示例文件',
    }
    const { plan } = await this.call('planDivisionChange', change, mayor.session)
    await this.call('changeDivisions', { ...change, plan, key: randomUUID() }, mayor.session)
  }
}
