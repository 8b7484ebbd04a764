/** The command line as a person runs it: processes of their own, on an embedded database in a folder. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'iconv-lite'
import { firms, inventUscc } from '../support/city'
import { openCommandLine } from '../support/cli'

const line = openCommandLine()
const { folder, cli } = line
afterAll(() => {
  line.close()
})

const file = (name: string, content: string | Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('the pool', () => {
  test('is imported in either encoding, says what it refused, and changes nothing the second time', async () => {
    const rows = [
      '企业名称,统一社会信用代码,住所,所属街道',
      `${firms.willow.name},${firms.willow.uscc},${firms.willow.address},翠苑街道`,
      `${firms.brook.name},${firms.brook.uscc.toLowerCase()},${firms.brook.address},`,
      `杭州坏码测试有限公司,91330106WW0000099X,西湖区,`,
      `,${inventUscc(50)},西湖区,`,
      `杭州重码测试有限公司,${firms.willow.uscc},西湖区,`,
    ].join('\r\n')
    const utf8 = file('pool.csv', `\ufeff${rows}`)
    const first = await cli('pool', 'import', utf8, '--refused', join(folder, 'refused.csv'))
    expect(first.err).toBe('')
    expect(first.out).toContain('读取 5 行：新增 2，更新 0，未变 0，拒收 3')
    expect(readFileSync(join(folder, 'refused.csv'), 'utf8').split('\n').slice(1, 4)).toEqual([
      '4,统一社会信用代码,统一社会信用代码的校验位不对,91330106WW0000099X',
      `5,企业名称,企业名称为空,${inventUscc(50)}`,
      `6,统一社会信用代码,与第 2 行的统一社会信用代码相同,${firms.willow.uscc}`,
    ])
    const again = await cli(
      'pool',
      'import',
      file('gb.csv', encode(rows, 'gb18030')),
      '--refused',
      join(folder, 'refused.csv'),
    )
    expect(again.out).toContain('新增 0，更新 0，未变 2，拒收 3')
  })

  test('its telephones are read anew: what is right stays', async () => {
    const rows = `企业名称,统一社会信用代码,住所,联系电话\n杭州两号测试有限公司,${inventUscc(51)},西湖区,15400300041、15400300042\n`
    await cli('pool', 'import', file('phones.csv', rows), '--refused', join(folder, 'refused.csv'))
    expect(await cli('pool', 'phones')).toMatchObject({ code: 0, out: '核对 1 个登记电话，已重新识别 0 个\n', err: '' })
  })

  test('refuses a file that is none', async () => {
    expect(await cli('pool', 'import', join(folder, 'missing.csv'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing.csv'),
    })
    expect(await cli('pool', 'import', file('other.csv', 'a,b\n1,2\n'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('企业名称'),
    })
  })
})

test('offices are imported; lines that name no division, or several, are told', async () => {
  const path = file(
    'offices.csv',
    '区划,名称,地址,电话,办公时间\n西湖区转塘街道,,某路1号,0000-1234567,工作日 9:00-17:00\n西湖区,,,0000-7654321,\n无此街道,,,,\n翠苑街道,,,abc,\n',
  )
  const { code, out, err } = await cli('offices', 'import', path)
  expect(code).toBe(0)
  expect(out).toContain('已更新 2 个机构，未导入 2 行')
  expect(err).toContain('第 4 行未导入：没有名为“无此街道”的区划')
  expect(err).toContain('第 5 行未导入：电话“abc”')
})

test('a cadre is appointed once, and an invitation is printed with its code', async () => {
  const appoint = ['cadre', 'add', '--phone', '154 0000 0003', '--name', '示例干部', '--office', '转塘街道']
  expect((await cli(...appoint)).out).toContain('已任命：转塘街道团工委')
  expect((await cli(...appoint)).out).toContain('未重复任命')
  const invited = await cli(
    'invite',
    'create',
    '--uscc',
    firms.willow.uscc,
    '--contact',
    '示例联系人',
    '--phone',
    '15400000001',
  )
  expect(invited.out).toContain(firms.willow.name)
  const link = /http:\/\/127\.0\.0\.1:\d+\/i\/[\w-]{24}(?=\n)/.exec(invited.out)
  expect(link).not.toBeNull()
  expect(invited.out).toMatch(/[▀▄█]{10}/)
  expect((await cli('invite', 'revoke', link?.[0] ?? '')).out).toContain('已收回')
  expect(await cli('invite', 'create', '--uscc', inventUscc(77))).toMatchObject({
    code: 2,
    err: expect.stringContaining('没有'),
  })
  expect(await cli('invite', 'create', '--uscc', firms.willow.uscc, '--phone', '12')).toMatchObject({
    code: 2,
    err: expect.stringContaining('手机号应为 11 位'),
  })
  expect((await cli('casework', 'check')).out).toContain('全部一致')
})

test('a body is offered while its office is configured', async () => {
  expect(await cli('bodies', 'set', '合唱团', '--office', '示例单位')).toMatchObject({
    code: 2,
    err: '没有“合唱团”这个组织，可填：工会、妇联\n',
  })
  expect((await cli('bodies', 'set', '工会', '--office', '示例市总工会')).out).toBe('工会：由示例市总工会接收\n')
  expect((await cli('bodies', 'set', 'union', '--office', '示例区总工会')).code).toBe(0)
  expect((await cli('bodies', 'list')).out).toBe('工会：由示例区总工会接收\n')
  expect((await cli('bodies', 'remove', '工会')).out).toBe('已不再提供工会\n')
  expect((await cli('bodies', 'list')).out).toBe('目前没有可一起组建的组织\n')
})
