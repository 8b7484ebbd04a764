/** Whose something is: nothing of field work lies without a person while anybody answers for its place. */
import { roles } from '../../types/people'
import { listAllOffices, type OfficeNode } from '../divisions/actions'
import { listAbsent, listCadresInForce } from '../people/actions'
import type { Call } from '../platform/call'
import { visits } from './rules'

export interface OfficeRef {
  officeId: string
  officePath: string
}

const visitingRoles = roles.filter(visits)

/** The cadres who visit and the League's offices, read once for whoever asks about many. */
export class Owners {
  private constructor(
    private readonly paths: ReadonlyMap<string, readonly string[]>,
    private readonly away: ReadonlySet<string>,
    private readonly offices: ReadonlyMap<string, OfficeNode>,
  ) {}

  static async read(call: Pick<Call, 'tx' | 'now'>): Promise<Owners> {
    const absent = await listAbsent(call)
    return new Owners(
      await listCadresInForce(call, visitingRoles),
      new Set(absent.map((one) => `${one.personId}${one.officePath}`)),
      new Map((await listAllOffices(call)).map((office) => [office.path, office])),
    )
  }

  /** The office at a path, else the nearest above it; undefined for a path of nobody's. */
  officeAt(path: string): OfficeRef | undefined {
    for (let at = path; at.length > 1; at = at.replace(/[^/]+\/$/, '')) {
      const office = this.offices.get(at)
      if (office !== undefined && !office.ended) return { officeId: office.id, officePath: office.path }
    }
    return undefined
  }

  /** Whether a person visits where this lies. */
  answers(personId: string, path: string): boolean {
    return (this.paths.get(personId) ?? []).some((own) => path.startsWith(own))
  }

  /** Each person with each path at which that one visits. */
  list(): { personId: string; path: string }[] {
    return [...this.paths].flatMap(([personId, own]) => own.map((path) => ({ personId, path })))
  }

  /**
   * Whose something at a path is: the preferred person's, if that one visits there; else somebody of the nearest office that has anybody,
   * whoever is there before who is away. Of several, by what it is: each gets about as many, and nobody is counted.
   */
  nameFor(path: string, what: string, preferred?: string | null): string | null {
    if (preferred !== undefined && preferred !== null && this.answers(preferred, path)) return preferred
    const near = [...this.paths].flatMap(([personId, paths]) => {
      const own = paths.filter((one) => path.startsWith(one)).sort((one, other) => other.length - one.length)[0]
      return own === undefined ? [] : [{ personId, own, isAway: this.away.has(`${personId}${own}`) }]
    })
    const there = near.filter((one) => !one.isAway)
    const among = there.length > 0 ? there : near
    const nearest = Math.max(...among.map((one) => one.own.length))
    const persons = among.filter((one) => one.own.length === nearest).map((one) => one.personId)
    return persons.sort()[spread(what) % Math.max(1, persons.length)] ?? null
  }
}

/** A number out of an id, the same each time. */
const spread = (id: string): number => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7)
