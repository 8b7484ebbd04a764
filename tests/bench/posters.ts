/**
 * npm run bench:posters: 500 posters of each format as one file, and beside it what one would write in an hour: pdfkit's own wrapping, the code as a picture, a document
 * each. Both set the same words in the same two fonts. Ours and the peer take turns; the whole of a batch, thread and all, is timed too.
 */
import PDFDocument from 'pdfkit'
import { toBuffer } from 'qrcode'
import { posterWords as words } from '../../types/words/posters'
import { posterFormats, type PosterFormat } from '../../types/posters'
import { openPrint, type Poster } from '../../cloud/outreach/posters/actions'
import { faceOf } from '../../cloud/outreach/posters/drawing/faces'
import { startPress } from '../../cloud/outreach/posters/press'
import { nameOf, posterOf } from '../support/printed/posters'
import { median, ms, print, quantile } from './figures'

const COUNT = 500
/** The peer is slow and each of its posters like the next. */
const PEERS = 50
const about = { author: '一键入团', at: new Date('2026-11-28T00:00:00Z') }
const postersOf = (format: PosterFormat): Poster[] =>
  Array.from({ length: COUNT }, (_, n) =>
    posterOf(format, {
      name: nameOf(8 + (n % 30)),
      link: `https://rutuan.example.gov.cn/i/Ab3dE5gH7kLm9pQrStUv${String(n).padStart(4, '0')}`,
    }),
  )

async function lengthOf(content: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of content) bytes += chunk.length
  return bytes
}

async function ours(posters: readonly Poster[]) {
  const began = performance.now()
  const file = openPrint(about)
  const bytes = lengthOf(file.content)
  const times = posters.map((poster) => {
    const started = performance.now()
    if (!file.add(poster)) throw new Error('it could not be set')
    return performance.now() - started
  })
  file.end()
  return { bytes: await bytes, times, wall: performance.now() - began }
}

async function inThread(posters: readonly Poster[]) {
  const began = performance.now()
  const press = startPress(about)
  const bytes = lengthOf(press.content)
  for (let at = 0; at < posters.length; at += 50) await press.draw(posters.slice(at, at + 50))
  press.end()
  await bytes
  const wall = performance.now() - began
  await press.stop()
  return wall
}

async function plain(posters: readonly Poster[]) {
  const times: number[] = []
  let bytes = 0
  for (const poster of posters) {
    const started = performance.now()
    const doc = new PDFDocument({ size: poster.format === 'a3' ? 'A3' : 'A4' })
    const length = lengthOf(doc)
    for (const weight of ['regular', 'bold'] as const) doc.registerFont(weight, faceOf(weight))
    doc.font('bold').fontSize(48).text(words.titleLines.join('\n'))
    doc.fontSize(24).text(poster.name).font('regular').fontSize(12)
    for (const line of [words.invites[poster.kind](poster.inviter.name), ...words.what(poster.kind)]) doc.text(line)
    for (const { when, what } of words.next(poster.answerDays)) doc.text(`${when} ${what}`)
    doc.image(await toBuffer(poster.link, { errorCorrectionLevel: 'H', scale: 8 }), { width: 160 })
    doc
      .text(poster.link)
      .text(poster.inviter.name)
      .text(poster.inviter.phone ?? '')
    doc.end()
    bytes += await length
    times.push(performance.now() - started)
  }
  return { bytes, times }
}

async function main(): Promise<void> {
  const lines: string[] = []
  for (const format of posterFormats) {
    const posters = postersOf(format)
    const mine = await ours(posters)
    const peer = await plain(posters.slice(0, PEERS))
    const again = await ours(posters)
    const thread = await inThread(posters)
    const times = [...mine.times, ...again.times]
    const perPoster = median([mine.wall, again.wall]) / COUNT
    const perPeer = peer.times.reduce((sum, one) => sum + one, 0) / PEERS
    lines.push(
      `${format}: ${COUNT} in ${ms(median([mine.wall, again.wall]))} ms, in the thread ${ms(thread)} ms; a poster median ${ms(median(times))} p99 ${ms(quantile(times, 0.99))} ms; ${(mine.bytes / 2 ** 20).toFixed(1)} MB`,
      `  plain: ${ms(perPeer)} ms and ${(peer.bytes / PEERS / 1024).toFixed(0)} KB a poster (median ${ms(median(peer.times))}, p99 ${ms(quantile(peer.times, 0.99))}); ours ${ms(perPoster)} ms and ${(mine.bytes / COUNT / 1024).toFixed(0)} KB: ${(perPeer / perPoster).toFixed(1)} times as fast`,
    )
  }
  print(`bench:posters`, lines)
}

void main()
