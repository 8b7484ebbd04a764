// Every script of a mini face parses as the syntax that all its hosts parse.
const { readFileSync } = require('node:fs')
const { parse } = require('acorn')

/** Problems of the `.js` files: one line each, naming file, place and limit. */
function checkSyntax(files, { value: ecmaVersion }) {
  return files
    .filter(({ name }) => name.endsWith('.js'))
    .flatMap(({ name, full }) => {
      const source = readFileSync(full, 'utf8')
      try {
        parse(source, { ecmaVersion, sourceType: 'script' })
        return []
      } catch (error) {
        const at = error.pos ?? 0
        const near = source.slice(Math.max(0, at - 20), at + 40).replace(/\s+/g, ' ')
        return [`${name}: not ES${ecmaVersion} at character ${at}, near “${near}” (${error.message})`]
      }
    })
}

module.exports = { checkSyntax }
