// Builds one face: node config/build.cjs h5|weapp|dd. Silent but for errors and the sizes of what came out. A build that does not pass
// the gates (config/gates) fails.
const { spawn } = require('node:child_process')
const { readdirSync, readFileSync, statSync } = require('node:fs')
const path = require('node:path')
const { gzipSync } = require('node:zlib')
const { checkBuild } = require('./gates/index.cjs')
const { compress } = require('./compress.cjs')
const { writeWorker } = require('./offline/index.cjs')

const FACES = ['h5', 'weapp', 'dd']
const face = process.argv[2]
if (!FACES.includes(face)) {
  console.error(`usage: node config/build.cjs ${FACES.join('|')}`)
  process.exit(2)
}
const root = path.resolve(__dirname, '..')
const out = path.join(root, 'dist', face)

function files(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name)
    return entry.isDirectory() ? files(full) : [full]
  })
}

function report() {
  const all = files(out)
  const total = all.reduce((sum, file) => sum + statSync(file).size, 0)
  const kilo = (bytes) => `${(bytes / 1024).toFixed(0)} KB`
  console.log(`dist/${face}: ${kilo(total)} in ${all.length} files`)
  const scripts = all.filter((file) => /\.(js|css)$/.test(file)).sort((a, b) => statSync(b).size - statSync(a).size)
  for (const file of scripts.slice(0, 8)) {
    const body = readFileSync(file)
    console.log(`  ${path.relative(out, file)} ${kilo(body.length)} (gzip ${kilo(gzipSync(body).length)})`)
  }
}

const taro = require.resolve('@tarojs/cli/bin/taro', { paths: [root] })
const child = spawn(process.execPath, [taro, 'build', '--type', face, '--no-check'], {
  cwd: root,
  env: { ...process.env, BROWSERSLIST_ENV: 'production', NODE_ENV: 'production', TARO_ENV: face },
  stdio: ['ignore', 'pipe', 'pipe'],
})
const said = []
child.stdout.on('data', (chunk) => said.push(chunk))
child.stderr.on('data', (chunk) => said.push(chunk))
child.on('close', (code) => {
  const text = Buffer.concat(said).toString()
  // Taro ends with 0 even when webpack failed: believe its words.
  const failed = code !== 0 || /编译失败|Failed to compile|Module not found|✖ |ERROR in/.test(text)
  if (failed) {
    process.stderr.write(text)
    process.exit(code || 1)
  }
  if (face === 'h5') {
    writeWorker(
      out,
      files(out).map((file) => path.relative(out, file).split(path.sep).join('/')),
    )
    compress(files(out))
  }
  report()
  const { problems, sizes } = checkBuild(face, out)
  for (const size of sizes) console.log(`  ${size}`)
  for (const problem of problems) console.error(`dist/${face}: ${problem}`)
  if (problems.length > 0) process.exit(1)
})
