// What a browser fetches before the first page of the h5 face is on the screen.
const { readFileSync } = require('node:fs')
const path = require('node:path')
const { gzipSync } = require('node:zlib')
const { kilo } = require('./files.cjs')

const gzipped = (file) => gzipSync(readFileSync(file)).length

/** Addresses that index.html loads at once. */
function entryFiles(html) {
  const found = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  return found.flatMap((tag) => {
    const address = /\b(?:src|href)=["']?\/?([^"'\s>]+\.(?:js|css))/.exec(tag)
    return address ? [address[1]] : []
  })
}

/** The chunks that the router of Taro loads for a page: their numbers stand in its table of routes. */
function chunksOf(page, script) {
  const route = new RegExp(`["']?path["']?:\\s*["']${page}["'],\\s*["']?load["']?:(.{0,2000}?)\\.then`, 's').exec(
    script,
  )
  return route ? [...route[1].matchAll(/\.e\(["']?(\w+)["']?\)/g)].map(([, id]) => id) : []
}

/** webpack's tables from a chunk's number to the hash in its file's name, one for scripts and one for styles. */
function hashesOf(script) {
  const tables = script.matchAll(/\{((?:["']?\w+["']?:["'][0-9a-f]{8}["'],?)+)\}\[\w+\]\s*\+\s*["']\.(?:js|css)["']/g)
  return [...tables].map(([, body]) =>
    Object.fromEntries([...body.matchAll(/["']?(\w+)["']?:["']([0-9a-f]{8})["']/g)].map(([, id, hash]) => [id, hash])),
  )
}

/** Files of the first load; throws when the build's shape is not the known one, so that the gate never passes by not looking. */
function findFirstLoad(folder, files, page) {
  const entries = ['index.html', ...entryFiles(readFileSync(path.join(folder, 'index.html'), 'utf8'))]
  const scripts = entries
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  const chunks = scripts.flatMap((script) => chunksOf(page, script))
  const hashes = scripts.flatMap(hashesOf)
  if (chunks.length === 0) throw new Error(`no chunks of ${page} found in what index.html loads`)
  const wanted = chunks.flatMap((id) => hashes.flatMap((table) => (table[id] ? [table[id]] : [])))
  const loaded = files.filter(
    ({ name }) => /\.(?:js|css)$/.test(name) && wanted.some((hash) => name.includes(`.${hash}.`)),
  )
  if (loaded.length < chunks.length) throw new Error(`the chunks of ${page} are not all among the files`)
  return [...new Set([...entries, ...loaded.map(({ name }) => name)])]
}

/** Problems of weight after gzip, and a line with the figure. */
function checkFirstLoad(folder, files, limits) {
  let names
  try {
    names = findFirstLoad(folder, files, limits.firstPage)
  } catch (error) {
    return { problems: [`first load: ${error.message}`], sizes: [] }
  }
  const parts = names.map((name) => ({ name, bytes: gzipped(path.join(folder, name)) }))
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  const { value, source } = limits.firstLoadMax
  const largest = [...parts].sort((a, b) => b.bytes - a.bytes).slice(0, 4)
  const list = largest.map(({ name, bytes }) => `${name} ${kilo(bytes)}`).join(', ')
  return {
    problems:
      total > value
        ? [
            `first load: ${total} bytes gzip (${kilo(total)}), at most ${value} (${kilo(value)}): ${source}; largest ${list}`,
          ]
        : [],
    sizes: [`first load ${kilo(total)} gzip in ${parts.length} files (${list})`],
  }
}

module.exports = { checkFirstLoad }
