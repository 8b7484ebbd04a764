/** The city's hand on its divisions, for tests: codes by names, a plan and its confirmation. */
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '../../types/registry'
import { applyDueChange, ensureNation } from '../../cloud/divisions/actions'
import { putFact } from '../../cloud/platform/facts'
import { newKey, type TestCity } from './city'

export type AskedChange = Omit<InputOf<'planDivisionChange'>, 'ground' | 'effectiveOn'> & {
  effectiveOn?: string
  ground?: string
}

/** A day of the tests' clock (tests/support/city, START). */
export const TODAY = '2026-11-23'
export const cityCadre = '15400000611'

export class DivisionDesk {
  private session = ''

  constructor(private readonly city: TestCity) {}

  async open(): Promise<this> {
    await this.city.appoint(cityCadre, '杭州市', 'city-cadre')
    await this.enter()
    return this
  }

  /** Anew where time was moved past what a session lives. */
  async enter(): Promise<void> {
    this.session = await this.city.logIn(cityCadre)
  }

  rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await this.city.ground.act((call) => query.execute(call.tx))).rows

  /** The code of a street, or of a community, of today. */
  async code(name: string, level = 'street'): Promise<string> {
    const [row] = await this.rows(
      sql<{
        code: string
      }>`select code from division where name = ${name} and level = ${level} and code like '3301%' and valid_until is null`,
    )
    if (row === undefined) throw new Error(`no ${level} ${name}`)
    return row.code
  }

  tree = async (street?: string) =>
    (await this.city.call('listDivisions', street === undefined ? {} : { street }, this.session)).result
  changes = async () => (await this.city.call('listDivisionChanges', {}, this.session)).result.changes

  private full = (asked: AskedChange) => ({ ground: '示例政发〔2026〕1号', effectiveOn: TODAY, ...asked })

  plan = (asked: AskedChange) => this.city.call('planDivisionChange', this.full(asked), this.session)

  /** @param plan of another plan than the one that would be seen now */
  async change(asked: AskedChange, plan?: string) {
    const seen = plan ?? (await this.plan(asked)).result.plan
    await this.city.showFactor(cityCadre, this.session)
    return this.send(asked, seen)
  }

  /** The same where the factor was shown just now. */
  send = (asked: AskedChange, plan: string) =>
    this.city.call('changeDivisions', { key: newKey(), plan, ...this.full(asked) }, this.session)

  showFactor = () => this.city.showFactor(cityCadre, this.session)

  /**
   * Plans and does; what was planned is what was done. Where the service's own loops (an escalation, a day that turned) changed what it would
   * be meanwhile, it is planned anew, as the page says.
   */
  async done(
    asked: AskedChange,
    tries = 3,
  ): Promise<{ plan: OutputOf<'planDivisionChange'> } & OutputOf<'changeDivisions'>> {
    const plan = await this.plan(asked)
    if (plan.status !== 200) throw new Error(`${plan.error.name} ${JSON.stringify(plan.error.fields)}`)
    const reply = await this.change(asked, plan.result.plan)
    if (reply.error.name === 'divisionPlanMoved' && tries > 1) return this.done(asked, tries - 1)
    if (reply.status !== 200) throw new Error(reply.error.name)
    return { plan: plan.result, ...reply.result }
  }

  async cancel(id: string) {
    await this.city.showFactor(cityCadre, this.session)
    return this.city.call('cancelDivisionChange', { key: newKey(), id }, this.session)
  }

  /** Without showing the factor anew. @returns the refusal */
  cancelStale = async () =>
    String(
      (
        await this.city.request('/1.1/functions/cancelDivisionChange', {
          body: { key: newKey(), id: '00000000-0000-4000-8000-00000000dead' },
          session: this.session,
        })
      ).body.name,
    )

  /** What the service's loop does. @returns how many were done or refused */
  async due(): Promise<number> {
    let count = 0
    while (await this.city.ground.act((call) => applyDueChange({ ...call, requestId: 'due', device: 'service' })))
      count++
    return count
  }

  /** The next start of a version with other data of the country. */
  async fillAnew(): Promise<void> {
    await this.city.ground.act(async (call) => {
      await putFact(call.tx, 'nation', 'of an earlier version')
      await ensureNation(call, '3301')
    })
  }
}
