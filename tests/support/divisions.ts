/** The city's hand on its divisions, for tests: codes by names, a plan and its confirmation. */
import { sql } from 'kysely'
import type { InputOf } from '../../types/registry'
import { newKey, type TestCity } from './city'

export type AskedChange = Omit<InputOf<'planDivisionChange'>, 'ground' | 'effectiveOn'> & { effectiveOn?: string }

/** A day of the tests' clock (tests/support/city, START). */
export const TODAY = '2026-11-23'
export const cityCadre = '15400000611'

export class DivisionDesk {
  private session = ''

  constructor(private readonly city: TestCity) {}

  async open(): Promise<this> {
    await this.city.appoint(cityCadre, '杭州市', 'city-cadre')
    this.session = await this.city.logIn(cityCadre)
    return this
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
    return this.city.call('changeDivisions', { key: newKey(), plan: seen, ...this.full(asked) }, this.session)
  }

  /** Plans and does; what was planned is what was done. */
  async done(asked: AskedChange) {
    const plan = await this.plan(asked)
    if (plan.status !== 200) throw new Error(`${plan.error.name} ${JSON.stringify(plan.error.fields)}`)
    const reply = await this.change(asked, plan.result.plan)
    if (reply.status !== 200) throw new Error(reply.error.name)
    return { plan: plan.result, ...reply.result }
  }

  async cancel(id: string) {
    await this.city.showFactor(cityCadre, this.session)
    return this.city.call('cancelDivisionChange', { key: newKey(), id }, this.session)
  }
}
