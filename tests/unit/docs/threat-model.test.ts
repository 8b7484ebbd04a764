/** Every control of the threat model names a test that exists: a renamed or deleted test is noticed here. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '..', '..', '..')
const page = readFileSync(join(ROOT, 'docs', 'threat-model.md'), 'utf8')
const section = /## Abuse cases\n([\s\S]*?)\n## /.exec(page)?.[1] ?? ''
const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| abuse'))
const named = [...page.matchAll(/`(tests\/[^`]+?) › ([^`]+)`/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
)

/** Whether a file declares a test of this name, plainly or for each of a table. */
function declares(file: string, name: string): boolean {
  const path = join(ROOT, file)
  if (!existsSync(path)) return false
  const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``]
  const text = readFileSync(path, 'utf8')
  return quoted.some((one) => {
    const at = text.indexOf(one)
    // It stands as the first argument of a test: after `test(`, `it(`, or the table of `.each(…)(`.
    return at >= 0 && /(\btest|\bit|\))\(\s*$/.test(text.slice(0, at))
  })
}

describe('the threat model', () => {
  test('gives each abuse a control and a test', () => {
    expect(rows.length).toBeGreaterThan(30)
    for (const row of rows) {
      const [, abuse = '', control = '', shown = ''] = row.split('|').map((cell) => cell.trim())
      expect([abuse, control]).not.toContain('')
      expect(shown).toMatch(/^`tests\/[^`]+ › [^`]+`/)
    }
  })

  test.each(named)('%s has a test “%s”', (file, name) => {
    expect(declares(file, name)).toBe(true)
  })

  test('a test that is not there is noticed', () => {
    expect(declares('tests/unit/docs/threat-model.test.ts', ['no', 'such', 'test'].join(' '))).toBe(false)
    expect(declares('tests/unit/docs/none.test.ts', 'x')).toBe(false)
  })

  test('nothing is left open in it', () => {
    expect(page).not.toMatch(/TODO|TBD|FIXME/)
  })
})
