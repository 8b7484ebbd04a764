/** The red lines of 国办函〔2026〕12号 and of the law (DOMAIN §3, §4), as far as the contract and the catalogue can cross them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { actions } from '../../types/actions'
import type { Contract } from '../../types/contract'
import { recordBody } from '../../types/field-records'
import { registry } from '../../types/registry'
import { noticeTexts } from '../../types/words/notice'

const ROOT = join(__dirname, '..', '..')
const functions: [string, Contract][] = Object.entries(registry)

/** Names of all fields of a schema, at any depth. */
function fieldsOf(schema: z.ZodMiniType, io: 'input' | 'output'): string[] {
  const names: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, value] of Object.entries(node) as [string, unknown][]) {
      if (name === 'properties' && typeof value === 'object' && value !== null) names.push(...Object.keys(value))
      walk(value)
    }
  }
  walk(z.toJSONSchema(schema, { io, unrepresentable: 'any' }))
  return names
}

describe('least data', () => {
  const ASKED_FOR_NOTHING_LIKE =
    /roster|idcard|identitynumber|idnumber|身份证|birth|age$|gender|sex|nation(ality)?$|political|religio|lat(itude)?$|lng|longitude|location|position|coordinate|gps|track|photo|image|picture|video|face|selfie|wechatid|email|password/i

  test.each(functions)('%s asks for no roster, identity number, position, photo or track', (_, contract) => {
    for (const field of fieldsOf(contract.input, 'input')) expect(field).not.toMatch(ASKED_FOR_NOTHING_LIKE)
  })

  test('numbers of young people and members are never asked with the application, and are ranges', () => {
    const asked = fieldsOf(registry.submitApplication.input, 'input')
    expect(asked).not.toContain('youth')
    expect(asked).not.toContain('members')
    expect(registry.reportHeadcount.input.safeParse({ key: 'k'.repeat(16), id: 'x', youth: 7 }).success).toBe(false)
    const schema = JSON.stringify(z.toJSONSchema(registry.reportHeadcount.input, { io: 'input' }))
    expect(schema).not.toMatch(/"number"|"integer"/)
  })

  test('the phone is typed to log in, to be added as a way in, or by whoever appoints somebody: no function asks for it again', () => {
    const asking = functions.filter(([, contract]) => /phone|mobile/i.test(fieldsOf(contract.input, 'input').join()))
    expect(asking.map(([name]) => name).sort()).toEqual(['appointCadre', 'linkPhone'])
  })

  test('a personal value leaves in full through one function, a read that is audited', () => {
    const inFull = functions.filter(([, contract]) => fieldsOf(contract.output, 'output').includes('phone'))
    // `office.phone` is the office's own number, not a person's.
    const ofPersons = inFull.filter(([, contract]) => {
      const shape = z.toJSONSchema(contract.output, { io: 'output' }) as { properties?: Record<string, unknown> }
      return 'phone' in (shape.properties ?? {})
    })
    expect(ofPersons.map(([name]) => name)).toEqual(['revealContact'])
    // What a register told of an enterprise, one value at a time and for a reason of the same list.
    expect([registry.revealRegisterContact.effect, registry.revealRegisterContact.audit !== '']).toEqual(['read', true])
    expect(registry.revealRegisterContact.input.safeParse({ id: 'x', field: 'phone' }).success).toBe(false)
    expect(registry.revealContact.effect).toBe('read')
    expect(registry.revealContact.audit).toBeTruthy()
  })

  test('the notice promises what the contract keeps', () => {
    const text = JSON.stringify(Object.values(noticeTexts).at(-1))
    expect(text).toMatch(/不收集身份证号/)
    expect(text).toMatch(/名单/)
    expect(text).toMatch(/删除/)
  })
})

describe('field work watches nobody', () => {
  const WATCHING =
    /lat(itude)?$|lng|longitude|location|position|coordinate|gps|track|photo|image|picture|video|face$|steps?$|signature/i

  test('what a phone records has no position, no photo and no track, in any of its kinds', () => {
    const fields = fieldsOf(recordBody, 'input')
    expect(fields).toContain('met')
    for (const field of fields) expect(field).not.toMatch(WATCHING)
  })

  test('nor has a table a column for them', () => {
    const migrations = join(ROOT, 'cloud', 'platform', 'migrations')
    for (const file of ['0046_fieldwork.sql', '0047_visit_plans.sql'])
      for (const [, column = ''] of readFileSync(join(migrations, file), 'utf8').matchAll(/^ {2}(\w+) +\w/gm))
        expect([file, column]).toEqual([file, expect.not.stringMatching(WATCHING)])
  })

  test('no function tells how much a cadre visited: what names a cadre beside visits counts none of them', () => {
    const byPerson = functions.filter(([, { action }]) => action.startsWith('visit.'))
    expect(byPerson.length).toBeGreaterThan(10)
    for (const [, contract] of byPerson)
      for (const field of fieldsOf(contract.output, 'output'))
        expect(field).not.toMatch(/perCadre|byCadre|visitsOf|visitCount|done(Count|Total)|average|best/i)
    // A plan's progress is of the plan; a share tells what is still to be walked, never what was.
    expect(JSON.stringify(z.toJSONSchema(registry.listVisitPlans.output, { io: 'output' }))).not.toMatch(/name|person/i)
    expect(JSON.stringify(z.toJSONSchema(registry.createVisitPlan.output, { io: 'output' }))).not.toMatch(/visited/)
    // No query groups what was recorded by who recorded it.
    for (const source of sourcesUnder(join(ROOT, 'cloud', 'fieldwork')))
      expect(source).not.toMatch(/group by[^`]*person_id|groupBy\([^)]*person_id/)
  })

  test('the own day takes nobody else’s name', () => {
    expect(fieldsOf(registry.getFieldDay.input, 'input')).toEqual(['day'])
  })

  test('a phone is asked for once more where its owner is present, and sealed: in an application taken down', () => {
    expect(
      fieldsOf(recordBody, 'input')
        .filter((field) => /phone|contactName/.test(field))
        .sort(),
    ).toEqual(['contactName', 'phone'])
  })
})

describe('no count of how much somebody uses the app', () => {
  const USE =
    /check-?in|sign-?in-?(day|streak)|(?<!ap)points?|score|rank|leaderboard|streak|badge|online(time|minutes)|usage|visits?Count|clicks?|activity/i
  const USE_IN_CHINESE = /打卡|签到|积分|排行|排名|在线时长|活跃度|使用率|点击(次|量|率)|登录次数|学习时长/

  test('no function, field or act of the contract', () => {
    for (const [name, contract] of functions) {
      expect(name).not.toMatch(USE)
      expect(contract.summary).not.toMatch(USE)
      for (const field of [...fieldsOf(contract.input, 'input'), ...fieldsOf(contract.output, 'output')])
        expect(field).not.toMatch(USE)
    }
    for (const action of actions) expect(action).not.toMatch(USE)
  })

  test('no word of the catalogue', () => {
    const folder = join(ROOT, 'types', 'words')
    for (const file of readdirSync(folder)) {
      const found = USE_IN_CHINESE.exec(readFileSync(join(folder, file), 'utf8'))
      expect([file, found?.[0]]).toEqual([file, undefined])
    }
  })

  test('no column of the database, and the audit trail is counted by nobody', () => {
    const migrations = join(ROOT, 'cloud', 'platform', 'migrations')
    for (const file of readdirSync(migrations))
      expect(readFileSync(join(migrations, file), 'utf8')).not.toMatch(
        /login_count|last_seen|clicks|points|ranking|streak/,
      )
    const readers = sourcesUnder(join(ROOT, 'cloud')).filter((source) =>
      /from audit_entry|selectFrom\('audit_entry/.test(source),
    )
    // The sealer's, and the auditor's: both row by row.
    expect(readers).toHaveLength(2)
    for (const source of readers) expect(source).not.toMatch(/count\(|group by/i)
  })
})

describe('nobody is forced', () => {
  test('browsing and opening an invitation need no login', () => {
    expect(registry.getCity.access).toBe('public')
    expect(registry.openInvitation.access).toBe('public')
  })
  test('nothing is filled in twice: an invited enterprise gives nothing that the pool knows', () => {
    const withInvitation = {
      key: 'k'.repeat(16),
      subject: { invitation: 'token' },
      contactName: '示例联系人',
      bodies: ['league'],
      noticeVersion: '2026-11-23',
    }
    expect(registry.submitApplication.input.safeParse(withInvitation).success).toBe(true)
  })
})

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesUnder(path)
    return entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : []
  })
}
