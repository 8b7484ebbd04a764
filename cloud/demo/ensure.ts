/** Puts the demo's data into an empty database, once: invented enterprises, cadres, invitations. Deterministic by its seed. */
import type { Ground } from '../compose'
import { listAllOffices, putOfficeContacts, type OfficeNode } from '../divisions/actions'
import { createInvitation } from '../intake/actions'
import { findFact, putFact } from '../platform/facts'
import { findEnterpriseByUscc, putRecords } from '../pool/actions'
import { ensureDemoAccounts, type DemoAccount } from './accounts'
import { DEMO_CASES, type DemoStage } from './cases'
import { inventEnterprises, type DemoEnterprise } from './enterprises'
import { ensureDemoOrganisations } from './organisations'
import { DEMO_TENANTS, ensureDemoPlaces, settleTenants } from './places'

/** Own choice, 2026-11-23. */
const DEMO = { seed: 20261123, enterprises: 2000, invitations: 3 } as const

/** What to tap and with which numbers to log in. */
export interface DemoWays {
  invitations: { token: string; enterprise: string }[]
  accounts: DemoAccount[]
  /** What `ensureDemoCases` needs, once there is a service. */
  stage: DemoStage
}

/** Kept with the data: an older demo's has more in it, which nobody reads any more. */
interface Kept {
  invitations: DemoWays['invitations']
  street: { office: string }
  district: { office: string }
}

/** Said to be invented; no area code begins with 0000. */
const INVENTED_CONTACT = { address: '示例路1号（演示）', hours: '工作日 9:00–17:00（演示）' } as const

export async function ensureDemo(ground: Ground, onSeed: () => void): Promise<DemoWays> {
  const known = await ground.act((call) => findFact(call.tx, 'demo-ways'))
  const { invitations, street, district } =
    known === undefined ? await seed(ground, onSeed) : (JSON.parse(known) as Kept)
  const invited = new Set(invitations.map(({ enterprise }) => enterprise))
  const offices = await ground.act((call) => listAllOffices(call))
  await ensureDemoOrganisations(ground, () => inventAll(offices).filter(({ name }) => !invited.has(name)))
  const at = { street: street.office, district: district.office }
  const accounts = await ground.act((call) => ensureDemoAccounts(call, at))
  const tenants = () => inventAll(offices, DEMO_TENANTS).slice(DEMO.enterprises)
  await ensureDemoPlaces(ground, {
    street: street.office,
    cadre: accounts.find(({ role }) => role === 'street-cadre')?.phone ?? '',
    tenants,
  })
  const enterprises = (settleTenants(offices, street.office, tenants())?.settled ?? []).slice(0, DEMO_CASES)
  return { invitations, accounts, stage: { accounts, street: street.office, enterprises } }
}

/** The demo's enterprises: the same at each start. @param more beyond those of the pool: the first ones stay who they are */
function inventAll(offices: readonly OfficeNode[], more = 0): DemoEnterprise[] {
  const city = offices.find((office) => office.level === 'city')
  const byPath = new Map(offices.map((office) => [office.path, office]))
  const streets = offices.flatMap((office) => {
    const district = office.level === 'street' ? byPath.get(office.path.replace(/[^/]+\/$/, '')) : undefined
    return district === undefined
      ? []
      : [{ name: office.division, district: district.division, districtCode: district.divisionCode }]
  })
  if (city === undefined || streets.length === 0) throw new Error('the home city has no streets')
  return inventEnterprises({ seed: DEMO.seed, count: DEMO.enterprises + more, city: city.division, streets })
}

async function seed(ground: Ground, onSeed: () => void): Promise<Kept> {
  onSeed()
  return ground.act(async (call) => {
    await putFact(call.tx, 'data', 'demo')
    const offices = await listAllOffices(call)
    const city = offices.find((office) => office.level === 'city')
    const byPath = new Map(offices.map((office) => [office.path, office]))
    const parentOf = (office: OfficeNode) => byPath.get(office.path.replace(/[^/]+\/$/, ''))
    const enterprises = inventAll(offices)
    if (city === undefined) throw new Error('the home city has no office')
    await putRecords(call, enterprises, 'demo')
    const withContact = enterprises.filter(
      (one) => one.contactName !== null && one.phone !== null && one.street !== null,
    )
    const first = withContact[0]
    const street = offices.find(
      (office) =>
        office.level === 'street' &&
        office.division === first?.street &&
        // The district's code stands in the credit code as the registering division.
        office.path.includes(`/${first.uscc.slice(2, 8)}/`),
    )
    const district = street === undefined ? undefined : parentOf(street)
    if (first === undefined || street === undefined || district === undefined)
      throw new Error('the demo has nobody to invite')
    // All invitations of the demo lie with one street, so that its cadre sees them arrive.
    const invited = withContact.filter((one) => one.street === first.street).slice(0, DEMO.invitations)
    const invitations: DemoWays['invitations'] = []
    for (const { uscc, name, contactName, phone } of invited) {
      const enterprise = await findEnterpriseByUscc(call, uscc)
      if (enterprise === undefined || phone === null) continue
      const token = await createInvitation(call, {
        enterpriseId: enterprise.id,
        contact: { phone, name: contactName ?? undefined },
      })
      invitations.push({ token, enterprise: name })
    }
    await putOfficeContacts(call, [
      { officeId: city.id, ...INVENTED_CONTACT, phone: '0000-80000001' },
      { officeId: district.id, ...INVENTED_CONTACT, phone: '0000-80000002' },
      { officeId: street.id, ...INVENTED_CONTACT, phone: '0000-80000003' },
    ])
    const ways: Kept = { invitations, street: { office: street.name }, district: { office: district.name } }
    await putFact(call.tx, 'demo-ways', JSON.stringify(ways))
    return ways
  })
}
