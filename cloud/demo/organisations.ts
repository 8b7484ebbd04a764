/** A few organisations for the demo: sure ones, one whose term is over, one that was dissolved, one to be looked at, one of no enterprise of the pool. */
import type { Ground } from '../compose'
import { buildGazetteer, readRegions } from '../divisions/gazetteer'
import { beginOrganisationImport, importOrganisations, type OrganisationRecord } from '../organisations/actions'
import { findFact, putFact } from '../platform/facts'
import { PoolEngines } from '../pool/actions'
import { INVENTED, type DemoEnterprise } from './enterprises'

const FACT = 'demo-organisations'
const secretary = (surname: string) => surname + INVENTED.contactMark.value

const record = (
  line: number,
  { name, uscc }: { name: string; uscc: string | null },
  more: Partial<OrganisationRecord> = {},
): OrganisationRecord => ({
  line,
  enterprise: name,
  uscc,
  name: `共青团${name}支部委员会`,
  kind: 'branch',
  code: null,
  secretary: secretary('赵'),
  foundedOn: '2024-05-04',
  termEndsOn: '2027-05-03',
  endedOn: null,
  ...more,
})

/** The list. Enterprises that the demo invites are left alone: an invitation to one that has an organisation would be none. */
function inventList(free: readonly DemoEnterprise[]): OrganisationRecord[] {
  const [sure, over, joint, ended, unsure] = free
  if (!sure || !over || !joint || !ended || !unsure) return []
  return [
    record(1, sure),
    record(2, over, { secretary: secretary('钱'), foundedOn: '2021-09-01', termEndsOn: '2024-08-31' }),
    record(3, joint, { name: '示例楼宇联合团支部', kind: 'joint-branch', termEndsOn: null }),
    record(4, ended, { secretary: null, endedOn: '2026-03-31' }),
    // Without its code and with a character left out a person has to look.
    record(5, { name: unsure.name.replace(/(?<=^.{3})./u, ''), uscc: null }, { kind: 'youth-committee' }),
    record(6, { name: '示例未入库机械制造有限公司', uscc: null }, { kind: 'committee', secretary: null }),
  ]
}

/** Two firms of one building have their organisations: whoever plans visits there sees neighbours that founded. */
export const inventNeighbours = (tenants: readonly DemoEnterprise[]): OrganisationRecord[] =>
  tenants.map((tenant, i) => record(i + 1, tenant, { secretary: secretary(i % 2 === 0 ? '孙' : '李') }))

/** Takes a list in as an import does: once more, it changes nothing. @param name stands for the file */
export async function importDemoOrganisations(
  ground: Ground,
  name: string,
  records: readonly OrganisationRecord[],
): Promise<void> {
  const engines = await PoolEngines.build(ground.database, {
    regions: readRegions(),
    gazetteer: buildGazetteer(ground.configuration.HOME_CITY),
  })
  await ground.act(async (call) => {
    await beginOrganisationImport(call, name)
    const rows = (async function* () {
      yield { records: [...records], refused: [] }
    })()
    const list = { file: name, sha256: name, source: 'demo' }
    await importOrganisations(call, engines, { rows }, list, { refused: () => {}, progress: () => {} })
    await putFact(call.tx, name, '1')
  })
}

/** Once a database; a demo of an earlier version gets them at its next start. */
export async function ensureDemoOrganisations(ground: Ground, free: () => readonly DemoEnterprise[]): Promise<void> {
  if ((await ground.act((call) => findFact(call.tx, FACT))) !== undefined) return
  await importDemoOrganisations(ground, FACT, inventList(free()))
}
