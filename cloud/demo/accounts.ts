/** The demo's cadres, one of each kind and whoever approves what one sends, with a second factor that the sandbox's page shows. Invented persons; refused in production. */
import { TOTP, Secret } from 'otpauth'
import type { Role } from '../../types/people'
import { demoWords } from '../../types/words/sandbox'
import {
  ensureOfficeBeside,
  ensureTreeBeside,
  listEveryOffice,
  listOfficesOfBody,
  type OfficeNode,
} from '../divisions/actions'
import { configureBody } from '../intake/actions'
import { appoint, presetTotp } from '../people/actions'
import { staffWords } from '../../types/words/staff'
import type { Call, Tools } from '../platform/call'
import { findFact, putFact } from '../platform/facts'

export interface DemoAccount {
  role: Role
  office: string
  /** A number of a series that no carrier has (see INVENTED). */
  phone: string
}

/** Numbers end with these; in this order they are listed. */
const PHONES: readonly (readonly [Role, phone: string])[] = [
  ['street-cadre', '15400009001'],
  ['district-cadre', '15400009002'],
  ['city-cadre', '15400009003'],
  ['partner-cadre', '15400009004'],
  ['city-administrator', '15400009005'],
  ['security-administrator', '15400009006'],
  ['auditor', '15400009007'],
  ['industry-cadre', '15400009008'],
  // The second one of its office: what one of them sends to many, another has to approve. (Nothing reaches a number that ends in 9.)
  ['city-cadre', '15400009010'],
]

/** The industry committee of the demo: at the city, and in the district of its invitations. */
export const DEMO_COMMITTEE = 'logistics'

/** Own choice, 2026-11-29: longer than a term, so that one of the demo's cases can have come to its end. */
const IN_OFFICE_DAYS = 4 * 365
/** The call on the day on which the demo's cadres were appointed. */
export const inOfficeSince = (call: Call): Call => ({
  ...call,
  now: new Date(call.now.getTime() - IN_OFFICE_DAYS * 86_400_000),
})

const secretOf = (tools: Pick<Tools, 'tokens'>, phone: string) => tools.tokens.hash('demo-totp', phone).subarray(0, 20)

/** Appoints them once. @param at the street and district that the demo's invitations lie with */
export async function ensureDemoAccounts(call: Call, at: { street: string; district: string }): Promise<DemoAccount[]> {
  const known = await findFact(call.tx, 'demo-accounts')
  if (known !== undefined) return JSON.parse(known) as DemoAccount[]
  await ensureTreeBeside(call, 'union', staffWords.partners.union)
  const [union] = await listOfficesOfBody(call, 'union')
  // The form of the demo offers a union beside the League, and its cadre sees what asked for one.
  await configureBody(call, 'union', union?.name ?? '')
  const league = await listEveryOffice(call)
  const district = league.find((office) => office.name === at.district)
  if (district === undefined) throw new Error('the demo has no district')
  await ensureOfficeBeside(call, DEMO_COMMITTEE, district, staffWords.committees.logistics)
  const offices = await listEveryOffice(call)
  const city = offices.find((office) => office.body === 'league' && office.level === 'city')
  const find = (test: (office: OfficeNode) => boolean) => {
    const found = offices.find(test)
    if (found === undefined) throw new Error('the demo has no office to appoint to')
    return found
  }
  const officeOf = (role: Role): OfficeNode => {
    if (role === 'street-cadre') return find((office) => office.name === at.street)
    if (role === 'district-cadre') return find((office) => office.name === at.district)
    if (role === 'partner-cadre') return find((office) => office.body === 'union' && office.level === 'city')
    if (role === 'industry-cadre') return find((office) => office.body === DEMO_COMMITTEE && office.level === 'city')
    return find((office) => office.id === city?.id)
  }
  const accounts: DemoAccount[] = []
  for (const [role, phone] of PHONES) {
    const office = officeOf(role)
    const isSecond = accounts.some((one) => one.role === role)
    const name = demoWords.cadre(staffWords.roles[role], isSecond)
    await appoint(inOfficeSince(call), { phone, name, office, role })
    await presetTotp(call, phone, secretOf(call.tools, phone))
    accounts.push({ role, office: office.name, phone })
  }
  await putFact(call.tx, 'demo-accounts', JSON.stringify(accounts))
  return accounts
}

/** What the authenticator app of each account would show now. */
export function showAuthenticators(tools: Pick<Tools, 'tokens'>, accounts: readonly DemoAccount[], now: Date) {
  return accounts.map(({ role, office, phone }) => ({
    who: `${staffWords.roles[role]} · ${office}`,
    phone,
    code: new TOTP({ secret: new Secret({ buffer: new Uint8Array(secretOf(tools, phone)).buffer }) }).generate({
      timestamp: now.getTime(),
    }),
  }))
}
