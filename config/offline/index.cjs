// Writes the browser's keeper of files beside the build: sw.js with the names of everything the app is made of.
const { createHash } = require('node:crypto')
const { readFileSync, writeFileSync } = require('node:fs')
const path = require('node:path')

const digest = (text) => createHash('sha256').update(text).digest('hex')
/** Scripts and styles named by their content. Whatever else lies there (the document, compressed twins) is not asked for by these names. */
const NAMED_BY_CONTENT = /^(?:js|css)\/[\w.-]+\.[0-9a-f]{8}\.(?:js|css)$/

/**
 * @param {string} folder the built h5 face
 * @param {readonly string[]} names its files, from there, with forward slashes
 */
function writeWorker(folder, names) {
  const files = names
    .filter((name) => NAMED_BY_CONTENT.test(name))
    .map((name) => `/${name}`)
    .sort()
  const document = digest(readFileSync(path.join(folder, 'index.html')))
  const worker = readFileSync(path.join(__dirname, 'worker.js'), 'utf8')
  // Any change of the keeper itself is a version too.
  const version = digest(JSON.stringify([document, files, worker])).slice(0, 12)
  const constants = { VERSION: version, DOCUMENT: document, FILES: files }
  const head = Object.keys(constants).map((name) => `const ${name} = ${JSON.stringify(constants[name])}\n`)
  writeFileSync(path.join(folder, 'sw.js'), head.join('') + worker)
  return { version, files: files.length }
}

module.exports = { writeWorker }
