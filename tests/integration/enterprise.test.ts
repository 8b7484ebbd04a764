/** An enterprise's page: what is known and from where, its history, the contact behind its mask, and nobody from beside. All invented. */
import { sql } from 'kysely'
import { beginImport, importPool, putRecords, readPool } from '../../cloud/pool/actions'
import { openTable } from '../../cloud/platform/spreadsheet/open'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const cityCadre = '15400000006'
const PHONE = '15400000777'
const PERSON = '示例法人'

describe('an enterprise’s page', () => {
  let city: TestCity
  let district = ''
  let whole = ''
  let id = ''
  const folder = mkdtempSync(join(tmpdir(), 'enterprise-test-'))
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    await city.ground.act((call) => putRecords(call, [{ ...firms.willow, phone: PHONE, legalPerson: PERSON }], 'test'))
    district = await city.logIn(phones.district)
    whole = await city.logIn(cityCadre)
    id = (await city.call('searchPool', { query: firms.willow.uscc }, whole)).result.rows[0]?.id ?? ''
  })
  afterAll(async () => {
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const page = async (session = district) => (await city.call('getEnterprise', { id }, session)).result

  test('tells what is known, from where, and everything that happened, newest first', async () => {
    const path = join(folder, '二季度.csv')
    writeFileSync(path, `name,uscc,登记状态\n杭州柳岸晴新材料有限公司,${firms.willow.uscc},存续\n`)
    const table = await openTable(path)
    city.clock.advance(86_400_000)
    await city.ground.act(async (call) => {
      await beginImport(call, table.sha256)
      const told = { refused: () => {}, progress: () => {} }
      await importPool(
        call,
        await readPool(table),
        { file: '二季度.csv', sha256: table.sha256, source: '市场监管局' },
        told,
      )
    })
    await table.close()
    city.clock.advance(3_600_000)
    const owner = await city.logIn(phones.owner)
    const subject = { invitation: await city.invite(firms.willow.uscc) }
    const input = {
      key: newKey(),
      subject,
      contactName: '示例甲',
      bodies: ['league' as const],
      noticeVersion: '2026-11-24',
    }
    const { number } = (await city.call('submitApplication', input, owner)).result
    const found = await page()
    expect(found).toMatchObject({
      name: '杭州柳岸晴新材料有限公司',
      place: '西湖区 翠苑街道',
      status: '存续',
      source: '市场监管局',
      marks: ['applied'],
      formerNames: [{ name: firms.willow.name }],
      contact: { phoneMasked: '154 **** 0777', legalPersonMasked: '示***' },
      cases: [{ number, state: 'submitted', sure: true }],
      casesElsewhere: 0,
      may: ['revealContact', 'invite', 'correct'],
    })
    expect(found.history.map(({ title }) => title)).toEqual([
      `提交申请 ${number}`,
      '发出邀请',
      '导入企业库数据',
      '企业更名',
    ])
    expect(found.history[2]?.detail).toBe('市场监管局（二季度.csv）')
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${PHONE}|${PERSON}`))
  })

  test('one value of the contact is shown for a reason, and stands in the trail', async () => {
    const shown = await city.call('revealRegisterContact', { id, field: 'phone', reason: 'correct-data' }, district)
    expect(shown.result).toEqual({ value: PHONE })
    const { rows } = await city.ground.act((call) =>
      sql`select record_kind, record_id, reason from audit_entry where function = 'revealRegisterContact'`.execute(
        call.tx,
      ),
    )
    expect(rows).toEqual([{ record_kind: 'enterprise', record_id: id, reason: 'correct-data' }])
  })

  test('lies outside of another district as if it were not there, and the attempt stands in the trail', async () => {
    const far = { name: '杭州云来霁物流有限公司', uscc: inventUscc(20, '330110'), address: '余杭区', street: null }
    await city.ground.act((call) => putRecords(call, [far], 'test'))
    const other = (await city.call('searchPool', { query: far.uscc }, whole)).result.rows[0]?.id ?? ''
    const none = '00000000-0000-4000-8000-000000000000'
    for (const name of ['getEnterprise', 'revealRegisterContact'] as const) {
      const input = (one: string) => ({ id: one, field: 'phone' as const, reason: 'correct-data' as const })
      const [outside, nowhere] = [
        await city.call(name, input(other), district),
        await city.call(name, input(none), district),
      ]
      expect([outside.status, outside.error.name]).toEqual([404, 'enterpriseUnknown'])
      expect({ ...outside.error, requestId: '' }).toEqual({ ...nowhere.error, requestId: '' })
    }
    expect((await city.call('getEnterprise', { id: other }, whole)).result.name).toBe(far.name)
    const { rows } = await city.ground.act((call) =>
      sql`select 1 from audit_entry where outcome = 'refused' and record_id = ${other}`.execute(call.tx),
    )
    expect(rows).toHaveLength(2)
  })
})
