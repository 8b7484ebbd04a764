/** A small city for the life test: three districts with three streets each, cadres in most of them, and whoever applies. All invented. */
import { sql } from 'kysely'
import { openGround, type Ground } from '../../../cloud/compose'
import { caseworkFunctions } from '../../../cloud/casework/functions'
import type { CaseFile } from '../../../cloud/casework/actions'
import {
  buildGazetteer,
  ensureOfficeBeside,
  listAllOffices,
  listOffices,
  readGeography,
  readRegions,
  type OfficeNode,
} from '../../../cloud/divisions/actions'
import { divisionFunctions } from '../../../cloud/divisions/functions'
import { jointFunctions } from '../../../cloud/joint/functions'
import { foundingFunctions } from '../../../cloud/founding/functions'
import { getNotice } from '../../../cloud/intake/notice'
import { intakeFunctions } from '../../../cloud/intake/functions'
import { strikeClocks } from '../../../cloud/casework/clock'
import { writeDigests } from '../../../cloud/casework/digests'
import { digestParts } from '../../../cloud/subscriptions'
import { settleVacancies } from '../../../cloud/casework/staffing'
import { peopleFunctions } from '../../../cloud/people/functions'
import { localDate } from '../../../cloud/platform/calendar/calendar'
import { appoint, getPersonByPhone, handOverLapsed, listGrants, putPersonalValue } from '../../../cloud/people/actions'
import type { Actor } from '../../../cloud/platform/actor'
import type { Call, SignedInCall } from '../../../cloud/platform/call'
import { Failure } from '../../../cloud/platform/failure'
import { standingClock } from '../../../cloud/platform/clock'
import { readConfiguration } from '../../../cloud/platform/configuration/read'
import { findEnterpriseByUscc, PoolEngines, putRecords } from '../../../cloud/pool/actions'
import { createInvitation } from '../../../cloud/intake/actions'
import { registry, type FunctionName, type InputOf, type OutputOf, type ParsedOf } from '../../../types/registry'
import { usccCheckCharacter } from '../../../types/uscc'
import { preparedCluster } from '../../support/cluster'
import type { Dice } from './dice'

export const START = new Date('2026-11-23T01:00:00Z')
const DISTRICTS = 3
const STREETS = 3
const COMMITTEE = 'logistics'

type Simulated = typeof divisionFunctions &
  ReturnType<typeof caseworkFunctions> &
  typeof jointFunctions &
  typeof foundingFunctions &
  Pick<typeof peopleFunctions, 'listAbsences' | 'recordAbsence' | 'endAbsence'> &
  Pick<ReturnType<typeof intakeFunctions>, 'submitApplication' | 'askToJoin'>
type SimulatedName = keyof Simulated & FunctionName

export interface Cadre {
  personId: string
  office: OfficeNode
}

export class World {
  readonly clock = standingClock(START)
  readonly streets: OfficeNode[] = []
  readonly districts: OfficeNode[] = []
  /** Streets that take no part yet. */
  private readonly spare: OfficeNode[] = []
  city: OfficeNode | undefined
  committee: OfficeNode | undefined
  readonly cadres: Cadre[] = []
  private homeCity = ''
  private serial = 0
  private ground: Ground | undefined
  private functions: Simulated | undefined
  private engines: PoolEngines | undefined

  constructor(readonly dice: Dice) {}

  static async build(dice: Dice, { url, folder }: { url: string | undefined; folder: string }): Promise<World> {
    const world = new World(dice)
    const configuration = readConfiguration({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      ...(url === undefined ? {} : { DATABASE_URL: url }),
    })
    world.homeCity = configuration.HOME_CITY
    world.ground = await openGround(configuration, {
      clock: world.clock,
      inMemory: true,
      ...(url === undefined ? { copy: await preparedCluster() } : {}),
    })
    const { database } = world.ground
    const gazetteer = buildGazetteer(configuration.HOME_CITY)
    world.engines = await PoolEngines.build(database, { regions: readRegions(), gazetteer })
    const intake = intakeFunctions(world.engines)
    world.functions = {
      ...caseworkFunctions(world.engines),
      ...jointFunctions,
      ...foundingFunctions,
      ...divisionFunctions,
      listAbsences: peopleFunctions.listAbsences,
      recordAbsence: peopleFunctions.recordAbsence,
      endAbsence: peopleFunctions.endAbsence,
      submitApplication: intake.submitApplication,
      askToJoin: intake.askToJoin,
    }
    await world.staff()
    return world
  }

  get database() {
    if (this.ground === undefined) throw new Error('the world is not built')
    return this.ground.database
  }

  async stop(): Promise<void> {
    await this.engines?.close()
    await this.ground?.stop()
  }

  /** Streets without a cadre and a district without one are part of it. */
  private async staff(): Promise<void> {
    await this.service(async (call) => {
      const offices = await listAllOffices(call)
      this.city = offices.find((office) => office.level === 'city')
      const districts = offices.filter((office) => office.level === 'district').slice(0, DISTRICTS)
      for (const [d, district] of districts.entries()) {
        this.districts.push(district)
        if (d < DISTRICTS - 1) await this.appointAt(call, district, 1)
        const streets = offices.filter((one) => one.level === 'street' && one.path.startsWith(district.path))
        this.spare.push(...streets.slice(STREETS))
        for (const [s, street] of streets.slice(0, STREETS).entries()) {
          this.streets.push(street)
          if (s < STREETS - 1) await this.appointAt(call, street, 2)
        }
      }
      if (this.city === undefined) throw new Error('no city')
      await this.appointAt(call, this.city, 1)
      this.committee = await ensureOfficeBeside(
        call,
        COMMITTEE,
        this.city,
        (division) => `${division}快递物流行业团工委`,
      )
      await this.appointAt(call, this.committee, 1)
    })
  }

  private async appointAt(call: Call, office: OfficeNode, count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const phone = this.phone()
      await appoint(call, { phone, name: `示例干部${this.serial}`, office })
      this.cadres.push({ personId: (await getPersonByPhone(call, phone)).personId, office })
    }
  }

  /** A number of a series that no carrier has, never twice. */
  phone(): string {
    return `1540${String(++this.serial).padStart(7, '0')}`
  }

  today(): string {
    return localDate(this.clock.now())
  }

  /** A cadre's grant ends: what it owed goes to the office, or above where nobody is left. */
  async somebodyLeaves(): Promise<void> {
    // A grant lasts longer than no time at all.
    this.clock.advance(1000)
    // Of streets, districts and the committee; somebody of the city is always there, as what nobody else has lies with it.
    const leaving = this.dice.one(this.cadres.filter((one) => one.office !== this.city))
    await this.service(async (call) => {
      await sql`update cadre_grant set valid_until = ${call.now} where person_id = ${leaving.personId} and valid_until is null`.execute(
        call.tx,
      )
    })
    this.clock.advance(1000)
    await this.service((call) => handOverLapsed(call))
    this.cadres.splice(this.cadres.indexOf(leaving), 1)
  }

  /** Somebody is appointed, perhaps where nobody was. */
  async somebodyComes(): Promise<void> {
    const { committee } = this
    const offices = [...this.streets, ...this.districts, ...(committee === undefined ? [] : [committee])]
    await this.service((call) => this.appointAt(call, this.dice.one(offices), 1))
  }

  /** Somebody is away for some days, from now or soon, with a deputy or without; or whoever was comes back earlier. */
  async somebodyGoesAway(): Promise<void> {
    const { personId } = this.dice.one(this.cadres)
    const { grants, absences } = await this.call(personId, 'listAbsences', {})
    const own = absences.find((one) => one.self)
    if (own !== undefined) {
      await this.call(personId, 'endAbsence', { id: own.grant, absence: own.id })
      return
    }
    const grant = this.dice.one(grants)
    const begins = this.dice.below(3)
    const days = { begins: this.ahead(begins), ends: this.ahead(begins + this.dice.below(10)) }
    const deputy = grant.deputies.length > 0 && this.dice.chance(0.6) ? this.dice.one(grant.deputies).id : undefined
    try {
      await this.call(personId, 'recordAbsence', { id: grant.id, ...days, ...(deputy === undefined ? {} : { deputy }) })
    } catch (error) {
      // The deputy is away on one of these days, too.
      if (!(error instanceof Failure) || error.error !== 'inputInvalid') throw error
    }
  }

  private ahead(days: number): string {
    return localDate(new Date(this.clock.now().getTime() + days * 86_400_000))
  }

  /** A border moves, by the city: a street goes to another district, or is merged into a neighbour and another one takes its place here. */
  async moveBorder(officeId: string): Promise<boolean> {
    const street = this.streets.find((one) => one.id === officeId)
    const [mayor] = this.cadres.filter((one) => one.office.level === 'city' && one.office.body === 'league')
    if (street === undefined || mayor === undefined) return false
    const district = this.districts.find((one) => street.path.startsWith(one.path))
    const into = this.streets.find((one) => one !== street && one.path.startsWith(district?.path ?? '-'))
    const spare = this.spare.find((one) => one.path.startsWith(district?.path ?? '-'))
    const isMerged = into !== undefined && spare !== undefined && this.dice.chance(0.3)
    const other = this.dice.one(this.districts.filter((one) => one !== district))
    const change = {
      kind: isMerged ? ('merge' as const) : ('move' as const),
      subjects: isMerged ? [street.divisionCode, into.divisionCode] : [street.divisionCode],
      into: isMerged ? [{ code: into.divisionCode }] : [{ district: other.divisionCode }],
      effectiveOn: this.today(),
      ground: '示例文件',
    }
    const { plan } = await this.call(mayor.personId, 'planDivisionChange', change)
    await this.call(mayor.personId, 'changeDivisions', { ...change, plan })
    await this.followDivisions()
    const heir = isMerged ? into : await this.heirOf(street)
    for (const cadre of this.cadres) if (cadre.office.id === street.id) cadre.office = heir
    this.streets.splice(this.streets.indexOf(street), 1, isMerged ? spare : heir)
    if (!isMerged) return true
    this.spare.splice(this.spare.indexOf(spare), 1)
    await this.service((call) => this.appointAt(call, spare, 2))
    return true
  }

  /** Routing stands on the divisions of today, as in each running service. */
  private async followDivisions(): Promise<void> {
    const { homeCity } = this
    const geography = await this.service((call) => readGeography(call, homeCity))
    await this.engines?.renewPlaces(geography)
  }

  private async heirOf(street: OfficeNode): Promise<OfficeNode> {
    return this.service(async (call) => {
      const { rows } = await sql<{ id: string }>`select successor_id as id from office where id = ${street.id}`.execute(
        call.tx,
      )
      const [heir] = await listOffices(call, [rows[0]?.id ?? ''])
      if (heir === undefined) throw new Error(`${street.name} has no successor`)
      return heir
    })
  }

  /** Somebody is appointed where a case waits for anybody. */
  async somebodyComesTo(file: CaseFile): Promise<void> {
    await this.service(async (call) => {
      const [office] = await listOffices(call, [file.owner_id ?? file.office_id])
      if (office !== undefined) await this.appointAt(call, office, 1)
    })
  }

  /** What the service does by itself. */
  async keepTime(): Promise<void> {
    await this.service((call) => settleVacancies(call))
    while (!(await this.service((call) => strikeClocks(call))).isDone);
    await this.service((call) => writeDigests(call, digestParts))
  }

  /** An invitation to a new enterprise of the pool, and the person whose phone it names. */
  async invite(): Promise<{ person: string; token: string }> {
    const enterprise = this.enterprise()
    const phone = this.phone()
    return this.service(async (call) => {
      await putRecords(call, [{ ...enterprise, street: null }], 'sim')
      const found = await findEnterpriseByUscc(call, enterprise.uscc)
      if (found === undefined) throw new Error('the pool did not take it')
      const token = await createInvitation(call, { enterpriseId: found.id, contact: { phone, name: '示例申请人' } })
      const { personId } = await getPersonByPhone(call, phone)
      return { person: personId, token }
    })
  }

  /** Whether somebody else of the enterprise could ask to join: the street, or an invitation, vouches for who applied. */
  async isVouched(id: string): Promise<boolean> {
    const { rows } = await this.service((call) =>
      sql`select 1 from application where id = ${id} and (authority = 'invited' or vouched_at is not null)`.execute(
        call.tx,
      ),
    )
    return rows.length > 0
  }

  /** A new applicant. */
  async person(): Promise<string> {
    return this.service(async (call) => {
      const { personId } = await getPersonByPhone(call, this.phone())
      await putPersonalValue(call, personId, 'name', '示例申请人')
      return personId
    })
  }

  enterprise(): { name: string; uscc: string; address: string } {
    const serial = ++this.serial
    const first = `91330106WW${String(serial).padStart(7, '0')}`
    const street = this.dice.one(this.streets)
    const district = this.districts.find((one) => street.path.startsWith(one.path))
    return {
      name: `杭州示例第${serial}号测试有限公司`,
      uscc: first + usccCheckCharacter(first),
      address: `${district?.division ?? ''}${street.division}试验路${serial}号`,
    }
  }

  private circumstances() {
    if (this.ground === undefined) throw new Error('the world is not built')
    return {
      now: this.clock.now(),
      requestId: this.dice.uuid(),
      device: 'sim',
      address: 'sim',
      tools: this.ground.tools,
    }
  }

  /** Something that nobody does: the service itself. */
  service<T>(work: (call: Call) => Promise<T>): Promise<T> {
    const circumstances = this.circumstances()
    return this.database.transact((tx) => work({ ...circumstances, tx, actor: null }))
  }

  /** Something that a person does, with the grants of that moment and the second factor shown. */
  as<T>(personId: string, work: (call: SignedInCall) => Promise<T>): Promise<T> {
    const circumstances = this.circumstances()
    return this.database.transact(async (tx) => {
      const grants = await listGrants({ tx, now: circumstances.now }, personId)
      const actor: Actor = {
        personId,
        sessionId: 'sim',
        method: 'phone',
        grants,
        held: grants,
        assurance: 'passed',
        fresh: true,
      }
      return work({ ...circumstances, tx, actor })
    })
  }

  /** A function of the registry, as its dispatcher runs it once key and session were looked at. */
  call<N extends SimulatedName>(personId: string, name: N, input: Omit<InputOf<N>, 'key'>): Promise<OutputOf<N>> {
    const { functions } = this
    if (functions === undefined) throw new Error('the world is not built')
    const parsed = registry[name].input.parse({ ...input, key: this.dice.uuid() }) as ParsedOf<N>
    const handler = functions[name] as unknown as (call: SignedInCall, input: ParsedOf<N>) => Promise<OutputOf<N>>
    return this.as(personId, (call) => handler(call, parsed))
  }

  /** The notice in force: nothing is asked for beside the League. */
  readonly noticeVersion = getNotice([]).version

  async file(id: string): Promise<CaseFile> {
    const { rows } = await this.service((call) =>
      sql<CaseFile>`select * from case_file where id = ${id}`.execute(call.tx),
    )
    const [row] = rows
    if (row === undefined) throw new Error(`no case ${id}`)
    return row
  }
}
