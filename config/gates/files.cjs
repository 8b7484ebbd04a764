// What lies in a built folder.
const { readdirSync, statSync } = require('node:fs')
const path = require('node:path')

/** Every file under a folder: its path from there with forward slashes, its absolute path, its bytes. */
function listFiles(folder, from = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(full, from)
    return [{ name: path.relative(from, full).split(path.sep).join('/'), full, bytes: statSync(full).size }]
  })
}

/** Bytes for a person, `12 KB`. */
const kilo = (bytes) => `${(bytes / 1024).toFixed(0)} KB`

module.exports = { listFiles, kilo }
