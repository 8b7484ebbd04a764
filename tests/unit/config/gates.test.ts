/** The gates of the build, on small invented builds: what must not go out does not go out, and the line says where and why. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import budgets from '../../../config/gates/budgets.cjs'
import { checkBuild } from '../../../config/gates/index.cjs'

const folders: string[] = []
/** A folder with these files. */
function built(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gates-test-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const weapp = {
  'app.json': JSON.stringify({ pages: ['pages/a/index'], subPackages: [{ root: 'sub', pages: ['b/index'] }] }),
  'app.js': 'var a = 1',
  'pages/a/index.js': 'var p = function () { return a }',
  'pages/a/index.json': '{}',
  'pages/a/index.wxml': '<view />',
  'sub/b/index.js': 'var q',
  'sub/b/index.json': '{}',
  'sub/b/index.wxml': '<view />',
}
const h5 = {
  'index.html':
    '<html><script defer="defer" src="/js/app.00000001.js"></script><link href="/css/app.css" rel="stylesheet">',
  'css/app.css': 'a{}',
  'js/app.00000001.js': [
    'var r=[{path:"pages/home/index",load:function(a,u){return[Promise.all([t.e(74),t.e(643)]).then(t.bind(t,1))]}},',
    '{path:"pages/mine/index",load:function(a,u){return[t.e(99).then(t.bind(t,1))]}}];',
    't.u=function(a){return"js/"+({74:"cloud"}[a]||a)+"."+{74:"aaaaaaaa",643:"bbbbbbbb",99:"cccccccc"}[a]+".js"}',
  ].join(''),
  'js/cloud.aaaaaaaa.js': 'var c',
  'js/643.bbbbbbbb.js': 'var h',
  'js/99.cccccccc.js': 'var m',
}
const problems = (face: 'weapp' | 'dd' | 'h5', files: Record<string, string | Buffer>) =>
  checkBuild(face, built(files)).problems

describe('a mini build', () => {
  test('that keeps everything passes, and its packages are weighed', () => {
    const { problems: found, sizes } = checkBuild('weapp', built(weapp))
    expect(found).toEqual([])
    expect(sizes).toEqual(['package main 0 KB', 'package sub/ 0 KB'])
  })

  test.each([
    ['an arrow function', 'var f = () => 1'],
    ['a constant', 'const a = 1'],
    ['a template text', 'var t = `x`'],
    ['an async function', 'async function f() {}'],
    ['an optional chain', 'var x = a?.b'],
    ['a named group', 'var r = /(?<year>x)/'],
    ['a module', 'export default 1'],
  ])('with %s fails, naming the file and the place', (_, source) => {
    const [line, ...more] = problems('weapp', { ...weapp, 'pages/a/index.js': `var before = 1\n${source}` })
    expect(line).toMatch(/^pages\/a\/index\.js: not ES5 at character \d+/)
    expect(more).toEqual([])
  })

  test('with a page that has no template fails', () => {
    const { 'sub/b/index.wxml': _, ...rest } = weapp
    expect(problems('weapp', rest)).toEqual(['sub/b/index.wxml: missing, though app.json names the page'])
    // DingTalk's templates are called otherwise.
    expect(problems('dd', weapp)).toHaveLength(2)
  })

  test('above our aim for the main package fails, with size and limit', () => {
    const [line] = problems('weapp', { ...weapp, 'picture.png': Buffer.alloc(budgets.weapp.mainMax.value) })
    expect(line).toMatch(/^main package: \d+ bytes \(700 KB\), at most 716800 \(700 KB\)/)
  })

  test('with a subpackage above what the host takes fails; what is in it does not weigh on the main package', () => {
    const found = problems('weapp', { ...weapp, 'sub/big.png': Buffer.alloc(budgets.weapp.packageMax.value + 1) })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('package sub/')
  })

  test('above what the host takes in all fails', () => {
    const limits = { ...budgets, dd: { ...budgets.dd, totalMax: { value: 100, source: 'test' } } }
    const files = Object.fromEntries(Object.entries(weapp).map(([name, text]) => [name.replace('wxml', 'axml'), text]))
    expect(checkBuild('dd', built(files), limits).problems).toEqual([expect.stringContaining('all packages')])
  })
})

describe('any build', () => {
  test.each([
    ['a source map', 'app.js.map', '{}'],
    ['a source map’s address', 'x.js', 'var a\n//# sourceMappingURL=x.js.map'],
    ['this machine’s address', 'x.js', 'var u = "http://localhost:3000"'],
    ['this machine’s number', 'x.json', '{"u":"http://127.0.0.1"}'],
    ['a registry', 'x.txt', 'from https://registry.example.org/x'],
    ['a folder of this machine', 'x.js', 'var f = "/home/somebody/project/a.js"'],
  ])('with %s fails', (_, name, content) => {
    const found = problems('weapp', { ...weapp, [name]: content })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${name.replace('.', '\\.')}: `))
  })
})

describe('the browser’s build', () => {
  test('counts what index.html and the first page load, and nothing of other pages', () => {
    const { problems: found, sizes } = checkBuild(
      'h5',
      built({ ...h5, 'js/99.cccccccc.js': randomBytes(400_000).toString('hex') }),
    )
    expect(found).toEqual([])
    expect(sizes[0]).toMatch(/^first load \d KB gzip in 5 files/)
  })

  test('above 250 KB after gzip fails, naming the largest', () => {
    const [line] = problems('h5', { ...h5, 'js/643.bbbbbbbb.js': randomBytes(300_000).toString('hex') })
    expect(line).toMatch(/^first load: \d+ bytes gzip .* at most 256000 \(250 KB\).*js\/643\.bbbbbbbb\.js/)
  })

  test('whose shape the gate does not know fails rather than passing unseen', () => {
    expect(problems('h5', { ...h5, 'js/app.00000001.js': 'var a' })).toEqual([
      'first load: no chunks of pages/home/index found in what index.html loads',
    ])
  })
})
