/**
 * `npm run bench:h5`: what a phone loads before it shows the form, and how long that takes in a real Chromium on a slow network:
 * 4G (DevTools' "Slow 4G" as Lighthouse throttles it: 1.6 Mbit/s, 150 ms) and a CPU four times slower; beside the same without throttling.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { CDPSession } from 'playwright-core'
import { findH5 } from '../../cloud/serve'
import { TestCity, firms, phones } from '../support/city'
import { newPhone, openBrowser } from '../support/browser'
import { median, ms, print } from './figures'

const ROUNDS = Number(process.env.ROUNDS ?? 5)
const SLOW = { latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 750e3 / 8, cpu: 4 }

const kilo = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

function weappMain(): string {
  const root = join(__dirname, '..', '..', 'dist', 'weapp')
  const sizes = { main: 0, sub: 0 }
  const walk = (folder: string, inside: 'main' | 'sub') => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path, folder === root && entry.name === 'cadre' ? 'sub' : inside)
      else sizes[inside] += statSync(path).size
    }
  }
  try {
    walk(root, 'main')
  } catch {
    return 'weapp: not built'
  }
  return `weapp: main package ${kilo(sizes.main)}, cadre's subpackage ${kilo(sizes.sub)}`
}

async function timeToForm(url: string, slow: boolean): Promise<{ form: number; bytes: number; gzip: number }> {
  const browser = await openBrowser()
  try {
    const { page } = await newPhone(browser)
    const session: CDPSession = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    if (slow) {
      const { cpu, ...network } = SLOW
      await session.send('Network.emulateNetworkConditions', { offline: false, ...network })
      await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    }
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const loaded: string[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/\.(js|css|html)$|^\/$/.test(pathname)) loaded.push(pathname === '/' ? '/index.html' : pathname)
    })
    const began = performance.now()
    await page.goto(url)
    await page.locator('#send-code').waitFor()
    const form = performance.now() - began
    const h5 = findH5() ?? ''
    const gzip = loaded.reduce((sum, path) => sum + gzipSync(readFileSync(join(h5, path)), { level: 9 }).length, 0)
    return { form, bytes, gzip }
  } finally {
    await browser.close()
  }
}

async function main(): Promise<void> {
  if (findH5() === null) execFileSync(process.execPath, ['config/build.cjs', 'h5'], { stdio: 'inherit' })
  const city = await TestCity.start({}, findH5())
  try {
    const url = `${city.url}/i/${await city.invite(firms.willow.uscc, { phone: phones.owner })}`
    await timeToForm(url, false)
    const slow: number[] = []
    const plain: number[] = []
    let bytes = 0
    let gzip = 0
    for (let round = 0; round < ROUNDS; round++) {
      const measured = await timeToForm(url, true)
      slow.push(measured.form)
      ;({ bytes, gzip } = measured)
      plain.push((await timeToForm(url, false)).form)
    }
    print(`from the tap on an invitation to its form, empty cache, ${ROUNDS} rounds in turns`, [
      `loaded: ${kilo(bytes)} over the wire (br), ${kilo(gzip)} as gzip`,
      `4G and 4× slower CPU: median ${ms(median(slow))} ms, longest ${ms(Math.max(...slow))} ms`,
      `unthrottled: median ${ms(median(plain))} ms, ratio ${(median(slow) / median(plain)).toFixed(1)}`,
      weappMain(),
    ])
  } finally {
    await city.stop()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
