// Nothing of the building machine is in what is handed out.
const { readFileSync } = require('node:fs')

const TEXT = /\.(?:js|css|html|json|txt|svg|wxml|wxss|wxs|axml|acss|sjs)$/

/** Problems: source maps, and traces inside of texts, each with its file and what was found. */
function checkTraces(files, { value: traces }) {
  return files.flatMap(({ name, full }) => {
    if (name.endsWith('.map')) return [`${name}: a source map is not handed out`]
    if (!TEXT.test(name)) return []
    const text = readFileSync(full, 'utf8')
    return traces.flatMap(({ name: what, pattern }) => {
      const found = pattern.exec(text)
      return found ? [`${name}: contains ${what}, “${found[0].trim()}”, at character ${found.index}`] : []
    })
  })
}

module.exports = { checkTraces }
