// Writes .br and .gz beside what a browser loads: the service hands them out as they are and compresses nothing while it serves.
const { readFileSync, writeFileSync } = require('node:fs')
const { brotliCompressSync, constants, gzipSync } = require('node:zlib')

/** Below this a compressed answer saves nothing: it is one packet either way. Own choice, 2026-11-24. */
const WORTHWHILE = 1024

/** @param {readonly string[]} files paths of a build's files */
function compress(files) {
  for (const file of files) {
    if (!/\.(js|css|html|svg|json)$/.test(file)) continue
    const body = readFileSync(file)
    if (body.length < WORTHWHILE) continue
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
    writeFileSync(`${file}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
}

module.exports = { compress }
