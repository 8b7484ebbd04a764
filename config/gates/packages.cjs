// The packages of a mini face: that each page is whole, and what each package weighs.
const { existsSync, readFileSync } = require('node:fs')
const path = require('node:path')
const { kilo } = require('./files.cjs')

const TEMPLATE = { weapp: 'wxml', dd: 'axml' }

const readApp = (folder) => JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8'))

/** A page without its script, its template or its settings opens as a white screen. */
function checkPages(folder, face) {
  const app = readApp(folder)
  const packaged = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return [...app.pages, ...packaged].flatMap((page) =>
    ['js', 'json', TEMPLATE[face]]
      .filter((kind) => !existsSync(path.join(folder, `${page}.${kind}`)))
      .map((kind) => `${page}.${kind}: missing, though app.json names the page`),
  )
}

/** Bytes of the main package and of each subpackage by its root. */
function weigh(folder, files) {
  const roots = (readApp(folder).subPackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))
  const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])])
  for (const { name, bytes } of files) {
    const home = roots.find((root) => name.startsWith(root)) ?? 'main'
    sizes.set(home, sizes.get(home) + bytes)
  }
  return sizes
}

/** Problems of weight, and a line per package for whoever watches the build. */
function checkPackages(folder, files, limits) {
  const sizes = weigh(folder, files)
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  const over = (what, bytes, { value, source }) =>
    bytes > value ? [`${what}: ${bytes} bytes (${kilo(bytes)}), at most ${value} (${kilo(value)}): ${source}`] : []
  return {
    problems: [
      ...over('main package', sizes.get('main'), limits.mainMax),
      ...[...sizes].flatMap(([name, bytes]) => over(`package ${name}`, bytes, limits.packageMax)),
      ...over('all packages', total, limits.totalMax),
    ],
    sizes: [...sizes].map(([name, bytes]) => `package ${name} ${kilo(bytes)}`),
  }
}

module.exports = { checkPages, checkPackages }
